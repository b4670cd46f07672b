"""Who is in a program and has no specialist of their own today, and since when."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone

from clients.models import Assignment, Client, Enrollment

PAGE = 50


def waiting(member, program=None):
    """Enrollments of today, the longest waiting first, of people whom this member may see."""
    primary = Assignment.objects.filter(client=OuterRef("client"), kind=Assignment.Kind.PRIMARY)
    people = Client.objects.visible_to(member).current().order_by().values("pk")
    rows = Enrollment.objects.in_force().filter(client__in=people).filter(~Exists(primary.in_force()))
    if program:
        rows = rows.filter(program=program)
    before = primary.filter(ended_on__lt=timezone.localdate()).order_by("-ended_on").values("ended_on")[:1]
    ahead = primary.filter(began_on__gt=timezone.localdate()).order_by("began_on")
    rows = rows.annotate(
        alone_on=Greatest("began_on", Coalesce(Subquery(before), F("began_on"))),
        left_on=Subquery(before),
        comes_on=Subquery(ahead.values("began_on")[:1]),
        comes_name=Subquery(ahead.values("specialist__user__name")[:1]),
    )
    return rows.select_related("client", "program")


def page(rows, after):
    """(rows of this page, the key to go on from or None), keyset-paged."""
    last = rows.filter(pk=after).first() if after else None
    if last is not None:
        rows = rows.filter(Q(alone_on__gt=last.alone_on) | Q(alone_on=last.alone_on, pk__gt=last.pk))
    shown = list(rows.order_by("alone_on", "pk")[: PAGE + 1])
    more = shown[PAGE - 1].pk if len(shown) > PAGE else None
    return [_row(one) for one in shown[:PAGE]], more


def _row(one):
    since = max(one.began_on, one.left_on + timedelta(days=1)) if one.left_on else one.began_on
    return {
        "client": one.client,
        "program": one.program.name,
        "since": since,
        "days": (timezone.localdate() - since).days,
        "comes_on": one.comes_on,
        "comes_name": one.comes_name,
        "url": reverse("overview", args=[one.client_id]),
        "assign_url": reverse("clients:assign", args=[one.client_id]),
    }
