"""Days in a row without a day off, and what was done on each of them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from notes.models import IndirectTime

from . import counts, figures
from .lists import PAGE, with_who_may_be_opened
from .rows import Row, a_session


def other_work_of(team, since):
    """What they did beside the sessions: a day with it is no day off."""
    rows = IndirectTime.objects.kept().filter(specialist__in=team.specialists, on__gte=since)
    return rows.filter(program=team.program) if team.program else rows


def in_a_row(days):
    """The newest of these days, back from today (or from yesterday, while today has none yet) to the first day off."""
    day = timezone.localdate()
    if day not in days:
        day -= timedelta(days=1)
    run = []
    while day in days:
        run, day = [*run, day], day - timedelta(days=1)
    return run


class WithoutDayOff:
    """The list behind the number, for one specialist: the sessions and the other work, the first day at the top."""

    def __init__(self, title):
        self.title = title

    def page(self, team, after):
        """(rows of this page, the key to go on from or None); they are few enough to be put in order here."""
        rows = self._rows(team)
        first = next((place + 1 for place, row in enumerate(rows) if row.pk == after), 0) if after else 0
        shown = rows[first : first + PAGE]
        return shown, shown[-1].pk if len(rows) > first + PAGE else None

    def _rows(self, team):
        since = counts.weeks(team)[0]
        sessions = with_who_may_be_opened(figures.sessions_of(team, since), team)
        work = [(timezone.localdate(one.start_at), one.pk, _held(one)) for one in sessions]
        beside = other_work_of(team, since).with_who_is_known_to(team.member).with_names()
        work += [(one.on, one.pk, _beside(one)) for one in beside]
        run = set(in_a_row({day for day, _pk, _row in work}))
        return [row for day, _pk, row in sorted(work, key=lambda told: told[:2]) if day in run]


def _held(session):
    row = a_session(session)
    return Row(row.name, row.url, row.words, row.detail, session.pk)


def _beside(one):
    told = {"kind": one.get_kind_display(), "minutes": _("%s min") % one.minutes}
    named = one.client if one.is_known else None
    url = reverse("overview", args=[named.pk]) if named else ""
    name = named.chosen_name if named else _("Work beside the sessions")
    return Row(name, url, date_format(one.on, "DATE_FORMAT"), _("%(kind)s, %(minutes)s") % told, one.pk)
