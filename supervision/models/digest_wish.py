from datetime import datetime, time, timedelta

import pghistory
from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet

SALT = "weekly digest"
DAYS = tuple(WEEKDAYS.items())
EARLIEST, LATEST = 5, 21
HOURS = tuple((hour, f"{hour}:00") for hour in range(EARLIEST, LATEST + 1))
WEEK = timedelta(days=7)


class DigestWishQuerySet(WalledQuerySet):
    def of_staff_at_work(self):
        here = self.filter(member__ended_at=None, member__user__is_active=True)
        return here.exclude(member__user__email=None).select_related("member__user")


@pghistory.track(exclude=["sent_for"])
class DigestWish(Walled):
    """Somebody of the staff asked for their week's numbers by e-mail; gone when they no longer want them."""

    member = models.OneToOneField(Membership, models.PROTECT, related_name="digest_wish", editable=False)
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=DAYS, default=0)
    hour = models.PositiveSmallIntegerField(_("hour"), choices=HOURS, default=7)
    wished_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_for = models.DateField(null=True, editable=False)

    objects = DigestWishQuerySet.as_manager()

    class Meta:
        verbose_name = _("weekly e-mail")
        verbose_name_plural = _("weekly e-mails")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6, hour__gte=EARLIEST, hour__lte=LATEST), name="a_digest_has_its_hour"
            )
        ]

    def __str__(self):
        return f"{self.get_weekday_display()}, {self.get_hour_display()}"

    @classmethod
    def of(cls, member):
        """Theirs, or a new one that is not kept yet."""
        return cls.objects.filter(member=member).first() or cls(member=member)

    @property
    def clock(self):
        return time_format(time(self.hour), "TIME_FORMAT")

    @classmethod
    def end(cls, member):
        cls.objects.filter(member=member).delete()

    @classmethod
    def end_one(cls, pk):
        """Of the agency in scope; ended twice is ended."""
        cls.objects.filter(pk=pk).delete()

    @property
    def day_due(self):
        """The last day, by the agency's clock, on which its hour has come; None while that was before the wish."""
        now = timezone.localtime()
        day = now.date() - timedelta(days=(now.weekday() - self.weekday) % 7)
        moment = datetime.combine(day, time(self.hour), now.tzinfo)
        if moment > now:
            day, moment = day - WEEK, moment - WEEK
        return day if moment >= self.wished_at else None

    @property
    def is_due(self):
        """At most one in seven days, also when the day was changed meanwhile."""
        return self.day_due is not None and (self.sent_for is None or self.day_due - self.sent_for >= WEEK)

    @property
    def token(self):
        """Opens the page on which it is ended, also signed out."""
        return signing.dumps([str(self.agency_id), str(self.pk)], salt=SALT)

    @staticmethod
    def behind(token):
        """(agency, key) of a token of ours, or None."""
        try:
            return tuple(signing.loads(token, salt=SALT))
        except signing.BadSignature:
            return None
