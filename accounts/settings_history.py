"""How the history of an agency's own settings is told: the agency, its programs and their codes, its staff."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from .history import Telling, history

AGENCY = Telling(_("The agency was set up"), _("Agency settings"), unsaid=frozenset({"is_demo", "founded_at"}))
PROGRAM = Telling(
    _("New program: %(name)s"),
    _("The program’s rules"),
    named_by="name",
    said_as={
        "note_due_unit": _("the time in which a note is due, counted in"),
        "most_a_day_in": _("the most on one day, counted in"),
    },
)
CODE = Telling(
    _("New service code: %(name)s"),
    _("Service code: %(name)s"),
    named_by="code",
    name=lambda event: " ".join([event.code, *event.modifiers]),
    unsaid=frozenset({"program"}),
)
MEMBER = Telling(
    _("Joined the staff"),
    _("Role, credential or supervisor"),
    related=("supervisor__user",),
    said_as={"ended_at": _("account closed on"), "began_on": _("here since")},
    unsaid=frozenset({"user"}),
)


def of_agency(agency):
    return history((_events("Agency").filter(pgh_obj=agency.pk), AGENCY))


def of_program(program):
    """Its rules and its codes together."""
    codes = _events("ServiceCode").filter(program=program.pk)
    return history((codes, CODE), (_events("Program").filter(pgh_obj=program.pk), PROGRAM))


def of_code(code):
    return history((_events("ServiceCode").filter(pgh_obj=code.pk), CODE))


def of_member(member):
    return history((_events("Membership").filter(pgh_obj=member.pk), MEMBER))


def _events(noun):
    return apps.get_model("accounts", f"{noun}Event").objects.all()
