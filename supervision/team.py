"""Whose work a page looks at: these specialists, as this reader may see them, perhaps in one program alone."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from accounts.models import Membership
from clients.models import Assignment, Client, Enrollment


def midnight(day):
    """The moment the day began in the agency's time zone."""
    return timezone.make_aware(timezone.datetime.combine(day, timezone.datetime.min.time()))


def written(day):
    """Written into the question itself: a plan that PostgreSQL keeps for every day takes thousands of rows for few."""
    return RawSQL(f"'{day.isoformat()}'::date", ())


def month_began_on():
    return timezone.localdate().replace(day=1)


def specialists_of(member):
    return Membership.objects.supervised_by(member).by_name()


@dataclass(frozen=True)
class Team:
    """`specialists` are keys, or a subquery of them: hundreds of keys are slow to send."""

    member: object
    agency: object
    specialists: object
    program: object = None

    @classmethod
    def of(cls, member, specialists=None, program=None):
        """These specialists; without any, everybody whom the member looks after today."""
        if specialists is None:
            keys = Membership.objects.supervised_by(member).order_by().values("pk")
        else:
            keys = [one.pk for one in specialists]
        return cls(member, member.user.agency, keys, program)

    def narrowed(self, specialists):
        """To these alone."""
        return replace(self, specialists=[one.pk for one in specialists])

    @property
    def long_ago(self):
        return timezone.now() - timedelta(days=self.agency.not_seen_days)

    @property
    def week_began_on(self):
        return self.agency.week_began_on(timezone.localdate())

    @property
    def people(self):
        """Everybody on their caseloads today."""
        walks = Assignment.objects.in_force().filter(specialist__in=self.specialists)
        people = Client.objects.current().filter(pk__in=walks.values("client_id"))
        return people.in_program(self.program) if self.program else people

    @property
    def open_records(self):
        """What the reader may open: what is about others, the specialists' own supervisors of today look after."""
        return Client.objects.visible_to(self.member).order_by().values("pk")

    def walking(self, path):
        """Of rows from which `path` leads to a person: those of people on their caseloads, once for each specialist."""
        by, today = f"{path}assignments__", written(timezone.localdate())
        goes_on = Q(**{f"{by}ended_on": None}) | Q(**{f"{by}ended_on__gte": today})
        walks = {f"{by}began_on__lte": today, f"{by}specialist__in": self.specialists, f"{path}archived_on": None}
        return goes_on & Q(**walks, **self._in_program(path))

    def _in_program(self, path):
        if self.program is None:
            return {}
        enrolled = Enrollment.objects.in_force().filter(program=self.program)
        return {f"{path}pk__in": enrolled.values("client_id")}

    def is_again(self, path):
        """Whether another specialist of the team counts the same person already: in a sum everybody stands once."""
        by = f"{path}assignments__"
        others = Assignment.objects.in_force().filter(
            Q(kind=Assignment.Kind.PRIMARY) | Q(pk__lt=OuterRef(f"{by}pk")),
            client=OuterRef(f"{by}client"),
            specialist__in=self.specialists,
        )
        own = When(**{f"{by}kind": Assignment.Kind.PRIMARY}, then=Value(False))
        return Case(own, default=Exists(others))
