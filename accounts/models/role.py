from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.words import PEER_TITLE


class Role(models.TextChoices):
    SPECIALIST = "specialist", PEER_TITLE
    SUPERVISOR = "supervisor", _("Supervisor")
    MANAGER = "manager", _("Manager")
