"""How many minutes of supervision a month asks for, by the rules that held in it."""

from collections import defaultdict
from datetime import date, timedelta

from accounts.as_of import as_of, held_in_turn

from .models import RequiredTime

NOTHING_YET = RequiredTime(minutes=0)


def last_day_of(month):
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


class Asked:
    """`instead`: {program's key, or None for everybody: minutes} from the month `since` on, before it is saved."""

    def __init__(self, instead=None, since=None):
        told = defaultdict(list)
        for one in RequiredTime.told():
            told[one.program_id].append(one)
        self._rules = {program: _in_turn(rows) for program, rows in told.items()}
        for program, minutes in (instead or {}).items():
            earlier = [one for one in self._rules.get(program, [(date.min, 0)]) if one[0] < since]
            self._rules[program] = [(since, minutes), *earlier]

    def in_month(self, month, programs):
        """The most of what everybody is asked for and what these programs ask for; `month` is its first day."""
        rules, last = {None, *programs} & self._rules.keys(), last_day_of(month)
        return max((as_of(last, self._rules[key]) for key in rules), default=0)


def _in_turn(rows):
    """Where the first number has a month, nothing was asked for before it."""
    return held_in_turn([*rows, NOTHING_YET] if rows[-1].began_on else rows, "minutes", "began_on")
