"""Whether those who walked with the person had the supervision that is asked for."""

from collections import defaultdict

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def what_lacks(facts):
    """A sentence for each specialist, and each month that is over, without as much as their programs ask for; where
    they ask for no minutes, for each who had no meeting in these days."""
    met = {specialist.pk for meeting in facts.supervision for specialist in meeting.specialists}
    lacks = []
    for specialist in facts.specialists:
        months = _months_over(facts, specialist)
        lacks += [words for month, asked in months if (words := _too_little(facts, specialist, month, asked))]
        if not months and specialist.pk not in met:
            lacks.append(_("No supervision of %(name)s in these days.") % {"name": specialist.name})
    return lacks


def is_asked_for(facts):
    return any(_months_over(facts, specialist) for specialist in facts.specialists)


def _months_over(facts, specialist):
    """[(first day, minutes that were asked for then)] of the months that are over and in which they met."""
    this, programs = timezone.localdate().replace(day=1), defaultdict(set)
    for session in facts.held:
        month = timezone.localdate(session.start_at).replace(day=1)
        if session.specialist_id == specialist.pk and month < this:
            programs[month].add(session.program_id)
    asked = [(month, facts.supervision_asked.in_month(month, programs[month])) for month in sorted(programs)]
    return [(month, minutes) for month, minutes in asked if minutes]


def _too_little(facts, specialist, month, asked):
    given = facts.supervision_minutes[specialist.pk][month]
    words = {"name": specialist.name, "month": date_format(month, "F Y"), "given": given, "asked": asked}
    if given < asked:
        return _("%(name)s, %(month)s: %(given)s of the %(asked)s minutes that are asked for.") % words
    return ""
