from django.utils import timezone
from django.utils.functional import cached_property


class Billable:
    """What a note lets an agency bill: linked where its program asks for it, in time, and how many units."""

    @cached_property
    def billed_at(self):
        """When its session went into a billing file that still stands, or None."""
        return self.session.billed.standing().values_list("file__made_at", flat=True).first()

    @property
    def is_billable_by_goal(self):
        """Some programs bill no session without a goal; a service log has none to show."""
        program = self.session.program
        has_goal = not program.needs_goal_to_bill or program.keeps_log_only
        return has_goal or bool(self.version) and any(work.is_worked_on for work in self.work)

    @property
    def is_in_time_to_bill(self):
        """Signed in time, or still in time."""
        last = self.session.last_day_to_bill
        return last is None or timezone.localdate(self.signed_at or timezone.now()) <= last

    @property
    def is_billable(self):
        return self.is_in_time_to_bill and self.is_billable_by_goal

    def units(self, around=None):
        """As signed; before, what its session adds to the day."""
        if self.is_signed:
            return self.signed_units
        if not self.is_billable_by_goal:
            return 0 if self.session.minutes is not None else None
        return (around or self.session.around).units
