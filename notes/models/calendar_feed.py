"""The secret address at which a specialist's own calendar reads when they meet somebody."""

import secrets
from datetime import timedelta

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet
from accounts.models.membership import digest

from .meeting import GroupMeeting
from .session import Session

AHEAD, BACK = timedelta(days=60), timedelta(days=14)


class CalendarFeedQuerySet(WalledQuerySet):
    def live(self):
        return self.filter(ended_at=None)


class CalendarFeed(Walled):
    """Works until it is replaced or turned off, or its specialist is one no more. Only the secret's digest is kept."""

    specialist = models.ForeignKey(Membership, models.PROTECT, related_name="calendar_feeds", editable=False)
    digest = models.CharField(max_length=64, editable=False, unique=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints = [
            models.UniqueConstraint(fields=["specialist"], condition=Q(ended_at=None), name="one_live_calendar_address")
        ]

    def __str__(self):
        return str(self.made_at)

    @classmethod
    def of(cls, specialist):
        """The live one, or None."""
        return specialist.calendar_feeds.live().first()

    @classmethod
    @transaction.atomic
    def make(cls, specialist):
        """A new secret; the one before stops working. Returns the secret: it cannot be shown again."""
        Membership.objects.select_for_update().get(pk=specialist.pk)
        cls.end(specialist)
        token = secrets.token_urlsafe(32)
        cls.objects.create(specialist=specialist, digest=digest(token))
        return token

    @classmethod
    def end(cls, specialist):
        specialist.calendar_feeds.live().update(ended_at=timezone.now())

    @staticmethod
    def agency_behind(token):
        """The id of the agency in which this secret is live, or None; asked before any agency is known."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT agency_of_calendar_feed(%s)", [digest(token)])
            return cursor.fetchone()[0]

    @classmethod
    def behind(cls, token):
        """The live one with this secret, in the agency in scope, or None."""
        live = cls.objects.live().select_related("specialist", "agency").filter(digest=digest(token))
        return live.filter(specialist__in=Membership.objects.specialists()).first()

    def sessions(self):
        """What stands in the plan about now, with those whom the specialist walks with today."""
        now = timezone.now()
        about_now = {"planned_at__gt": now - BACK, "planned_at__lt": now + AHEAD}
        mine = Session.objects.of_caseload(self.specialist), GroupMeeting.objects.led_by(self.specialist)
        return [one for rows in mine for one in rows.not_called_off().filter(**about_now).soonest_first()]
