import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Walled

from .caseload import ClientQuerySet
from .sign_in import SignsIn

LONG_TEXT_LENGTH = 4000
TAKEN = _("Somebody signs in with this e-mail already.")


@pghistory.track()
class Client(SignsIn, Walled):
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
    language = models.CharField(_("language"), max_length=2, choices=SpokenLanguage, default=SpokenLanguage.ENGLISH)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    county = models.CharField(_("county"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    text_is_fine = models.BooleanField(_("texting is fine"), default=False)
    voicemail_is_fine = models.BooleanField(_("voicemail is fine"), default=False)
    email_is_fine = models.BooleanField(_("an e-mail that says “you have a message” is fine"), default=False)
    mail_is_fine = models.BooleanField(_("letters are fine"), default=False)
    safe_contact = models.CharField(
        _("how to reach them safely"), max_length=300, blank=True, help_text=_("Times, places, what not to say.")
    )
    strengths = models.TextField(
        _("strengths"), blank=True, max_length=LONG_TEXT_LENGTH, help_text=_("One on each line.")
    )
    what_matters = models.TextField(
        _("what matters to me"), blank=True, max_length=LONG_TEXT_LENGTH, help_text=_("In their own words.")
    )
    values = models.TextField(
        _("values"), blank=True, max_length=LONG_TEXT_LENGTH, help_text=_("One on each line, for example Family.")
    )
    cheers_muted_at = models.DateTimeField(null=True, editable=False)
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

    @property
    def contact_line(self):
        """How to reach them, in a few words for the head of a page."""
        fine = [
            gettext("text is fine") if self.text_is_fine else gettext("no texts"),
            gettext("voicemail is fine") if self.voicemail_is_fine else gettext("no voicemail"),
        ]
        return ", ".join(fine)

    @cached_property
    def team(self):
        """The assignments in force today, the primary one first."""
        return list(self.assignments.in_force().with_names())

    @cached_property
    def programs_now(self):
        """The enrollments in force today."""
        return list(self.enrollments.in_force().with_names())

    @property
    def primary_assignment(self):
        return next((assignment for assignment in self.team if assignment.is_primary), None)

    @property
    def readers(self):
        """Who answers what they write: those who walk with them today; while nobody does, one manager by name."""
        walking = [assignment.specialist for assignment in self.team]
        return walking or list(Membership.objects.answering_first().select_related("user")[:1])

    @property
    def may_come_back(self):
        """Their support ended: the record is closed, or those who walked with them do so no more."""
        return bool(self.archived_on) or (not self.team and self.assignments.exists())

    @property
    def signs(self):
        """One gentle flag, as (tone, words), or None. Needs a queryset `with_signs`."""
        if self.archived_on:
            return None
        if self.asked_for_space_on:
            return "plain", _("Asked for space")
        if self.last_held_at is None:
            return "sun", _("Waiting for first contact")
        if self.is_quiet:
            return "wave", _("Not seen lately")
        return None if self.has_goal else ("plain", _("No goal yet"))

    def is_supported_by(self, member):
        """Whether this staff member is the client's specialist today, and so may write."""
        return member.is_specialist and any(assignment.specialist_id == member.pk for assignment in self.team)

    def mute_cheers(self):
        """Cheers that come from now on are kept, and shown once they are welcome again."""
        self.cheers_muted_at = timezone.now()
        self.save(update_fields=["cheers_muted_at"])

    def welcome_cheers(self):
        self.cheers_muted_at = None
        self.save(update_fields=["cheers_muted_at"])

    @staticmethod
    def counties():
        return list(Client.objects.counties())

    def as_saved(self):
        """The record as it lies in the database; others who want to write it wait until this is done."""
        return Client.objects.select_for_update(of=["self"]).get(pk=self.pk)

    @transaction.atomic
    def begin(self, program, began_on, referred_on=None, specialist=None, payer="", by=None):
        """Save a new person, in a program from this day on and, where one is named, with their specialist."""
        self.save()
        self.enroll(program, began_on, referred_on, payer=payer)
        if specialist:
            self.assign(specialist, began_on=min(began_on, timezone.localdate()), by=by)

    @transaction.atomic
    def rewrite(self):
        """Save the record and keep the person's own sign-in in step with its name and e-mail."""
        self.save()
        if self.user:
            self.user.name, self.user.email = self.chosen_name, self.email or None
            try:
                with transaction.atomic():
                    self.user.save(update_fields=["name", "email"])
            except IntegrityError:
                raise ValidationError({"email": TAKEN}) from None

    @transaction.atomic
    def enroll(self, program, began_on, referred_on=None, plan_review_due_on=None, payer=""):
        self._must_be_open()
        days = {"began_on": began_on, "referred_on": referred_on, "plan_review_due_on": plan_review_due_on}
        enrollment = self.enrollments.model(client=self, program=program, payer=payer, **days)
        enrollment.full_clean()
        enrollment.save()
        self.__dict__.pop("programs_now", None)
        return enrollment

    @transaction.atomic
    def assign(self, specialist, kind="primary", began_on=None, ended_on=None, reason="", by=None, keeps_times=False):
        """A specialist from this day on; a new primary one ends the old one's time the day before. Where somebody
        decides this about a person who is here already, the person is told. What is planned with the specialist before
        may go over too."""
        self._must_be_open()
        before = self.assignments.in_force(began_on).filter(kind="primary").exclude(specialist=specialist)
        goes = before.with_names().first()
        assignment = self.assignments.model(
            client=self,
            specialist=specialist,
            kind=kind,
            began_on=began_on or timezone.localdate(),
            ended_on=ended_on,
            reason=reason,
        )
        if assignment.is_primary:
            self.assignments.make_room_for(assignment)
        assignment.full_clean()
        assignment.save()
        self.__dict__.pop("team", None)
        if keeps_times:
            assignment.take_times_of(self.assignments.filter(kind="primary").values("specialist"))
        if by:
            self.changeovers.model.tell(assignment, goes and goes.specialist, by)
        return assignment

    @transaction.atomic
    def archive(self, reason, **how):
        """Close the record and end, today, what is in force and what was planned; nothing is deleted."""
        self.sessions.planned().call_off(self.sessions.model.CalledOffBecause.RECORD_CLOSED)
        for assignment in self.assignments.still_going():
            assignment.end()
        for enrollment in self.enrollments.still_going():
            enrollment.end(reason, **how)
        self.archived_on, self.archive_reason = timezone.localdate(), reason
        self.save(update_fields=["archived_on", "archive_reason", "updated_at"])

    def reopen(self):
        """Open the record again; programs and specialist are chosen anew."""
        self.archived_on, self.archive_reason = None, ""
        self.save(update_fields=["archived_on", "archive_reason", "updated_at"])

    def _must_be_open(self):
        """Also holds back whoever else is about to change who walks with this person."""
        if self.as_saved().archived_on:
            raise ValidationError(_("This record is archived. Open it again first."))
