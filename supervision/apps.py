from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    name = "supervision"
    verbose_name = _("Supervision")

    def ready(self):
        from accounts.models.membership import team_handed_on

        from .moving import hand_meetings_on

        team_handed_on.connect(hand_meetings_on, dispatch_uid="planned meetings")
