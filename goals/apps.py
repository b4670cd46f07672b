from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GoalsConfig(AppConfig):
    name = "goals"
    verbose_name = _("Goals")

    def ready(self):
        from accounts.models.founding import agency_founded

        agency_founded.connect(_give_starting_points, dispatch_uid="starting points")


def _give_starting_points(sender, **founded):
    from .models import StartingPoint
    from .starting_points import SHIPPED

    StartingPoint.begin_with(SHIPPED)
