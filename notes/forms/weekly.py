"""Planning once, or every week until some day."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.days import DayField
from notes.models import SessionSeries

from .sessions import PlanForm

A_WEEK = timedelta(days=7)
MOST = SessionSeries.MOST


class WeeklyPlanForm(PlanForm):
    """A plan for one day or, with `weekly`, for every week; `days` are those on which it can be."""

    weekly = forms.BooleanField(label=_("Every week, at the same time"), required=False)
    times = forms.IntegerField(
        label=_("How many times"),
        required=False,
        min_value=2,
        max_value=MOST,
        help_text=_("From 2 to 26. Or give a last day instead."),
    )
    until = DayField(_("Or until this day"), required=False)

    field_order = [*PlanForm.field_order, "weekly", "times", "until"]

    def clean(self):
        cleaned = super().clean()
        self.days = self.left_out = []
        if self.instance.planned_at and cleaned.get("day") and cleaned.get("program"):
            self.instance.program = cleaned["program"]
            self._choose_days(cleaned["day"], self._how_often(cleaned))
        return cleaned

    def _choose_days(self, first, times):
        wished = [first + A_WEEK * week for week in range(times)]
        self.days = self.instance.days_together(wished)
        self.left_out = [day for day in wished if day not in self.days]
        if first in self.left_out:
            self.add_error("day", _("By this day, the program or your time with this person has ended."))

    def _how_often(self, cleaned):
        if not cleaned.get("weekly") or self.has_error("times") or self.has_error("until"):
            return 1
        if bool(cleaned["times"]) == bool(cleaned["until"]):
            self.add_error("times", _("Say how many times, or give the last day: one of the two."))
            return 1
        return cleaned["times"] or self._weeks_until(cleaned["day"], cleaned["until"])

    def _weeks_until(self, first, last):
        weeks = (last - first) // A_WEEK + 1
        if weeks < 2:
            self.add_error("until", _("This is less than a week after the first day."))
        if weeks > MOST:
            self.add_error("until", _("That is more than 26 weeks. Choose an earlier day."))
        return min(max(weeks, 1), MOST)

    def save(self):
        """Returns the sessions that are planned."""
        if len(self.days) > 1:
            return SessionSeries.plan(self.instance, self.days).planned
        self.instance.save()
        return [self.instance]
