from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled

from .session import Session


class Arriving(Walled):
    """How the person comes to a planned session, in two minutes of their own. Theirs to change until it begins."""

    class Feeling(models.TextChoices):
        GOOD = "good", _("Good")
        OKAY = "okay", _("Okay")
        TIRED = "tired", _("Tired")
        WORRIED = "worried", _("Worried")
        HARD_DAY = "hard", _("It is a hard day")

    session = models.OneToOneField(Session, models.PROTECT, related_name="arriving", editable=False)
    feeling = models.CharField(_("How am I today?"), max_length=7, choices=Feeling, blank=True)
    words = models.CharField(_("In my words"), max_length=300, blank=True)
    did = models.TextField(_("What I did since last time"), max_length=2000, blank=True)
    language = models.CharField(max_length=2, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("arriving")
        verbose_name_plural = _("arriving")

    def __str__(self):
        return self.get_feeling_display()
