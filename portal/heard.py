"""What comes to the person from others, for the journey: cheers, the next time of their group, and what came of asking
to come back. One query."""

from datetime import timedelta
from types import SimpleNamespace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from clients.models import Client, ComeBack
from goals.models import Cheer, ShownWin
from notes.models import GroupMeeting

CHEERS, FRESH = 2, timedelta(days=14)
CHEER = JSONObject(by=F("by__name"), words="words")
TAP = JSONObject(by=F("news__supporter__name"), words=F("win__words"))
OF_A_COME_BACK = ["answer_by", "is_welcome", "answer", "answered_by_name", "answered_at"]
LEADERS = {"one": F("group__leader__user__name"), "two": F("group__co_leader__user__name")}
MEETING = JSONObject(planned_at="planned_at", **LEADERS)
BACK = JSONObject(owed_by_name=F("owed_by__user__name"), **{name: name for name in OF_A_COME_BACK})
TOLD = ["cheers_told", "taps_told", "backs_told", "meetings_told", "was_walked_with", "is_walked_with"]


class Heard:
    """`cheers` of the staff, `taps` of supporters, `come_back` while it waits or its answer is fresh; `meeting`: when
    a group they are in meets next, and who leads it. Neither the group's name nor its people stand here."""

    def __init__(self, client):
        cheers = Cheer.objects.filter(client=OuterRef("pk")).welcome_to(client)
        taps = ShownWin.objects.cheered_for(client)
        backs = ComeBack.objects.filter(client=OuterRef("pk")).newest_first()
        meetings = GroupMeeting.objects.planned().filter(planned_at__gte=timezone.now()).of_person(client)
        row = Client.objects.filter(pk=client.pk).annotate(
            cheers_told=ArraySubquery(cheers.values(told=CHEER)[:CHEERS]),
            taps_told=ArraySubquery(taps.values(told=TAP)[:CHEERS]),
            backs_told=ArraySubquery(backs.values(told=BACK)[:1]),
            meetings_told=ArraySubquery(meetings.soonest_first().values(told=MEETING)[:1]),
            was_walked_with=Exists(client.assignments.all()),
            is_walked_with=Exists(client.assignments.in_force()),
        )
        told = row.values_list(*TOLD, named=True).get()
        self.cheers = [{**cheer, "by": cheer["by"].split(" ")[0]} for cheer in told.cheers_told]
        self.taps = told.taps_told
        self.meeting = next(map(_meeting, told.meetings_told), None)
        self.come_back = next((back for back in map(_come_back, told.backs_told) if _is_news(back, client)), None)
        has_ended = bool(client.archived_on) or (told.was_walked_with and not told.is_walked_with)
        waits = self.come_back is not None and self.come_back.answered_at is None
        self.may_come_back = has_ended and not waits


def _meeting(told):
    return SimpleNamespace(planned_at=parse_datetime(told["planned_at"]), led_by=_names(told))


def _names(told):
    """Of one who leads the group, or of two."""
    first = {who: told[who].split(" ")[0] for who in LEADERS if told[who]}
    return _("%(one)s and %(two)s") % first if "two" in first else first["one"]


def _come_back(told):
    moments = {name: told[name] and parse_datetime(told[name]) for name in ("answer_by", "answered_at")}
    return SimpleNamespace(**(told | moments))


def _is_news(back, client):
    return back.answered_at is None or bool(client.archived_on) or timezone.now() - back.answered_at < FRESH
