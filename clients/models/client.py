import pghistory
from accounts.models import SignInCode, User, Walled, WalledQuerySet
from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SEARCH_AT_MOST = 500


class ClientQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """A specialist sees the clients assigned to them today, a supervisor those of the specialists they
        supervise today, a manager every client of the agency."""
        if member.is_manager:
            return self
        if member.is_supervisor:
            return self.filter(pk__in=_assigned_today(specialist__supervisor=member, specialist__ended_at=None))
        return self.filter(pk__in=_assigned_today(specialist=member))

    def walking_with(self, specialist):
        """The caseload: the clients assigned to this specialist today."""
        return self.filter(pk__in=_assigned_today(specialist=specialist))

    def current(self):
        return self.filter(archived_on=None)

    def found_by(self, words):
        """By name, accents and small slips forgiven; the function searches inside the scope's agency alone."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT client_id FROM find_clients(%s, %s)", [words[:100].replace("\0", ""), SEARCH_AT_MOST])
            return self.filter(pk__in=[row[0] for row in cursor.fetchall()])

    def by_name(self):
        return self.order_by("chosen_name", "pk")


def _assigned_today(**whose):
    return apps.get_model("clients", "Assignment").objects.in_force().filter(**whose).values("client_id")


@pghistory.track()
class Client(Walled):
    """The person supported. `chosen_name` is what every screen shows."""

    class SpokenLanguage(models.TextChoices):
        ENGLISH = "en", "English"
        SPANISH = "es", "Español"

    user = models.OneToOneField(
        User, models.PROTECT, null=True, blank=True, related_name="client_record", editable=False
    )
    chosen_name = models.CharField(_("chosen name"), max_length=80, help_text=_("What every screen shows."))
    legal_name = models.CharField(
        _("name on papers"), max_length=120, blank=True, help_text=_("Only where a form asks for it.")
    )
    pronouns = models.CharField(_("pronouns"), max_length=40, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=SpokenLanguage, default=SpokenLanguage.ENGLISH
    )
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    text_is_fine = models.BooleanField(_("texting is fine"), default=False)
    voicemail_is_fine = models.BooleanField(_("voicemail is fine"), default=False)
    mail_is_fine = models.BooleanField(_("letters are fine"), default=False)
    safe_contact = models.CharField(
        _("how to reach them safely"), max_length=300, blank=True, help_text=_("Times, places, what not to say.")
    )
    strengths = models.TextField(_("strengths"), blank=True, help_text=_("One on each line."))
    what_matters = models.TextField(_("what matters to me"), blank=True, help_text=_("In their own words."))
    values = models.TextField(_("values"), blank=True, help_text=_("One on each line, for example Family."))
    asked_for_space_on = models.DateField(_("asked for space on"), null=True, blank=True)
    archived_on = models.DateField(null=True, editable=False)
    archive_reason = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True, editable=False)

    objects = ClientQuerySet.as_manager()

    class Meta:
        verbose_name = _("client")
        verbose_name_plural = _("clients")
        indexes = [
            models.Index(fields=["agency", "chosen_name", "id"], name="client_by_name", condition=Q(archived_on=None)),
        ]

    def __str__(self):
        return self.chosen_name

    def get_absolute_url(self):
        return reverse("overview", args=[self.pk])

    @property
    def first_name(self):
        return self.chosen_name.split(" ")[0]

    @property
    def initials(self):
        return "".join(word[0] for word in self.chosen_name.split()[:2]).upper()

    @property
    def value_list(self):
        return [line.strip() for line in self.values.splitlines() if line.strip()]

    @property
    def strength_list(self):
        return [line.strip() for line in self.strengths.splitlines() if line.strip()]

    def is_supported_by(self, member):
        """Whether this staff member is the client's specialist today, and so may write."""
        return member.is_specialist and self.assignments.in_force().filter(specialist=member).exists()

    @transaction.atomic
    def make_sign_in_code(self, by):
        """Six numbers and a link that let this person in, once. The account comes into being with the first."""
        if self.user is None:
            self.user = User.objects.create_user(
                agency=self.agency, name=self.chosen_name, email=self._free_email(), language=self.language
            )
            self.save(update_fields=["user", "updated_at"])
        return SignInCode.make(self.user, by)

    def archive(self, reason):
        """Close the record; nothing is deleted and the door stays open for reading."""
        self.archived_on, self.archive_reason = timezone.localdate(), reason
        self.save(update_fields=["archived_on", "archive_reason", "updated_at"])

    def reopen(self):
        self.archived_on, self.archive_reason = None, ""
        self.save(update_fields=["archived_on", "archive_reason", "updated_at"])

    def _free_email(self):
        taken = User.objects.filter(email__iexact=self.email).exists()
        return self.email if self.email and not taken else None


class SupporterQuerySet(WalledQuerySet):
    def current(self):
        return self.filter(ended_on=None).order_by("created_at", "pk")


@pghistory.track()
class Supporter(Walled):
    """Somebody in the person's corner."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="supporters", editable=False)
    name = models.CharField(_("name"), max_length=80)
    relation = models.CharField(_("how you know each other"), max_length=80, blank=True)
    helps_with = models.CharField(_("what they help with"), max_length=160, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_on = models.DateField(null=True, editable=False)

    objects = SupporterQuerySet.as_manager()

    class Meta:
        verbose_name = _("person in my corner")
        verbose_name_plural = _("people in my corner")

    def __str__(self):
        return self.name

    def end(self):
        self.ended_on = timezone.localdate()
        self.save(update_fields=["ended_on"])
