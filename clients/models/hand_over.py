from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Pin, Walled

from .client import Client

TRIES = 5


class HandOver(Walled):
    """A specialist lends their device: until it is given back, it shows this person's own pages and nothing else."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="hand_overs", editable=False)
    member = models.ForeignKey(Membership, models.PROTECT, related_name="hand_overs", editable=False)
    began_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    wrong_tries = models.PositiveSmallIntegerField(default=0, editable=False)
    back_to = models.CharField(max_length=200, editable=False)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")

    def __str__(self):
        return f"{self.began_at}"

    @property
    def is_used_up(self):
        """Guessed too often: the device signs out, and the specialist signs in as always."""
        return self.wrong_tries >= TRIES

    @classmethod
    def begin(cls, client, member, back_to):
        """Lend it; `back_to` is the page of the specialist that opens afterwards."""
        return cls.objects.create(client=client, member=member, back_to=back_to[:200])

    @transaction.atomic
    def take_back(self, secret):
        """End it with the specialist's PIN or password; each wrong try is counted, whoever counts at the same time."""
        kept = HandOver.objects.select_for_update().get(pk=self.pk)
        if kept.ended_at or kept.is_used_up:
            return False
        opens = Pin.is_right(self.member, secret) or self.member.user.check_password(secret)
        if opens:
            kept.ended_at = timezone.now()
        else:
            kept.wrong_tries += 1
        kept.save()
        self.wrong_tries = kept.wrong_tries
        return opens
