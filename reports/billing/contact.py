from functools import cached_property

from notes.units import units

from .never import NEVER
from .waits import WAITS


class Contact:
    """One session of a program, and what keeps it from being billed: for now, or for good.

    Needs `billed_file` and its like from `asking.sessions_of`; the rules of the program, its people and its staff come
    with `Contacts`.
    """

    def __init__(self, session):
        self.session, self.note = session, getattr(session, "note", None)
        self.overlapping, self.waits_for_the_day = [], False
        self.units = session.billed_units if self.is_billed else self.note and self.note.signed_units
        self.has_no_units, self.month_minutes = self.units == 0 and not session.program.sums_the_day, None

    @property
    def client(self):
        return self.session.client

    @property
    def program(self):
        return self.session.program

    @cached_property
    def day(self):
        return self.session.service_day

    @property
    def is_held(self):
        return self.session.is_held

    @property
    def is_signed(self):
        return self.note is not None and self.note.is_signed

    @property
    def is_billed(self):
        return self.session.billed_file is not None

    @cached_property
    def code(self):
        """The one it was signed with; without one, the only one that fits today."""
        fitting = self.session.fitting_codes
        return self.session.service_code or (fitting[0] if len(fitting) == 1 else None)

    @cached_property
    def enrollment(self):
        """The one in force on its day, or None."""
        return next((one for one in self.session.enrollments if one.covers(self.day)), None)

    @cached_property
    def plan_review_due_on(self):
        """As it stood on the day; None where no review was due by a day."""
        return self.enrollment and self.enrollment.plan_review_due_by(self.day)

    @cached_property
    def review_written_down_on(self):
        """Where the review that it counts on was written down only after its day: when; else None."""
        return self.enrollment and self.enrollment.review_written_down_on(self.day)

    @property
    def has_no_review_day(self):
        """Nobody wrote down by when its plan is looked at again: nothing holds the session back for that."""
        return self.enrollment is not None and self.plan_review_due_on is None

    @property
    def unit_rule(self):
        return (self.code and self.code.unit_rule) or self.program.unit_rule

    @property
    def units_over(self):
        """How many units of its own minutes are not counted because the day was full."""
        if self.program.sums_the_day or not self.units:
            return 0
        return max(0, units(self.session.minutes, self.unit_rule) - self.units)

    @property
    def has_units_alone(self):
        return units(self.session.minutes, self.unit_rule) > 0

    @property
    def claims_less(self):
        """Than its note says, because what it counted with is not billed."""
        return self.is_signed and self.units < self.note.signed_units

    @property
    def was_added_to(self):
        """Something came to its note after it was billed."""
        session = self.session
        return bool(self.is_billed and session.added_at and session.added_at > session.billed_at)

    @property
    def signed_credential(self):
        """As it stands beside the signature."""
        return self.note.signed_name.rpartition(", ")[2] if ", " in self.note.signed_name else ""

    @cached_property
    def never(self):
        """Why it will not be billed; a session that did not take place needs no other reason."""
        return [] if self.is_billed else [reason for reason in NEVER if reason.holds(self)]

    @cached_property
    def waits(self):
        """What is still to be done before it can be billed."""
        return [] if self.is_billed or self.never else [reason for reason in WAITS if reason.holds(self)]

    @property
    def reasons(self):
        return self.never or self.waits

    def judge_again(self):
        """After something was found out about the contacts around it."""
        for name in ("never", "waits"):
            self.__dict__.pop(name, None)

    @property
    def outcome(self):
        if self.is_billed:
            return "billed"
        return "never" if self.never else "waits" if self.waits else "ready"

    @property
    def url(self):
        return (self.note if self.note and self.note.is_signed else self.session).get_absolute_url()

    @property
    def told(self):
        """Each reason as (words, where it is mended, what that place is called)."""
        return [(reason.words(self), *reason.mend(self)) for reason in self.reasons]
