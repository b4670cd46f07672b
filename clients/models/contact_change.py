from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from accounts.days import end_of_business_day
from accounts.models import Membership, User, Walled, WalledQuerySet

from .assignment import Assignment
from .client import Client

# What a list shows of a change, in one column.
TOLD = JSONObject(pk="pk", what="what", in_force_at="in_force_at", answer_by="answer_by")


class ContactChangeQuerySet(WalledQuerySet):
    def open(self):
        return self.filter(settled_at=None, replaced_at=None)

    def waiting(self):
        """For somebody here to look at; where they asked back, it is the person's turn."""
        return self.open().filter(asked_back_at=None)

    def late(self):
        """Past the day that the person was told."""
        return self.waiting().filter(answer_by__lt=timezone.now())

    def of_nobodys_clients(self):
        """Of people with whom no specialist walks today: the managers look after them."""
        return self.exclude(client__in=Assignment.objects.in_force().values("client"))

    def with_client(self):
        return self.select_related("client")

    def oldest_first(self):
        return self.order_by("at", "pk")

    def newest_first(self):
        return self.order_by("-at", "-pk")


class ContactChange(Walled):
    """The person changes how they are reached. What is theirs to say holds at once and is shown to their specialist;
    what opens a door or stands on papers waits until somebody here has looked at it."""

    class What(models.TextChoices):
        NAME = "chosen_name", _("Chosen name")
        PRONOUNS = "pronouns", _("Pronouns")
        LANGUAGE = "language", _("Language")
        PHONE = "phone", _("Phone")
        TEXT = "text_is_fine", _("Texts")
        VOICEMAIL = "voicemail_is_fine", _("Voicemail")
        EMAIL_NOTICE = "email_is_fine", _("E-mail that says “you have a message”")
        LETTERS = "mail_is_fine", _("Letters")
        SAFELY = "safe_contact", _("How to reach them safely")
        EMAIL = "email", _("E-mail")
        LEGAL_NAME = "legal_name", _("Name on papers")
        OTHER = "other", _("Something else")

    ASKED_FOR = (What.EMAIL, What.LEGAL_NAME, What.OTHER)

    client = models.ForeignKey(Client, models.PROTECT, related_name="contact_changes", editable=False)
    what = models.CharField(_("what should change"), max_length=17, choices=What)
    value = models.CharField(_("what it should say"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    answer_by = models.DateTimeField(null=True, editable=False)
    in_force_at = models.DateTimeField(null=True, editable=False)
    question = models.CharField(_("your question"), max_length=300, blank=True, editable=False)
    asked_back_by_name = models.CharField(max_length=160, blank=True, editable=False)
    asked_back_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    settled_by_name = models.CharField(max_length=160, blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    replaced_at = models.DateTimeField(null=True, editable=False)

    objects = ContactChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of contact data")
        verbose_name_plural = _("changes of contact data")
        indexes = [
            models.Index(fields=["client", "-at", "-id"], name="contact_change_newest"),
            models.Index(fields=["client"], name="contact_change_open", condition=Q(settled_at=None, replaced_at=None)),
        ]

    def __str__(self):
        return self.get_what_display()

    @property
    def is_asked_for(self):
        """Whether it waits for a yes, and does not hold already."""
        return self.in_force_at is None

    @property
    def is_late(self):
        return bool(self.answer_by) and self.answer_by < timezone.now()

    @property
    def said(self):
        """What it should say, in words."""
        fine = {"yes": _("fine"), "no": _("please do not")}
        languages = dict(Client.SpokenLanguage.choices) if self.what == self.What.LANGUAGE else {}
        return fine.get(self.value) or languages.get(self.value) or self.value or _("nothing")

    @classmethod
    def as_told(cls, client, answer_by, **told):
        """Read back from `TOLD`, which a query over people carries along."""
        return cls(client=client, answer_by=answer_by and parse_datetime(answer_by), **told)

    @classmethod
    def tell(cls, client, by, changed):
        """The person's own fields, {name: value as text}: they hold already."""
        now = timezone.now()
        cls._replace(client, list(changed))
        cls.objects.bulk_create(
            cls(client=client, by=by, what=what, value=value[:300], at=now, in_force_at=now)
            for what, value in changed.items()
        )

    @transaction.atomic
    def ask_for(self):
        """A newer request takes the place of the older one."""
        agency = self.client.agency
        self._replace(self.client, [self.what])
        self.answer_by = end_of_business_day(timezone.now(), agency.answer_days, agency.zone)
        self.save()

    @classmethod
    def _replace(cls, client, whats):
        client.contact_changes.open().filter(what__in=whats).update(replaced_at=timezone.now())

    @transaction.atomic
    def settle(self, by):
        """Seen, or said yes to: then it holds from here on."""
        kept = self._still_open()
        if kept.is_asked_for:
            kept._put_in_force()
        kept.settled_by, kept.settled_by_name, kept.settled_at = by, by.name_and_credential, timezone.now()
        kept.save()

    @transaction.atomic
    def ask_back(self, by, words):
        kept = self._still_open()
        kept.question, kept.asked_back_by_name, kept.asked_back_at = words, by.name_and_credential, timezone.now()
        kept.save()

    def _still_open(self):
        kept = ContactChange.objects.select_for_update().get(pk=self.pk)
        if kept.settled_at or kept.replaced_at or kept.asked_back_at:
            raise ValidationError(_("Somebody has looked at this already."))
        return kept

    def _put_in_force(self):
        if self.what != self.What.OTHER:
            client = self.client.as_saved()
            setattr(client, self.what, self.value)
            client.rewrite()
        self.in_force_at = timezone.now()
