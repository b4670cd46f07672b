from django.contrib.auth.hashers import check_password, make_password
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import Walled
from .membership import Membership

four_to_eight_digits = RegexValidator(r"^\d{4,8}\Z", _("A PIN has 4 to 8 numbers."))


class Pin(Walled):
    """A few numbers with which a staff member takes a lent device back. It opens nothing else."""

    member = models.OneToOneField(Membership, models.PROTECT, related_name="pin", editable=False)
    digest = models.CharField(max_length=128, editable=False)
    set_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("PIN")
        verbose_name_plural = _("PINs")

    def __str__(self):
        return str(self.set_at)

    @classmethod
    def choose(cls, member, number):
        cls.objects.update_or_create(
            member=member, defaults={"digest": make_password(number), "set_at": timezone.now()}
        )

    @classmethod
    def is_right(cls, member, number):
        kept = cls.objects.filter(member=member).first()
        return bool(kept) and check_password(number, kept.digest)
