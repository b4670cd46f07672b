"""Everybody whom a report would count without its filters, from one look, so that every choice of the filters can be
counted from it: what one report leaves out of another is known then without asking again."""

from datetime import timedelta
from functools import cached_property, reduce
from operator import and_

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from clients.models import Client, Enrollment
from goals.models import Goal

from .contacts import Contacts, among, delivered
from .paid import FirstPaidBy, LastPaidBy, payers_then
from .scope import belongs, parts_of, yes_or_no

# What a county leaves of somebody's contacts is all or nothing: the day of one of them need not be asked for again.
BEFORE, SINCE_REFERRED, WITH = {"program", "specialist", "payer"}, {"specialist", "payer"}, {"specialist"}
A_DAY = timedelta(days=1)


class Seen:
    def __init__(self, report):
        self.report, self.contacts = report, Contacts.of(report)
        self.people = list(_people(report, self.contacts))
        self.times = list(_times_in_programs(report, self.contacts))

    def within(self, names):
        return Within(self, frozenset(names))


class Within:
    """What is left of it by some of the filters."""

    def __init__(self, seen, names):
        self.report, self.names, self.contacts = seen.report, names, seen.contacts.within(names)
        self.first_days = self.contacts.first_days
        self.served = [one for one in seen.people if one.pk in self.first_days]
        self.times = [one for one in seen.times if "program" not in names or one.program_id == self.report.program_id]

    @cached_property
    def counted(self):
        """The times in programs that belong to it."""
        asked = [f"in_{name}" for name in self.names - {"program"}]
        return [time for time in self.times if all(getattr(time, name) for name in asked)]

    def last_before(self, one):
        """The last contact before the period."""
        return getattr(one, _called("last_before", self.names & BEFORE))

    def first_at(self, time):
        """The first contact since the referral."""
        return getattr(time, _called("first_at", self.names & SINCE_REFERRED))

    def payers(self, time):
        """Who paid for it on the days of its contacts."""
        if "payer" in self.names:
            return [self.report.payer]
        then = getattr(time, _called("payers_then", self.names & WITH))
        return [time.payer] if then is None else then


def _called(what, names):
    return "_".join([what, *sorted(names)])


def _people(report, contacts):
    people = Client.objects.filter(pk__in=among(contacts.first_days))
    for names in parts_of(report.filters.keys() & BEFORE):
        last = _last_before(report, names)
        if names:
            last = Case(When(pk__in=among(contacts.within(names).first_days), then=last))
        people = people.annotate(**{_called("last_before", names): last})
    people = people.annotate(**{name: F(f"self_description__{name}") for name in ("gender", "race", "veteran")})
    return people.by_name().only("pk", "language", "born_on", "county")


def _last_before(report, names):
    before = delivered(report, names - {"payer"}).filter(start_at__lt=report.moments[0])
    if "payer" in names:
        return LastPaidBy(before, F("pk"), payer=report.payer)
    return Subquery(before.filter(client=OuterRef("pk")).order_by("-start_at").values("start_at")[:1])


def _times_in_programs(report, contacts):
    """Of those served, and what ended, was referred or went on in the period."""
    ended = Q(ended_on__range=(report.since, report.until))
    going_on = Q(began_on__lte=report.until + A_DAY) & (Q(ended_on=None) | Q(ended_on__gte=report.until))
    wanted = Q(client__in=among(contacts.first_days)) | _referred(report) | ended | going_on
    of_time = report.filters.keys() - {"program"}
    times = Enrollment.objects.annotate(
        has_goal=Exists(Goal.objects.open().filter(client=OuterRef("client"))),
        **{f"in_{name}": yes_or_no(belongs(report, name)) for name in of_time},
        **{_called("first_at", names): _first_at(report, names) for names in parts_of(of_time & SINCE_REFERRED)},
        **{_called("payers_then", names): _payers(report, contacts, names) for names in parts_of(of_time & WITH)},
    )
    return times.filter(wanted).order_by("client__chosen_name", "client", "began_on", "pk")


def _first_at(report, names):
    """Asked only of the times that count with these filters: nobody else's contacts are gone through."""
    since = delivered(report, names - {"payer"})
    if "payer" in names:
        first = FirstPaidBy(since, F("client"), F("program"), F("referred_on"), payer=report.payer)
    else:
        theirs = since.filter(client=OuterRef("client"), program=OuterRef("program"))
        theirs = theirs.filter(start_at__date__gte=OuterRef("referred_on"))
        first = Subquery(theirs.order_by("start_at").values("start_at")[:1])
    counts = reduce(and_, (belongs(report, name) for name in sorted(names)), _referred(report))
    return Case(When(counts, then=first))


def _referred(report):
    return Q(referred_on__range=(report.since, report.until))


def _payers(report, contacts, names):
    begins, after = report.moments
    then = payers_then(delivered(report, names).filter(start_at__gte=begins, start_at__lt=after))
    if not names:
        return then
    return Case(When(client__in=among(contacts.within(names).first_days), then=then))
