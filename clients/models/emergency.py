from datetime import timedelta

import pgtrigger
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.letters import send_emergency_notice
from accounts.models import Membership, Walled, WalledQuerySet

from .client import Client

AN_HOUR = timedelta(minutes=60)


class Because(models.TextChoices):
    CRISIS = "crisis", _("The person was in crisis")
    CARE = "care", _("The person needed care at once")
    STAND_IN = "stand_in", _("Their specialist could not be reached")
    SAFETY = "safety", _("Somebody’s safety")
    COMPLAINT = "complaint", _("The person asked for help or complained")


class EmergencyAccessQuerySet(WalledQuerySet):
    def running(self):
        return self.filter(ended_at=None, ends_at__gt=timezone.now())

    def just_over(self):
        """Ended by themselves in the last hours."""
        now = timezone.now()
        return self.filter(ended_at=None, ends_at__lte=now, ends_at__gt=now - 12 * AN_HOUR)


class EmergencyAccess(Walled):
    """One record outside one's own people, to read, for an hour at most. Everybody concerned is told."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="emergencies", editable=False)
    member = models.ForeignKey(Membership, models.PROTECT, related_name="emergencies", editable=False)
    because = models.CharField(_("why"), max_length=9, choices=Because)
    words = models.CharField(_("in your words"), max_length=300)
    began_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_at = models.DateTimeField(editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency access")
        verbose_name_plural = _("emergency access")
        indexes = [models.Index(fields=["member", "ends_at"], name="emergency_running", condition=Q(ended_at=None))]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("began_at"), ends_at__lte=F("began_at") + AN_HOUR),
                name="emergency_access_lasts_an_hour_at_most",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="emergency_access_only_ends",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
                        OR ROW(NEW.agency_id, NEW.client_id, NEW.member_id, NEW.because, NEW.words, NEW.began_at,
                               NEW.ends_at)
                        IS DISTINCT FROM ROW(OLD.agency_id, OLD.client_id, OLD.member_id, OLD.because, OLD.words,
                                             OLD.began_at, OLD.ends_at)
                    THEN RAISE EXCEPTION 'emergency access can only end'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.get_because_display()} {self.began_at}"

    @classmethod
    @transaction.atomic
    def begin(cls, client, member, because, words):
        """Open the record for an hour and tell everybody concerned; what runs already goes on."""
        Membership.objects.select_for_update(no_key=True).get(pk=member.pk)
        running = cls.objects.running().filter(client=client, member=member).first()
        if running:
            return running
        now = timezone.now()
        access = cls.objects.create(
            client=client, member=member, because=because, words=words, began_at=now, ends_at=now + AN_HOUR
        )
        EmergencyNotice.tell(access)
        return access

    @classmethod
    @transaction.atomic
    def ask(cls, member, because, words, **who):
        """The one person told of so exactly, opened for an hour where they are not one's own; None when nobody is."""
        found = list(Client.objects.told_of(**who)[:2])
        if len(found) != 1:
            return None
        if not Client.objects.visible_to(member).filter(pk=found[0].pk).exists():
            cls.begin(found[0], member, because, words)
        return found[0]

    def end(self):
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])


class EmergencyNoticeQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-access__began_at", "-pk").select_related("access__member__user", "access__client")

    def unseen(self):
        return self.filter(seen_at=None)

    def with_who_is_known_to(self, member):
        """`is_known`: whether this member may open the record themselves today; else it has no name here."""
        return self.annotate(is_known=Exists(Client.objects.visible_to(member).filter(pk=OuterRef("access__client"))))


class EmergencyNotice(Walled):
    """Somebody is told that a record was opened in an emergency; it stays until they have seen it."""

    access = models.ForeignKey(EmergencyAccess, models.PROTECT, related_name="notices", editable=False)
    member = models.ForeignKey(Membership, models.PROTECT, related_name="emergency_notices", editable=False)
    seen_at = models.DateTimeField(null=True, editable=False)

    objects = EmergencyNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency notice")
        verbose_name_plural = _("emergency notices")
        indexes = [models.Index(fields=["member"], name="emergency_notice_unseen", condition=Q(seen_at=None))]
        constraints = [models.UniqueConstraint(fields=["access", "member"], name="told_of_an_emergency_once")]

    def __str__(self):
        return f"{self.access}"

    @classmethod
    def tell(cls, access):
        """The person's specialists today, their supervisors and the supervisor of who opened it, and the managers; a
        letter says no more than that."""
        walking = Membership.objects.filter(pk__in=[one.specialist_id for one in access.client.team])
        concerned = Q(pk__in=walking) | Q(pk__in=walking.values("supervisor")) | Q(role="manager")
        concerned |= Q(pk=access.member.supervisor_id)
        told = Membership.objects.active().filter(concerned).exclude(pk=access.member_id).select_related("user__agency")
        told = list(told.order_by("pk"))
        cls.objects.bulk_create([cls(access=access, member=member) for member in told])
        users = [member.user for member in told if member.user.email]
        transaction.on_commit(lambda: send_emergency_notice(users), robust=True)

    def see(self):
        self.seen_at = timezone.now()
        self.save(update_fields=["seen_at"])
