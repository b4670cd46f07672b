"""What changes of an agency's rules of supervision, and of its teams, do to its people."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership
from accounts.previewing import says

from .given import given_to
from .moving import Moved
from .team import month_began_on

NAMED = 12


@says("supervision")
def from_when(minutes, since):
    told = {"month": date_format(since, "F Y")}
    yield _("Asked for from %(month)s on. Months before it keep what was asked for then.") % told
    if since < month_began_on():
        yield _("Reports and audit packets of the months since then are counted by the new numbers.")


@says("supervision")
def who_has_less(minutes, since):
    """This month, by the numbers of today and by the new ones; by name, as their supervisors see it."""
    month, specialists = month_began_on(), list(Membership.objects.specialists().by_name())
    before, after = (_less(specialists, month, change) for change in (None, (minutes, since)))
    words = ngettext(
        "Less than is asked for so far this month: %(n)s peer specialist; by the numbers of today, %(before)s.",
        "Less than is asked for so far this month: %(n)s peer specialists; by the numbers of today, %(before)s.",
        len(after),
    )
    yield words % {"n": len(after), "before": len(before)}
    for one in after[:NAMED]:
        told = {"name": one.specialist.name, "given": one.minutes[month], "asked": one.asked[month]}
        yield _("%(name)s: %(given)s of %(asked)s minutes.") % told
    if len(after) > NAMED:
        yield _("And %(n)s more.") % {"n": len(after) - NAMED}


def _less(specialists, month, change):
    given = given_to(specialists, months=[month], change=change)
    return [one for one in given if one.minutes[month] < one.asked[month]]


@says("team")
def planned_meetings(person, chosen, closes):
    moved = Moved(person, chosen)
    if moved.going:
        yield ngettext(
            "%(n)s planned supervision meeting goes over with them and keeps its day and hour.",
            "%(n)s planned supervision meetings go over with them and keep their days and hours.",
            len(moved.going),
        ) % {"n": len(moved.going)}
    if moved.others and closes:
        yield _("Planned meetings of a group that goes apart: %(n)s. They are called off.") % {"n": len(moved.others)}
    elif moved.others:
        told = {"n": len(moved.others), "name": person.name}
        yield _("Planned meetings of a group that goes apart: %(n)s. They stay with %(name)s.") % told
