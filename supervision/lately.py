"""The lists behind how much it is for one specialist, and behind the hints left in their signed notes."""

from django.db.models import Exists, OuterRef, Value
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notes.models import Hint, HintCount

from . import figures
from .days import WithoutDayOff
from .lists import NOTE_DAY, Kind, with_who_may_be_opened
from .rows import Row, a_session, day_of
from .team import midnight


def _before(team):
    """The four whole weeks before this one."""
    began_on = team.week_began_on
    rows = figures.sessions_of(team, began_on - figures.FOUR_WEEKS).filter(start_at__lt=midnight(began_on))
    return with_who_may_be_opened(rows, team)


def _crises(team):
    rows = figures.sessions_of(team, figures.four_weeks_ago()).filter(note__is_crisis=True)
    return with_who_may_be_opened(rows, team)


def _hints(kind):
    def rows(team):
        sessions = figures.sessions_of(team, figures.four_weeks_ago()).order_by().values("pk")
        found = HintCount.objects.filter(category=kind, note__session__in=sessions)
        may_be_opened = Exists(team.open_records.filter(pk=OuterRef("note__session__client")))
        told = {"may_be_opened": may_be_opened, "is_own": Value(team.member.is_specialist)}
        return found.select_related("note__session__client").annotate(**told)

    return rows


def _hint(left):
    day, count = day_of(left.note.session.start_at), str(left.count)
    if not left.may_be_opened:
        return Row(_("Somebody who is not on your board today"), "", day, count)
    client = left.note.session.client
    review = reverse("supervision:review", args=[client.pk, left.note_id])
    return Row(client.chosen_name, left.note.get_absolute_url() if left.is_own else review, day, count)


HINTS = gettext_lazy("Hints in signed notes, four weeks")
LATELY = {
    "before": Kind(gettext_lazy("Sessions in the four weeks before"), _before, "start_at", a_session),
    "crises": Kind(gettext_lazy("Crisis contacts in four weeks"), _crises, "start_at", a_session),
    "days": WithoutDayOff(gettext_lazy("Days without a day off")),
    **{
        f"hints-{kind.value}": Kind(format_lazy("{}: {}", HINTS, kind.label), _hints(kind), f"note__{NOTE_DAY}", _hint)
        for kind in Hint.Category
    },
}
