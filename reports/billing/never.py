"""Why a contact will never be billed, whatever is still done."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .reason import Reason


def _is_left_out(contact):
    return contact.session.left_out_because is not None


def _is_too_late(contact):
    if not contact.is_held or (contact.note and contact.note.is_in_time_to_bill):
        return False
    last = contact.session.last_day_to_bill
    return last is not None and (contact.note is not None or timezone.localdate() > last)


def _too_late(contact):
    words = {"last": date_format(contact.session.last_day_to_bill, "DATE_FORMAT")}
    if not contact.is_signed:
        return _("It could be billed until %(last)s, and nobody had signed it by then.") % words
    words["day"] = date_format(timezone.localtime(contact.note.signed_at), "DATE_FORMAT")
    return _("It was signed on %(day)s. It could be billed until %(last)s.") % words


def _has_no_goal(contact):
    return contact.is_signed and not contact.note.is_billable_by_goal


def _has_no_units(contact):
    return contact.has_no_units and not contact.program.counts_month_minutes


def _no_units(contact):
    cap = contact.program.day_cap
    if contact.note.signed_units:
        return _("Its units came with the minutes of another session of that day, and that one is not billed.")
    if cap is not None and contact.has_units_alone:
        return _("The day was full: this program counts at most %(most)s units a day.") % {"most": cap}
    return _("Its %(minutes)s minutes come to no whole unit.") % {"minutes": contact.session.minutes}


NEVER = [
    Reason(
        "not_met",
        gettext_lazy("They did not meet"),
        lambda contact: contact.session.status == contact.session.Status.NOT_MET,
        lambda contact: _("They did not meet: %(why)s.") % {"why": contact.session.get_not_met_because_display()},
    ),
    Reason(
        "left_out",
        gettext_lazy("Left out by a manager"),
        _is_left_out,
        lambda contact: _("It was left out: %(why)s") % {"why": contact.session.left_out_because},
    ),
    Reason("too_late", gettext_lazy("Too late to bill"), _is_too_late, _too_late),
    Reason(
        "no_goal",
        gettext_lazy("Without a goal"),
        _has_no_goal,
        lambda contact: _("No goal was worked on, and this program bills no session without one."),
    ),
    Reason("no_units", gettext_lazy("No whole unit"), _has_no_units, _no_units),
]
