"""People of a program with one specialist, against the number that the program asks for. It stops nobody."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from .assignment import Assignment


@dataclass(frozen=True)
class Above:
    """More people of a program than it asks for."""

    program: str
    count: int
    limit: int
    key: str

    @property
    def words(self):
        told = {"program": self.program, "count": self.count, "limit": self.limit}
        return _("%(program)s: %(count)s people; the program asks for %(limit)s at most.") % told


def with_above_limits(specialists):
    """These members with what `above_limits` reads: of today, primary and not cover."""
    today, of = timezone.localdate(), "client__enrollments__"
    in_force = Q(**{f"{of}ended_on": None}) | Q(**{f"{of}ended_on__gte": today})
    walking = Assignment.objects.in_force().filter(specialist=OuterRef("pk"), kind=Assignment.Kind.PRIMARY)
    rows = walking.filter(in_force, **{f"{of}began_on__lte": today, f"{of}program__people_per_specialist__gt": 0})
    program = {"key": F(f"{of}program"), "name": F(f"{of}program__name")}
    rows = rows.order_by().values(**program, limit=F(f"{of}program__people_per_specialist"))
    above = rows.annotate(count=Count("client_id", distinct=True)).filter(count__gt=F("limit")).order_by("name")
    told = JSONObject(program="name", count="count", limit="limit", key="key")
    return specialists.annotate(above=ArraySubquery(above.values(told=told)))


def above_limits(specialist):
    """[Above] of one from `with_above_limits`; nothing of anybody else."""
    return [Above(**told) for told in getattr(specialist, "above", [])]
