from datetime import timedelta

import pghistory
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled
from clients.models import Client
from notes.clock import moment

from .session import PLAN, Session

A_WEEK = timedelta(days=7)


@pghistory.track()
class SessionSeries(Walled):
    """The same day and time on the clock every week. Its sessions are planned at once, and each may go its own way."""

    MOST = 26

    client = models.ForeignKey(Client, models.PROTECT, related_name="session_series", editable=False)
    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    weekday = models.PositiveSmallIntegerField(editable=False)
    time = models.TimeField(editable=False)
    until_on = models.DateField(editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("weekly sessions")
        verbose_name_plural = _("weekly sessions")
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="a_week_has_seven_days"),
        ]

    def __str__(self):
        return f"{self.time:%H:%M}"

    @classmethod
    @transaction.atomic
    def plan(cls, first, days):
        """The same session on each of these days, at the time on the clock of the first one."""
        series = cls._begin(first, days[-1])
        zone = timezone.get_current_timezone()
        series.planned = Session.objects.bulk_create(
            Session(
                client=first.client,
                specialist=first.specialist,
                series=series,
                planned_at=moment(day, series.time, zone),
                **{name: getattr(first, name) for name in PLAN},
            )
            for day in days
        )
        return series

    @classmethod
    def _begin(cls, first, until_on):
        local = timezone.localtime(first.planned_at)
        return cls.objects.create(
            client=first.client,
            specialist=first.specialist,
            weekday=local.weekday(),
            time=local.time(),
            until_on=until_on,
        )

    def after(self, session_at):
        """The plans of the series that come later."""
        return self.sessions.planned().filter(planned_at__gt=session_at).soonest_first()

    @transaction.atomic
    def replan(self, session, was_at, changed):
        """This session and all later ones take on what was changed, as a series of their own."""
        session.replan()
        later = list(self.after(was_at).exclude(pk=session.pk).select_for_update())
        if {"day", "time"} & set(changed):
            _move(later, session, timezone.localdate(was_at))
        for one in later:
            one.updated_at = timezone.now()
            for name in set(PLAN) & set(changed):
                setattr(one, name, getattr(session, name))
        rest = [session, *later]
        series = self._begin(session, timezone.localdate(rest[-1].planned_at))
        for one in rest:
            one.series = series
        Session.objects.bulk_update(rest, ["series", "planned_at", "updated_at", *PLAN])
        self._ends_before(timezone.localdate(was_at))
        return rest

    @transaction.atomic
    def call_off(self, session, because):
        """Take back this session and all later ones. Returns how many."""
        session.call_off(because)
        self._ends_before(timezone.localdate(session.planned_at))
        return 1 + self.after(session.planned_at).call_off(because)

    def _ends_before(self, day):
        self.until_on = day - timedelta(days=1)
        self.save(update_fields=["until_on"])


def _move(later, session, was_on):
    """Each to the new weekday and time in its own week, or as many weeks on as `session` moved; a gap stays one."""
    local = timezone.localtime(session.planned_at)
    zone, day = timezone.get_current_timezone(), local.date()
    weeks = _monday(day) - _monday(was_on)
    for one in later:
        week = _monday(timezone.localdate(one.planned_at)) + weeks
        day = max(day + A_WEEK, week + timedelta(days=local.weekday()))
        one.planned_at = moment(day, local.time(), zone)


def _monday(day):
    return day - timedelta(days=day.weekday())
