"""The rows behind a program's billing, each kind in one query."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from clients.models import Client, Enrollment
from notes.models import Addendum, CosignRequest, GoalWork, Session

A_DAY = timedelta(days=1)
SESSION = ["client", "specialist", "program", "group_meeting", "service_code", "status", "planned_at", "start_at"]
SESSION += ["end_at", "happens_at", "method", "place", "not_met_because"]
NOTE = ["session", "no_goal", "group_size", "version", "signed_at", "signed_name", "signed_units", "due_at"]
OF_THE_OTHERS = ("pk", "client", "specialist", "start_at", "end_at", "group_meeting", "left")


@dataclass(frozen=True)
class Other:
    """Another held session, as far as it may overlap."""

    pk: UUID
    client: UUID
    specialist: UUID
    start_at: datetime
    end_at: datetime
    meeting: UUID | None
    left_out: UUID | None

    @property
    def url(self):
        return reverse("notes:session", args=[self.client, self.pk])


def midnights(since, until):
    """From the first moment of one day to the last of another, by the agency's clock."""
    zone = timezone.get_current_timezone()
    return datetime.combine(since, time(), zone), datetime.combine(until + A_DAY, time(), zone)


def _standing(rows):
    """Beside each session its line in a billing file that stands, and the decision to leave it out."""
    return rows.alias(
        now_billed=FilteredRelation("billed", condition=Q(billed__freed_at=None)),
        now_left_out=FilteredRelation("left_out", condition=Q(left_out__taken_back_at=None)),
    )


def sessions_of(program, since, until):
    """In the order of the clock, with note, work, addenda, co-signing, and what was decided about billing."""
    first, last = midnights(since, until)
    happened = Session.objects.not_called_off().filter(program=program).between(first, last)
    happened = happened.exclude(status=Session.Status.PLANNED, planned_at__gte=timezone.now())
    of_note = {"note": OuterRef("note")}
    added = Addendum.objects.filter(**of_note).order_by("-at")
    rows = _standing(happened).annotate(
        billed_file=F("now_billed__file"),
        billed_at=F("now_billed__file__made_at"),
        billed_units=F("now_billed__units"),
        left_out_id=F("now_left_out"),
        left_out_because=F("now_left_out__reason"),
        works_on_a_goal=Exists(GoalWork.objects.worked_on().filter(**of_note)),
        waits_for_cosign=Exists(CosignRequest.objects.filter(**of_note)),
        added_at=Subquery(added.values("at")[:1]),
    )
    told = rows.select_related("note").only(*SESSION, *(f"note__{name}" for name in NOTE))
    return list(told.soonest_first())


def enrollments_of(program, people):
    """{person: their times in the program, with what each said when}"""
    told = Enrollment.told().filter(pgh_obj__program=program, pgh_obj__client__in=people).select_related("pgh_obj")
    times, found = {}, {}
    for one in told:
        time = times.setdefault(one.pgh_obj_id, one.pgh_obj)
        time.__dict__.setdefault("past", []).append(one)
    for time in times.values():
        found.setdefault(time.client_id, []).append(time)
    return found


def specialists(pks):
    staff = Membership.objects.filter(pk__in=pks).select_related("user").with_past_credentials()
    return {member.pk: member for member in staff}


def others_of(since, until, specialists, people):
    """Held sessions of these specialists or people around these days, of whatever program."""
    first, last = midnights(since, until)
    near = Session.objects.held().filter(start_at__gte=first - A_DAY, start_at__lt=last, end_at__isnull=False)
    near = _standing(near.filter(Q(specialist__in=specialists) | Q(client__in=people))).annotate(left=F("now_left_out"))
    return [Other(*row) for row in near.order_by("start_at", "pk").values_list(*OF_THE_OTHERS)]


def without_papers(people):
    """Those of these people of whom no name on papers or no date of birth is written down."""
    lacking = Client.objects.filter(Q(legal_name="") | Q(born_on=None), pk__in=people)
    return set(lacking.values_list("pk", flat=True))


def minutes_billed(program, first, last):
    """[(person, start, minutes)] of what stands in the program's files from that moment to the other."""
    rows = Session.objects.filter(program=program, start_at__gte=first, start_at__lt=last, billed__freed_at=None)
    return rows.filter(billed__isnull=False).values_list("client", "start_at", "billed__minutes")
