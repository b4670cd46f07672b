"""People of a program with one specialist, against the number that the program asks for. It stops nobody."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .assignment import Assignment


@dataclass(frozen=True)
class Above:
    """More people of a program than it asks for."""

    program: str
    count: int
    limit: int

    @property
    def words(self):
        told = {"program": self.program, "count": self.count, "limit": self.limit}
        return _("%(program)s: %(count)s people; the program asks for %(limit)s at most.") % told


def above_limits(specialists):
    """{specialist's key: [Above]}, of today, primary and not cover, in one query."""
    today, of = timezone.localdate(), "client__enrollments__"
    in_force = Q(**{f"{of}ended_on": None}) | Q(**{f"{of}ended_on__gte": today})
    rows = Assignment.objects.in_force().filter(in_force, specialist__in=specialists, kind=Assignment.Kind.PRIMARY)
    rows = rows.filter(**{f"{of}began_on__lte": today, f"{of}program__people_per_specialist__isnull": False})
    limit = F(f"{of}program__people_per_specialist")
    counted = rows.order_by().values("specialist_id", program=F(f"{of}program__name"), limit=limit)
    found = defaultdict(list)
    for row in counted.annotate(count=Count("client_id", distinct=True)).filter(count__gt=limit).order_by("program"):
        found[row["specialist_id"]].append(Above(row["program"], row["count"], row["limit"]))
    return found
