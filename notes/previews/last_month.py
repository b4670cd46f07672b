"""Last month's signed notes of a program, counted by other rules than those they were signed by."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.functional import cached_property

from notes.models import GoalWork, Note
from notes.models.around import NO_CODE
from notes.units import day_units, last_day_to_bill

ROW = ["session__client", "session__start_at", "session__end_at", "session__service_code"]
ROW += ["session__service_code__unit_rule", "signed_at", "has_goal"]


class LastMonth:
    def __init__(self, program):
        first = timezone.localdate().replace(day=1)
        last = first - timedelta(days=1)
        self.zone = timezone.get_current_timezone()
        self._notes = Note.objects.signed().in_program(program).on_days(last.replace(day=1), last)
        self._usual = [code for code in program.codes if not code.is_group]

    @cached_property
    def count(self):
        return self._notes.count()

    @cached_property
    def _rows(self):
        has_goal = Exists(GoalWork.objects.worked_on().filter(note=OuterRef("pk")))
        return list(self._notes.annotate(has_goal=has_goal).oldest_first().values_list(*ROW, named=True))

    def units(self, program, rules=None):
        """What these contacts come to, all counted anew; `rules`: {service code: its rule} instead of those kept."""
        return sum(self._units_of_day(lines, program, rules or {}) for lines in self._days(program).values())

    def too_late(self, program):
        """How many were signed after the last day on which they may be billed."""
        days = program.not_billable_after
        if days is None:
            return 0
        last = (last_day_to_bill(row.session__start_at, days, self.zone) for row in self._rows)
        return sum(timezone.localdate(row.signed_at) > day for row, day in zip(self._rows, last, strict=True))

    def _days(self, program):
        """{(person, day): {code: [(minutes, rule of its own)]}}"""
        days = defaultdict(lambda: defaultdict(list))
        usual = self._usual[0] if len(self._usual) == 1 else NO_CODE
        for row in self._rows:
            if program.needs_goal_to_bill and not program.keeps_log_only and not row.has_goal:
                continue
            minutes = int((row.session__end_at - row.session__start_at).total_seconds() // 60)
            code = row.session__service_code or usual.pk
            rule = row.session__service_code__unit_rule if row.session__service_code else usual.unit_rule
            day = timezone.localdate(row.session__start_at)
            days[row.session__client, day][code].append((minutes, rule))
        return days

    def _units_of_day(self, lines, program, rules):
        whole = 0
        for code, contacts in lines.items():
            rule = rules.get(code, contacts[0][1]) or program.unit_rule
            whole += sum(day_units([minutes for minutes, _rule in contacts], rule, program.sums_the_day))
        return whole if program.day_cap is None else min(whole, program.day_cap)
