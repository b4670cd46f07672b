"""A credential: which sessions of late it leaves uncovered."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.previewing import says
from notes.models import Session
from notes.models.question import A_DAY

LOOKED_BACK = 90


@says("credential")
def uncovered(before, after, changed):
    """By the periods of today, and by those that hold once this is saved."""
    since = timezone.now() - LOOKED_BACK * A_DAY
    held = Session.objects.held().filter(specialist=after.pk, start_at__gte=since)
    days = [timezone.localdate(at) for at in held.values_list("start_at", flat=True)]
    now, then = before.credential_periods, after.credential_periods
    if not after.is_corrected:
        then += now
    told = {"n": len(days), "days": LOOKED_BACK, "before": _count(days, now), "after": _count(days, then)}
    yield (
        ngettext(
            "They held %(n)s session in the last %(days)s days. On a day that no credential covers:"
            " %(after)s; as it is today, %(before)s.",
            "They held %(n)s sessions in the last %(days)s days. On days that no credential covers:"
            " %(after)s; as it is today, %(before)s.",
            len(days),
        )
        % told
    )
    if told["before"] != told["after"]:
        yield _("What can be billed is asked by these days, also of notes that are signed.")


def _count(days, periods):
    return sum(not any(period.covers(day) for period in periods) for day in days)
