"""Times as people say them: on the pages of sessions and notes, and on Today."""

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

A_WEEK = 7
NOON, EVENING = 12, 17


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


def due_words(due_at, late_at=None):
    """For a draft: "due Wednesday by 5 p.m.", never a red clock."""
    if due_at is None:
        return ""
    words = {"time": time_words(due_at), "day": _due_day(due_at)}
    if due_at < timezone.now() < (late_at or due_at):
        return _("was due %(day)s, %(time)s") % words
    if due_at < timezone.now():
        return _("was due %(day)s, %(time)s; it is signed as late") % words
    if _days_until(due_at) == 0:
        return _("due today by %(time)s") % words
    if _days_until(due_at) == 1:
        return _("due tomorrow by %(time)s") % words
    return _("due %(day)s by %(time)s") % words


def answer_words(answer_by):
    """For a message: "answer promised by Wednesday, 5 p.m."."""
    words = {"time": time_words(answer_by), "day": _due_day(answer_by)}
    if answer_by < timezone.now():
        return _("an answer was promised by %(day)s, %(time)s") % words
    if _days_until(answer_by) == 0:
        return _("an answer is promised by today, %(time)s") % words
    return _("an answer is promised by %(day)s, %(time)s") % words


def _days_until(moment):
    return (timezone.localdate(moment) - timezone.localdate()).days


def _due_day(moment):
    """The weekday within the next days, the date otherwise."""
    is_near = 0 <= _days_until(moment) < A_WEEK and moment >= timezone.now()
    return date_format(timezone.localtime(moment), "l" if is_near else _("D j M"))


def minutes_words(session):
    return "" if session.minutes is None else _minutes(session.minutes)


def _minutes(count):
    return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}


def length_words(minutes):
    """How long something took: "25 minutes", "1 h 25 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _minutes(minutes)
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest} if rest else _hours(hours)


def _hours(count):
    return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}


def units_words(note, around=None):
    """The units by the program's rule and the code; nothing while there is no end."""
    count, code = note.units(around), note.signed_code or str(note.session.service_code or "")
    return "" if count is None else " · ".join(filter(None, [_units(count), code]))


def _units(count):
    return ngettext("%(count)s unit", "%(count)s units", count) % {"count": count}


def counted_words(note, around):
    """What else is counted, line by line: the day, the month, and how long it can be billed."""
    told = [_day_line(note, around), _month_line(note.session, around), billing_words(note.session)]
    return [line for line in told if line]


def _day_line(note, around):
    """ "2 units today with the visit in the morning"."""
    units, others = note.units(around), around.counted
    if not (units is not None and others and note.is_billable_by_goal):
        return ""
    words = {"units": _units(around.units_before + units), "others": _visits(others)}
    if around.day == timezone.localdate():
        return _("%(units)s today with %(others)s") % words
    return _("%(units)s that day with %(others)s") % words


def _visits(others):
    if len(others) > 1:
        return _("the other visits")
    hour = timezone.localtime(others[0].start_at).hour
    if hour < NOON:
        return _("the visit in the morning")
    return _("the visit in the afternoon") if hour < EVENING else _("the visit in the evening")


def _month_line(session, around):
    if not (session.program.counts_month_minutes and session.minutes is not None):
        return ""
    count, month = around.month_minutes, date_format(around.day, "F")
    words = ngettext("%(count)s minute together in %(month)s", "%(count)s minutes together in %(month)s", count)
    return words % {"count": count, "month": month}


def billing_words(session):
    """Until when it can be billed: "after Friday 4 December it can no longer be billed"."""
    last = session.last_day_to_bill
    if last is None:
        return ""
    words = {"day": date_format(last, _("l j F"))}
    if last < timezone.localdate():
        return _("it could be billed until %(day)s") % words
    return _("after %(day)s it can no longer be billed") % words


def ago_words(moment):
    """How long ago a day was: "6 days ago"."""
    days = (timezone.localdate() - timezone.localdate(moment)).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}


def saved_words(note):
    return saved_at_words(note.saved_at)


def saved_at_words(moment):
    return _("Saved %(time)s") % {"time": time_words(moment)}
