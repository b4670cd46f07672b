"""Who changed the agency's hints, and when."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from accounts.history import Telling, history

HINT = Telling(
    _("New hint: %(name)s"),
    _("Hint: %(name)s"),
    named_by="phrases",
    name=lambda event: ", ".join(event.phrases),
    said_as={"ended_at": _("switched off on")},
    unsaid=frozenset({"source"}),
)
KIND = Telling(
    _("A whole kind was switched off: %(name)s"),
    "",
    gone=_("A whole kind was switched on: %(name)s"),
    named_by="category",
    name=lambda event: event.get_category_display(),
)


def of_hints():
    """All of them, without what the product brought along: nobody wrote that."""
    changes = history((_events("Hint"), HINT), (_events("SilentCategory"), KIND))
    return [change for change in changes if change.user_id]


def of_hint(hint):
    return history((_events("Hint").filter(pgh_obj=hint.pk), HINT))


def _events(noun):
    return apps.get_model("notes", f"{noun}Event").objects.all()
