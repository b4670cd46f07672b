"""What a contact waits for before it can be billed, each with the place where it is mended."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notes.words import due_words, time_words

from .reason import Reason


def _at_the_staff_page(contact):
    return contact.session.specialist.get_absolute_url(), _("Open the staff page")


def _at_the_programs_of_the_person(contact):
    return reverse("clients:enrollments", args=[contact.session.client_id]), _("Open their programs")


def _at_the_program(contact):
    return contact.program.get_absolute_url(), _("Open the program")


def _at_the_code(contact):
    return contact.code.get_absolute_url(), _("Open the service code")


def _at_the_other(contact):
    return contact.overlapping[0].url, _("Open the other session")


def _specialist(contact):
    return {"name": contact.session.specialist.name}


def _unsigned(contact):
    words = _("%(name)s has not signed the note yet") % _specialist(contact)
    due = contact.note and due_words(contact.note.due_at)
    return f"{words}: {due}." if due else f"{words}."


def _is_unlinked(contact):
    if not contact.is_signed or contact.note.is_service_log:
        return False
    return not contact.note.is_linked and contact.session.added_at is None


def _is_past_plan_review(contact):
    due_on = contact.is_held and contact.plan_review_due_on
    return bool(due_on) and contact.day > due_on


def _is_past_credential(contact):
    by = contact.session.specialist
    return bool(contact.is_held and by.credential) and not by.credential_valid_on(contact.day)


def _has_no_known_credential(contact):
    return contact.is_signed and not (contact.signed_credential or contact.session.specialist.credential)


def _code_does_not_fit(contact):
    session = contact.session
    return bool(contact.code) and not contact.code.fits(session.is_group, session.method, session.place)


def _no_code(contact):
    if contact.session.fitting_codes:
        return _("More than one service code fits. Say in the program when each may be used.")
    return _("No service code of this program fits how and where they met.")


def _overlap(contact):
    other = contact.overlapping[0]
    words = {"name": contact.session.specialist.name, "time": time_words(other.start_at)}
    if other.specialist == contact.session.specialist_id:
        return _("It overlaps another session of %(name)s, at %(time)s. Leave one of them out, with a reason.") % words
    return _("It overlaps another session with this person, at %(time)s. Leave one of them out, with a reason.") % words


def _is_over_size(contact):
    size = contact.note.group_size if contact.is_signed else None
    return bool(size) and size > contact.program.group_size_limit


def _over_size(contact):
    words = {"count": contact.note.group_size, "most": contact.program.group_size_limit}
    return _("%(count)s people came to the group. This program asks for %(most)s at most.") % words


WAITS = [
    Reason(
        "planned",
        gettext_lazy("Still a plan"),
        lambda contact: contact.session.is_planned,
        lambda contact: _("Nobody has said yet whether they met. %(name)s can say it.") % _specialist(contact),
    ),
    Reason(
        "unsigned", gettext_lazy("Not signed yet"), lambda contact: contact.is_held and not contact.is_signed, _unsigned
    ),
    Reason(
        "cosign",
        gettext_lazy("Waits for a co-signature"),
        lambda contact: contact.session.waits_for_cosign,
        lambda contact: _("A supervisor has not co-signed it yet."),
    ),
    Reason(
        "unlinked",
        gettext_lazy("No goal and no reason"),
        _is_unlinked,
        lambda contact: (
            _("No goal is linked and no reason is given. %(name)s can add the reason to the note.")
            % _specialist(contact)
        ),
    ),
    Reason(
        "not_enrolled",
        gettext_lazy("Not in the program on the day"),
        lambda contact: contact.is_held and contact.enrollment is None,
        lambda contact: _("%(name)s was not in this program on that day.") % {"name": contact.client.first_name},
        _at_the_programs_of_the_person,
    ),
    Reason(
        "plan_review",
        gettext_lazy("Plan review overdue"),
        _is_past_plan_review,
        lambda contact: (
            _("The plan was due for review on %(day)s, before this session.")
            % {"day": date_format(contact.plan_review_due_on, "DATE_FORMAT")}
        ),
        _at_the_programs_of_the_person,
    ),
    Reason(
        "credential",
        gettext_lazy("Credential not valid on the day"),
        _is_past_credential,
        lambda contact: _("The credential of %(name)s was not valid on that day.") % _specialist(contact),
        _at_the_staff_page,
    ),
    Reason(
        "no_credential",
        gettext_lazy("No credential known"),
        _has_no_known_credential,
        lambda contact: _("No credential of %(name)s is written down.") % _specialist(contact),
        _at_the_staff_page,
    ),
    Reason(
        "no_code",
        gettext_lazy("No service code"),
        lambda contact: contact.is_signed and contact.code is None,
        _no_code,
        _at_the_program,
    ),
    Reason(
        "misfit",
        gettext_lazy("Service code does not fit"),
        _code_does_not_fit,
        lambda contact: _("The service code %(code)s is not for how and where they met.") % {"code": contact.code},
        _at_the_code,
    ),
    Reason(
        "overlap",
        gettext_lazy("Overlaps another session"),
        lambda contact: bool(contact.overlapping),
        _overlap,
        _at_the_other,
    ),
    Reason("group_size", gettext_lazy("Group over its size"), _is_over_size, _over_size, _at_the_program),
    Reason(
        "day",
        gettext_lazy("Waits for the rest of the day"),
        lambda contact: contact.waits_for_the_day,
        lambda contact: _("Another session of that day is not ready, and the day is counted as a whole."),
    ),
]
