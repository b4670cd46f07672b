from django.utils import timezone
from django.utils.functional import cached_property

from accounts.models import Program
from notes.units import due_at, last_day_to_bill

from .around import Around


class Counted:
    """What a session's program makes of it: its code, its units, and until when its note is due."""

    @property
    def is_group(self):
        """One person's part of a group's meeting; service codes are apart for it."""
        return self.group_meeting_id is not None

    def take_rules(self, enrollments):
        """Read the program with its rules, and the days in it, from these enrollments of the person."""
        self.enrollments = enrollments
        self.program = next((one.program for one in enrollments if one.program_id == self.program_id), self.program)

    @cached_property
    def enrollments(self):
        return list(self.client.enrollments.all())

    @property
    def service_day(self):
        """Its day of service, by the agency's clock: when it began, or was to; today before either."""
        happens_at = self.start_at or self.planned_at
        return timezone.localdate(happens_at) if happens_at else timezone.localdate()

    @property
    def enrollment(self):
        """The one in force on its day, or None."""
        day = self.service_day if self.start_at else timezone.localdate()
        mine = [one for one in self.enrollments if one.program_id == self.program_id]
        return next((one for one in mine if one.covers(day)), None)

    @property
    def plan_review_due_on(self):
        return self.enrollment.plan_review_due_on if self.enrollment else None

    @property
    def is_past_plan_review(self):
        """The plan was to be looked at before this day."""
        return bool(self.start_at and self.plan_review_due_on and self.service_day > self.plan_review_due_on)

    @property
    def is_past_credential(self):
        """The specialist's credential had run out by this day, or was not there yet."""
        has_one = self.start_at and self.specialist.credential
        return bool(has_one) and not self.specialist.credential_valid_on(self.service_day)

    @property
    def around(self):
        """The other contacts that this one is counted and compared with, asked anew each time."""
        return Around(self)

    @property
    def units(self):
        """The whole units that it adds to the person's day; None while it has no end."""
        return self.around.units if self.minutes is not None else None

    @property
    def unit_rule_words(self):
        """The rule of its code, where that has one of its own, or the program's."""
        own = self.service_code and self.service_code.unit_rule
        return (self.service_code if own else self.program).get_unit_rule_display()

    @property
    def fitting_codes(self):
        return [code for code in self.program.codes if code.fits(self.is_group, self.method, self.place)]

    @property
    def note_due_at(self):
        return self.due_after(self.program.note_due_in)

    @property
    def crisis_due_at(self):
        """When a note about a crisis is due, if the program asks for that: never later than any other."""
        if self.program.crisis_due_hours is None or not self.start_at:
            return self.note_due_at
        return min(self.note_due_at, self.due_after(self.program.crisis_due_hours, Program.DueIn.HOURS))

    def due_after(self, amount, unit=None):
        """That many of the program's hours or business days after its end; None before it began."""
        ended = self.end_at or self.start_at
        if ended is None:
            return None
        return due_at(ended, amount, unit or self.program.note_due_unit, timezone.get_current_timezone())

    @property
    def last_day_to_bill(self):
        if not self.start_at:
            return None
        return last_day_to_bill(self.start_at, self.program.not_billable_after, timezone.get_current_timezone())

    def settle_code(self):
        """The one code that fits; of several the one that was chosen, if it does."""
        fitting = self.fitting_codes
        chosen = next((code for code in fitting if code.pk == self.service_code_id), None)
        self.service_code = chosen or (fitting[0] if len(fitting) == 1 else None)

    def keep_code(self):
        """The code that fits, for good."""
        before = self.service_code_id
        self.settle_code()
        if self.service_code_id != before:
            self.save(update_fields=["service_code", "updated_at"])
