"""What changed on a client's record, by whom and when, in words."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from accounts.history import Telling, history

SAID_AS = {
    "user": _("own sign-in"),
    "archived_on": _("archived on"),
    "archive_reason": _("why it was archived"),
    "ended_on": _("last day"),
    "cheers_muted_at": _("no cheers for now, since"),
}
UNSAID = frozenset({"client"})
WAYS = {"ServiceOrder": "enrollment__client"}
TOLD = {
    "Client": Telling(_("New record"), _("About"), said_as=SAID_AS, unsaid=UNSAID),
    "Enrollment": Telling(
        _("New program: %(name)s"),
        _("Program: %(name)s"),
        named_by="program.name",
        related=("program",),
        said_as=SAID_AS,
        unsaid=UNSAID,
    ),
    "ServiceOrder": Telling(
        _("New order: %(name)s"),
        _("Order: %(name)s"),
        named_by="by_name",
        said_as=SAID_AS,
        unsaid=UNSAID | {"enrollment", "written_by", "written_at"},
    ),
    "Assignment": Telling(
        _("New specialist: %(name)s"),
        _("Specialist: %(name)s"),
        named_by="specialist.name",
        related=("specialist__user",),
        said_as=SAID_AS,
        unsaid=UNSAID,
    ),
    "Supporter": Telling(
        _("New in their corner: %(name)s"),
        _("In their corner: %(name)s"),
        named_by="name",
        said_as=SAID_AS,
        unsaid=UNSAID,
    ),
}


def changes_of(client):
    """Every change of the record, newest first."""
    return history(*((_events(client, noun), telling) for noun, telling in TOLD.items()))


def _events(client, noun):
    mine = {"pgh_obj": client.pk} if noun == "Client" else {WAYS.get(noun, "client"): client.pk}
    return apps.get_model("clients", f"{noun}Event").objects.filter(**mine)
