import pghistory
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled

from .client import Client

PARTS = ("notice", "helps", "whom", "place")


@pghistory.track()
class HardDays(Walled):
    """My plan for hard days, in the person's own words. Nobody here sees it unless the person shows it."""

    LENGTH = 400

    client = models.OneToOneField(Client, models.PROTECT, related_name="hard_days", editable=False)
    notice = models.TextField(_("what I notice first"), blank=True, max_length=LENGTH)
    helps = models.TextField(_("what helps me"), blank=True, max_length=LENGTH)
    whom = models.TextField(_("who I call"), blank=True, max_length=LENGTH)
    place = models.TextField(_("a place where I am safe"), blank=True, max_length=LENGTH)
    language = models.CharField(max_length=2, editable=False)
    is_shared = models.BooleanField(_("my specialist may see this"), default=False)
    is_on_card = models.BooleanField(_("print it on my card"), default=True)
    is_on_phone = models.BooleanField(_("keep it with the card on my phone"), default=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("plan for hard days")
        verbose_name_plural = _("plans for hard days")

    def __str__(self):
        return f"{self.written_at}"

    @classmethod
    def of(cls, client):
        """As it lies there, or a new one to write."""
        return cls._kept(client) or cls(client=client, language=client.language)

    @classmethod
    def for_staff(cls, client):
        """Where the person shows it; else None."""
        return cls._kept(client, is_shared=True)

    @classmethod
    def for_paper(cls, client, **shown):
        return cls._kept(client, is_on_card=True, **shown)

    @classmethod
    def for_phone(cls, client):
        return cls._kept(client, is_on_phone=True)

    @classmethod
    def _kept(cls, client, **shown):
        return cls.objects.filter(client=client, **shown).first()

    @property
    def lines(self):
        """[(heading, words)] of what is written."""
        return [(HEADINGS[name], words) for name in PARTS if (words := getattr(self, name))]

    def write(self, language):
        self.language, self.written_at = language, timezone.now()
        self.save()


HEADINGS = {
    "notice": _("What I notice first"),
    "helps": _("What helps me"),
    "whom": _("Who I call"),
    "place": _("A place where I am safe"),
}
