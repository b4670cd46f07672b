from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, Walled, WalledQuerySet
from clients.models import Client

TWO_WEEKS = timedelta(days=14)


class AgendaQuerySet(WalledQuerySet):
    def waiting(self):
        return self.filter(talked_about_at=None, taken_back_at=None)

    def to_see(self):
        """What the person finds on their list: what waits, and for two weeks what was talked about."""
        talked = models.Q(talked_about_at__gt=timezone.now() - TWO_WEEKS)
        return self.filter(models.Q(talked_about_at=None) | talked, taken_back_at=None)

    def oldest_first(self):
        return self.order_by("added_at", "pk")

    def on_the_table_of(self, session):
        """What still waits, and what was talked about in this session."""
        return self.filter(models.Q(talked_about_at=None, taken_back_at=None) | models.Q(talked_in=session))


class AgendaItem(Walled):
    """Something the person would like to talk about. It waits until it was talked about, or they take it back."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="agenda", editable=False)
    words = models.CharField(_("I’d like to talk about"), max_length=500)
    language = models.CharField(max_length=2, editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    talked_in = models.ForeignKey("notes.Session", models.PROTECT, null=True, related_name="agenda", editable=False)
    talked_about_at = models.DateTimeField(null=True, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(talked_in=None, talked_about_at=None)
                | models.Q(talked_in__isnull=False, talked_about_at__isnull=False),
                name="talked_about_in_a_session",
            )
        ]
        indexes = [
            models.Index(
                fields=["client"],
                name="agenda_waiting",
                condition=models.Q(talked_about_at=None, taken_back_at=None),
            )
        ]

    def __str__(self):
        return self.words

    @property
    def was_talked_about(self):
        return self.talked_about_at is not None

    def talked_about(self, session):
        self.talked_in, self.talked_about_at = session, timezone.now()
        self.save(update_fields=["talked_in", "talked_about_at"])

    def not_yet(self):
        """It was marked too early: it waits again."""
        self.talked_in = self.talked_about_at = None
        self.save(update_fields=["talked_in", "talked_about_at"])

    def take_back(self):
        self.taken_back_at = timezone.now()
        self.save(update_fields=["taken_back_at"])
