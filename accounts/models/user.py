from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import UUID7, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .agency import Language


class UserManager(BaseUserManager):
    def create_user(self, agency, name, email=None, password=None, **fields):
        user = self.model(agency=agency, name=name, email=self.normalize_email(email) or None, **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """Somebody who signs in: staff or a client, of one agency."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("Like my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class TextSize(models.TextChoices):
        NORMAL = "normal", _("Normal")
        BIG = "big", _("Big")

    class Motion(models.TextChoices):
        AUTO = "auto", _("Like my device")
        LESS = "less", _("Nothing moves")

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    agency = models.ForeignKey("accounts.Agency", models.PROTECT, editable=False, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    theme = models.CharField(_("colors"), max_length=5, choices=Theme, default=Theme.AUTO)
    text_size = models.CharField(_("text size"), max_length=6, choices=TextSize, default=TextSize.NORMAL)
    motion = models.CharField(_("movement"), max_length=4, choices=Motion, default=Motion.AUTO)
    reads_aloud = models.BooleanField(_("read aloud"), default=False)
    is_neutral = models.BooleanField(_("a name and picture that do not say what this is"), default=False)
    passkey_offered_at = models.DateTimeField(null=True, editable=False)
    is_active = models.BooleanField(default=True, editable=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_user_an_email",
                violation_error_message=_("Somebody signs in with this e-mail already."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def first_name(self):
        return self.name.split(" ")[0]

    @classmethod
    def somebody_signs_in_with(cls, email):
        """Within the scope: the database hides the users of other agencies."""
        return cls.objects.filter(email__iexact=email).exists()

    @classmethod
    def who_may_come_in(cls, pk):
        """The person whom a used code lets in; asked while signed out."""
        return cls.objects.select_related("agency").filter(pk=pk, is_active=True).first() if pk else None

    def speak(self, language):
        self.language = language
        self.save(update_fields=["language"])

    def leave_passkeys_for_later(self):
        self.passkey_offered_at = timezone.now()
        self.save(update_fields=["passkey_offered_at"])

    def sign_out_everywhere(self):
        """For clients, who have no password: a new unusable one makes every session that is open worthless."""
        self.set_unusable_password()
        self.save(update_fields=["password"])
        self.usersession_set.all().delete()

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower() or None if self.email else None
        super().save(*args, **kwargs)
