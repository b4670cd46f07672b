"""How many minutes of supervision a month asks for, by the rules that held in it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from accounts.as_of import as_of, held_in_turn

from .models import RequiredTime

RULE = ["minutes", "began_on", "pgh_created_at", "pgh_id"]
NO_RULE_YET = [(date.min, 0)]


def last_day_of(month):
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """What was once written down for a program, or for everybody."""

    program: UUID | None
    minutes: int
    began_on: date | None = None
    pgh_created_at: datetime | None = None
    pgh_id: int = 0


class Asked:
    """`told`: everything that was written down, in any order."""

    def __init__(self, told=None):
        rows = RequiredTime.told().values_list("program_id", *RULE) if told is None else ()
        by_program = defaultdict(list)
        for one in sorted(told or (Told(*row) for row in rows), key=lambda one: -one.pgh_id):
            by_program[one.program].append(one)
        self._rules = {program: _in_turn(found) for program, found in by_program.items()}

    def changed(self, minutes, since):
        """As it would be with these {program, or None for everybody: minutes} from a month on."""
        would = Asked(())
        would._rules = dict(self._rules)
        for program, asked in minutes.items():
            earlier = [one for one in self._rules.get(program, NO_RULE_YET) if one[0] < since]
            would._rules[program] = [(since, asked), *earlier]
        return would

    def in_month(self, month, programs):
        """The most of what everybody is asked for and what these programs ask for; `month` is its first day."""
        rules, last = {None, *programs} & self._rules.keys(), last_day_of(month)
        return max((as_of(last, self._rules[key]) for key in rules), default=0)


def _in_turn(told):
    """Where the first number has a month, nothing was asked for before it."""
    return held_in_turn([*told, Told(None, 0)] if told[-1].began_on else told, "minutes", "began_on")
