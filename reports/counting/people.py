"""Who was served, who came anew, who left, how long the first contact took, and whose plan is current."""

from collections import defaultdict
from datetime import timedelta
from itertools import groupby

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from clients.models import Client, Enrollment
from goals.models import Goal

from .attributes import UNSAID, by_attribute
from .contacts import among, delivered
from .first_contact import first_contacts
from .found import Found
from .paid import payers_then
from .scope import of_program, times_in

A_DAY = timedelta(days=1)


def people_of(report, contacts):
    """{(name, cell): Found} of everything that counts people by their contacts and their time in programs."""
    served, times = list(_served(report, contacts)), list(_times_in_programs(report, contacts))
    of_client = {client: list(group) for client, group in groupby(times, lambda time: time.client_id)}
    counted = [time for time in times if time.is_in]
    return {
        ("served", ""): Found.of([one.pk for one in served]),
        **_new_and_continuing(served, of_client, contacts.first_days),
        **_closed(report, counted, of_client),
        **first_contacts(report, counted),
        **_plans(report, counted),
        **_by_program(report, served, contacts),
        **by_attribute(report, served, times, contacts),
    }


def _served(report, contacts):
    before = delivered(report).filter(client=OuterRef("pk"), start_at__lt=report.moments[0])
    last = before.order_by("-start_at").values("start_at")[:1]
    people = Client.objects.filter(pk__in=among(contacts.first_days)).annotate(last_before=Subquery(last))
    people = people.annotate(**{name: F(f"self_description__{name}") for name in ("gender", "race", "veteran")})
    return people.by_name().only("pk", "language", "born_on", "county")


def _times_in_programs(report, contacts):
    """Time in the report's programs: of those served, and what ended, was referred or went on in the period."""
    first = delivered(report).filter(client=OuterRef("client"), program=OuterRef("program"))
    first = first.filter(start_at__date__gte=OuterRef("referred_on")).order_by("start_at").values("start_at")[:1]
    period, goal = (report.since, report.until), Goal.objects.open().filter(client=OuterRef("client"))
    referred = Q(referred_on__range=period)
    is_in = Case(When(times_in(report), then=True), default=False) if times_in(report) else Value(True)
    begins, after = report.moments
    times = Enrollment.objects.filter(**of_program(report)).annotate(
        first_at=Case(When(referred, then=Subquery(first))),
        has_goal=Exists(goal),
        is_in=is_in,
        payers_then=payers_then(report, delivered(report).filter(start_at__gte=begins, start_at__lt=after)),
    )
    going_on = Q(began_on__lte=report.until) & (Q(ended_on=None) | Q(ended_on__gte=report.until))
    wanted = Q(client__in=among(contacts.first_days)) | referred | Q(ended_on__range=period) | going_on
    return times.filter(wanted).order_by("client__chosen_name", "client", "began_on", "pk")


def _new_and_continuing(served, of_client, first_days):
    found = {True: [], False: []}
    for one in served:
        found[_is_new(one, of_client.get(one.pk, []), first_days[one.pk])].append(one.pk)
    return {("new", ""): Found.of(found[True]), ("continuing", ""): Found.of(found[False])}


def _is_new(one, times, first_on):
    """Never seen before, or closed since they were seen last."""
    if one.last_before is None:
        return True
    last_on = timezone.localdate(one.last_before)
    return any(last_on <= time.ended_on < first_on for time in times if closes(time, times))


def closes(time, times):
    """It ended, and the person was in no other of these programs the day after."""
    return time.ended_on is not None and not any(other.covers(time.ended_on + A_DAY) for other in times)


def _closed(report, counted, of_client):
    """Each person once, by their last closing in the period."""
    last = {}
    for time in counted:
        ended = time.ended_on and report.since <= time.ended_on <= report.until
        if ended and closes(time, of_client[time.client_id]):
            before = last.get(time.client_id)
            last[time.client_id] = time if before is None or before.ended_on <= time.ended_on else before
    found = {("closed", ""): Found.of([time.pk for time in last.values()])}
    for ending in {time.ended_because for time in last.values()}:
        keys = [time.pk for time in last.values() if time.ended_because == ending]
        found["closed", ending or UNSAID] = Found.of(keys)
    return found


def _plans(report, counted):
    """On the last day of the period, each person once: by the time in a program that is latest to be reviewed."""
    people = {}
    for time in counted:
        if time.covers(report.until):
            people.setdefault(time.client_id, []).append(time)
    current = [client for client, times in people.items() if any(_is_current(time, report.until) for time in times)]
    return {("enrolled", ""): Found.of(people), ("planned", ""): Found.of(current)}


def _is_current(time, day):
    return time.has_goal and time.plan_review_due_on is not None and time.plan_review_due_on >= day


def _by_program(report, served, contacts):
    """Each person once in every program that they had a contact in."""
    parts = defaultdict(list)
    for one in contacts.parts:
        parts[str(one.program)].append(one)
    place = {one.pk: number for number, one in enumerate(served)}
    found = {}
    for program, some in parts.items():
        clients = sorted({one.client for one in some}, key=place.get)
        count, minutes, units = (sum(getattr(one, name) for one in some) for name in ("count", "minutes", "units"))
        found["program_people", program] = Found.of(clients, label=report.program_names[program])
        found["program_contacts", program] = Found.contacts(count, count)
        found["program_hours", program] = Found.contacts(count, minutes)
        found["program_units", program] = Found.contacts(count, units)
    return found
