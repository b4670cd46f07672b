from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotesConfig(AppConfig):
    name = "notes"
    verbose_name = _("Sessions and notes")

    def ready(self):
        from accounts.models.founding import agency_founded
        from accounts.models.program import rules_changed

        rules_changed.connect(_reckon, dispatch_uid="drafts by new rules")
        agency_founded.connect(_give_hints, dispatch_uid="language hints")


def _reckon(sender, program, **kept):
    from .reckoning import reckon_drafts

    reckon_drafts(program)


def _give_hints(sender, **founded):
    from .models import Hint
    from .shipped_hints import SHIPPED

    Hint.begin_with(SHIPPED)
