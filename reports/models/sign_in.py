from django.contrib.auth.signals import user_logged_in
from django.db import models
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled
from accounts.scopes import scope


class SignIn(Walled):
    """Somebody signed in. Written once, in no word where from: that stays with the list of one's own devices."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        indexes = [
            models.Index(fields=["agency", "-at", "-id"], name="sign_in_newest"),
            models.Index(fields=["user", "-at", "-id"], name="sign_in_of_user"),
        ]

    def __str__(self):
        return f"{self.at}"


@receiver(user_logged_in)
def write_it_down(sender, request, user, **kwargs):
    with scope(user.agency_id, user.pk):
        SignIn.objects.create(user=user)
