from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DREAM = "dream", _("Dream")
    WORKING = "working", _("Working on it")
    RESTING = "resting", _("Resting")
    REACHED = "reached", _("Reached")
    CHANGED_MY_MIND = "changed", _("Changed my mind")


OPEN = (Status.DREAM, Status.WORKING, Status.RESTING)
ACTIVE = (Status.WORKING, Status.RESTING)
TURNS = {
    Status.DREAM: {Status.WORKING, Status.CHANGED_MY_MIND, Status.RESTING},
    Status.WORKING: {Status.RESTING, Status.REACHED, Status.CHANGED_MY_MIND},
    Status.RESTING: {Status.WORKING, Status.REACHED, Status.CHANGED_MY_MIND},
    Status.REACHED: {Status.WORKING},
    Status.CHANGED_MY_MIND: {Status.WORKING},
}
IN_ORDER = [Status.WORKING, Status.RESTING, Status.DREAM, Status.REACHED, Status.CHANGED_MY_MIND]
