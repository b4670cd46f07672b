"""Times as people say them: on the pages of sessions and notes, and on Today."""

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

A_WEEK = 7


def time_words(moment):
    return date_format(timezone.localtime(moment), "TIME_FORMAT")


def day_words(moment):
    return date_format(timezone.localtime(moment), _("D j M"))


def weekly_words(series):
    """The whole series: "Every Tuesday at 2 p.m., until 12 May 2027"."""
    return _("Every %(weekday)s at %(time)s, until %(day)s") % {
        "weekday": WEEKDAYS[series.weekday],
        "time": date_format(series.time, "TIME_FORMAT"),
        "day": date_format(series.until_on, "SHORT_DATE_FORMAT"),
    }


def shifted_words(sessions):
    """Sentences about those of a series for which the clocks leave no such time; they come later that day."""
    words = _("On %(day)s it is at %(time)s, because the clocks jump ahead.")
    for session in sessions:
        if session.series and timezone.localtime(session.planned_at).time() != session.series.time:
            yield words % {"day": day_words(session.planned_at), "time": time_words(session.planned_at)}


def due_words(due_at):
    """For a draft: "due Wednesday by 5 p.m.", never a red clock."""
    if due_at is None:
        return ""
    days = (timezone.localdate(due_at) - timezone.localdate()).days
    words = {"time": time_words(due_at), "day": date_format(timezone.localtime(due_at), _("D j M"))}
    if due_at < timezone.now():
        return _("was due %(day)s, %(time)s; it is signed as late") % words
    if days == 0:
        return _("due today by %(time)s") % words
    if days == 1:
        return _("due tomorrow by %(time)s") % words
    if days < A_WEEK:
        words["day"] = date_format(timezone.localtime(due_at), "l")
    return _("due %(day)s by %(time)s") % words


def minutes_words(session):
    if session.minutes is None:
        return ""
    return ngettext("%(count)s minute", "%(count)s minutes", session.minutes) % {"count": session.minutes}


def units_words(session):
    """The units by the program's rule and its code; nothing while there is no end."""
    count = session.units
    if count is None:
        return ""
    words = ngettext("%(count)s unit", "%(count)s units", count) % {"count": count}
    return f"{words} · {session.program.service_code}" if session.program.service_code else words


def ago_words(moment):
    """How long ago a day was: "6 days ago"."""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}


def saved_words(note):
    return _("Saved %(time)s") % {"time": time_words(note.saved_at)}
