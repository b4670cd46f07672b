from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotesConfig(AppConfig):
    name = "notes"
    verbose_name = _("Sessions and notes")

    def ready(self):
        from accounts.models.founding import agency_founded

        agency_founded.connect(_give_hints, dispatch_uid="language hints")


def _give_hints(sender, **founded):
    from .models import Hint
    from .shipped_hints import SHIPPED

    Hint.begin_with(SHIPPED)
