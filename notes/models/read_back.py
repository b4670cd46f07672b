import hashlib
import json

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Walled, WalledQuerySet

from .note import Note


class ReadBackQuerySet(WalledQuerySet):
    def newest_first(self):
        return self.order_by("-at", "-pk")

    def with_witness(self):
        return self.select_related("witnessed_by__user")


class ReadBack(Walled):
    """The person heard or read what the note says and answered. Which text that was is kept with the answer."""

    class Answer(models.TextChoices):
        SOUNDS_LIKE_ME = "sounds_like_me", _("Sounds like me")
        CHANGE_IT = "change_it", _("Change it")
        MY_WORDS = "my_words", _("Add my words")
        DIFFERENTLY = "differently", _("I see it differently")
        NOT_TODAY = "not_today", _("Not today")

    class How(models.TextChoices):
        OWN_DEVICE = "own_device", _("tapped on their own device")
        SHARED_SCREEN = "shared_screen", _("tapped on the shared screen")
        ALOUD = "aloud", _("said aloud")

    note = models.ForeignKey(Note, models.PROTECT, related_name="read_backs", editable=False)
    answer = models.CharField(max_length=14, choices=Answer)
    how = models.CharField(max_length=13, choices=How)
    witnessed_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.JSONField(editable=False)
    text_hash = models.CharField(max_length=64, editable=False)

    objects = ReadBackQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a note")
        verbose_name_plural = _("answers to notes")
        indexes = [models.Index(fields=["note", "-at"], name="read_back_newest")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(how="aloud") | models.Q(witnessed_by__isnull=False),
                name="said_aloud_has_a_witness",
            )
        ]

    def __str__(self):
        return self.get_answer_display()

    @classmethod
    def keep(cls, note, answer, how, witness=None):
        """The person's answer over exactly what the note says now."""
        if answer not in cls.Answer or how not in cls.How:
            raise ValidationError(_("Choose one of the answers."))
        text = lines_of(note)
        return cls.objects.create(
            note=note,
            answer=answer,
            how=how,
            witnessed_by=witness if how == cls.How.ALOUD else None,
            by=note.session.client.open_account(),
            text=text,
            text_hash=digest_of(text),
        )

    @classmethod
    def newest_of(cls, note):
        """The person's last answer."""
        return note.read_backs.newest_first().with_witness().first()

    @property
    def is_still_so(self):
        """Whether the note says what they read."""
        return self.text_hash == digest_of(lines_of(self.note))


def lines_of(note):
    """What the note says, line by line: [field, whose words ("theirs" or "ours"), words]. Empty lines are left out."""
    told = [["focus", "theirs", note.focus]]
    for work in note.work:
        told.append(["goal", "theirs", work.goal.own_words])
        told += [["movement", "ours", work.movement], ["goal_words", "theirs", work.words]]
    told += [
        ["no_goal", "ours", note.no_goal],
        ["group_line", "ours", note.line_of_group],
        ["did", "ours", " ".join(note.did)],
        ["what_we_did", "ours", note.what_we_did],
    ]
    told += [["takeaway", "theirs", note.takeaway], ["feeling", "theirs", note.feeling]]
    told += [
        ["next_step", "ours", note.next_step],
        ["next_step_owner", "ours", note.next_step and note.next_step_owner],
    ]
    told += [["how_was_it", "theirs", note.how_was_it]]
    return [line for line in told if line[2]]


def digest_of(lines):
    """SHA-256 of the lines, in hexadecimal."""
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()
