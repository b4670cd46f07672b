"""What a person and their specialist write to each other. Every word stays; every question of theirs has an answer
that somebody by name owes."""

import pgtrigger
from django.db import models, transaction
from django.db.models.functions import Left
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.days import end_of_business_day
from accounts.models import User, Walled, WalledQuerySet

from .assignment import Assignment
from .client import Client

SHOWN = 160


class ThreadQuerySet(WalledQuerySet):
    def with_newest(self):
        """With the beginning of the newest message, who wrote it, and whether one of theirs `waits`."""
        messages = Message.objects.filter(thread=models.OuterRef("pk"))
        newest = messages.newest_first()
        return self.annotate(
            newest_words=models.Subquery(newest.annotate(start=Left("words", SHOWN)).values("start")[:1]),
            newest_name=models.Subquery(newest.values("by_name")[:1]),
            waits=models.Exists(messages.waiting()),
            is_new=models.Exists(messages.from_staff().unseen()),
        )

    def newest_first(self):
        return self.order_by("-moved_at", "-pk")


class Thread(Walled):
    """A conversation. Either side closes it; writing opens it again."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="threads", editable=False)
    about = models.CharField(_("what it is about"), max_length=120, blank=True)
    moved_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by_name = models.CharField(max_length=160, blank=True, editable=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        indexes = [models.Index(fields=["client", "-moved_at", "-id"], name="thread_of_client")]

    def __str__(self):
        return self.about or str(_("Conversation"))

    def get_absolute_url(self):
        return reverse("clients:thread", args=[self.client_id, self.pk])

    @property
    def is_open(self):
        return self.closed_at is None

    @transaction.atomic
    def write(self, by, words, language):
        """Save one more message and, with the first, the conversation. An answer settles what the person asked."""
        if not self.is_saved:
            self.save()
        is_from_client = by.pk == self.client.user_id
        is_first_unread = not self.messages.unseen().filter(is_from_client=is_from_client).exists()
        message = self.messages.create(
            client=self.client,
            by=by,
            by_name=_name_of(by),
            is_from_client=is_from_client,
            words=words,
            language=language,
            answer_by=self._promise() if is_from_client else None,
        )
        if not is_from_client:
            self.messages.waiting().settle(Message.Settled.ANSWERED, _name_of(by))
        self.moved_at, self.closed_at, self.closed_by_name = message.at, None, ""
        self.save(update_fields=["moved_at", "closed_at", "closed_by_name"])
        return message, is_first_unread

    def _promise(self):
        agency = self.client.agency
        return end_of_business_day(timezone.now(), agency.answer_days, agency.zone)

    def spare(self, by):
        """Staff: this needs no answer. The person sees who read it and said so."""
        self.messages.waiting().settle(Message.Settled.SPARED, _name_of(by))

    @transaction.atomic
    def close(self, by):
        """It is talked out; what still waited needs no answer any more."""
        from_client = by.pk == self.client.user_id
        how = Message.Settled.LET_GO if from_client else Message.Settled.SPARED
        self.messages.waiting().settle(how, _name_of(by))
        self.closed_at, self.closed_by_name = timezone.now(), _name_of(by)
        self.save(update_fields=["closed_at", "closed_by_name"])


class MessageQuerySet(WalledQuerySet):
    def from_client(self):
        return self.filter(is_from_client=True)

    def from_staff(self):
        return self.filter(is_from_client=False)

    def unseen(self):
        return self.filter(seen_at=None)

    def waiting(self):
        """Of theirs, for an answer."""
        return self.from_client().filter(settled_at=None)

    def of_nobodys_clients(self):
        """Of people with whom no specialist walks today: the managers answer them."""
        return self.exclude(client__in=Assignment.objects.in_force().values("client"))

    def past_promise(self):
        return self.waiting().filter(answer_by__lt=timezone.now())

    def newest_first(self):
        return self.order_by("-at", "-pk")

    def see(self, by_name):
        return self.unseen().update(seen_at=timezone.now(), seen_by_name=by_name)

    def settle(self, how, by_name):
        return self.update(settled_as=how, settled_at=timezone.now(), settled_by_name=by_name)


class Message(Walled):
    """One message. Nobody changes a word of it; it is seen once, and one of theirs is settled once."""

    LENGTH = 10_000

    class Settled(models.TextChoices):
        ANSWERED = "answered", _("Answered")
        SPARED = "spared", _("Read, needs no answer")
        LET_GO = "let_go", _("No answer needed any more")

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="messages", editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="messages", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, editable=False)
    is_from_client = models.BooleanField(editable=False)
    words = models.TextField(_("your message"), max_length=LENGTH)
    language = models.CharField(max_length=2, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(null=True, editable=False)
    seen_by_name = models.CharField(max_length=160, blank=True, editable=False)
    answer_by = models.DateTimeField(null=True, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_as = models.CharField(max_length=8, choices=Settled, blank=True, editable=False)
    settled_by_name = models.CharField(max_length=160, blank=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["thread", "-at", "-id"], name="message_of_thread"),
            models.Index(
                fields=["client", "answer_by"],
                name="message_waiting",
                condition=models.Q(is_from_client=True, settled_at=None),
            ),
            models.Index(
                fields=["client"], name="message_for_client", condition=models.Q(is_from_client=False, seen_at=None)
            ),
            models.Index(fields=["client", "-at"], name="message_of_client", condition=models.Q(is_from_client=True)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_from_client=False, answer_by=None)
                | models.Q(is_from_client=True, answer_by__isnull=False),
                name="their_message_has_a_day_of_answer",
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, settled_as="")
                | models.Q(settled_at__isnull=False) & ~models.Q(settled_as=""),
                name="a_settled_message_says_how",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="a_message_stays_as_written",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE'
                        OR ROW(NEW.thread_id, NEW.client_id, NEW.by_id, NEW.by_name, NEW.words, NEW.at, NEW.answer_by)
                        IS DISTINCT FROM
                        ROW(OLD.thread_id, OLD.client_id, OLD.by_id, OLD.by_name, OLD.words, OLD.at, OLD.answer_by)
                        OR OLD.settled_at IS NOT NULL AND OLD.settled_at IS DISTINCT FROM NEW.settled_at
                        OR OLD.seen_at IS NOT NULL AND OLD.seen_at IS DISTINCT FROM NEW.seen_at
                    THEN RAISE EXCEPTION 'what was written stays'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return str(self.at)

    @property
    def is_settled(self):
        return self.settled_at is not None


def _name_of(user):
    member = getattr(user, "membership", None)
    return member.name_and_credential if member else user.name
