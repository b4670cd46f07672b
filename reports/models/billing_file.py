"""What was asked of a payer: a file that never changes, and the sessions in it, each billed once at a time."""

import csv
import hashlib
import io

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program, Walled, WalledQuerySet
from clients.models import Client
from notes.models import Addendum, Session
from reports.billing.contacts import Contacts

from .billing_columns import BillingColumns

AT_A_TIME = 1000
MARK = "\ufeff"
STAYS = ["id", "agency_id", "program_id", "since", "until", "made_at", "made_by_id", "session_count", "unit_count"]
STAYS += ["minutes", "heading", "content_hash", "says_consented"]
LINE_STAYS = ["id", "agency_id", "file_id", "session_id", "number", "units", "minutes", "code", "line"]


def lies_still(model, columns, ends):
    """A trigger: the row can only end, once, by `ends`; nothing else of it ever changes."""
    old, new = (", ".join(f'{row}."{column}"' for column in columns) for row in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name=f"{model}_only_ends",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"IF TG_OP = 'DELETE' OR OLD.{ends} IS NOT NULL OR ROW({new}) IS DISTINCT FROM ROW({old})"
        " THEN RAISE EXCEPTION 'what was billed stays'; END IF; RETURN NEW;",
    )


class BillingFileQuerySet(WalledQuerySet):
    def visible_to(self, member):
        return self if member.is_manager else self.none()

    def standing(self):
        return self.filter(voided_at=None)

    def newest_first(self):
        return self.order_by("-made_at", "-pk").select_related("program", "made_by__user", "voided_by__user")


class BillingFile(Walled):
    """One file of a program's sessions, made in one act. It may be voided, which frees its sessions; it stays."""

    program = models.ForeignKey(Program, models.PROTECT, related_name="billing_files", editable=False)
    since = models.DateField(editable=False)
    until = models.DateField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    session_count = models.PositiveIntegerField(editable=False)
    unit_count = models.PositiveIntegerField(editable=False)
    minutes = models.PositiveIntegerField(editable=False)
    heading = models.TextField(editable=False)
    content_hash = models.CharField(max_length=64, editable=False)
    says_consented = models.BooleanField(editable=False)
    voided_at = models.DateTimeField(null=True, editable=False)
    voided_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    void_reason = models.CharField(_("why"), max_length=300, blank=True)

    objects = BillingFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("billing file")
        verbose_name_plural = _("billing files")
        indexes = [models.Index(fields=["agency", "-made_at", "-id"], name="billing_file_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at=None, voided_by=None, void_reason="")
                | Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_reason=""),
                name="voiding_a_file_has_a_reason",
            )
        ]
        triggers = [lies_still("billing_file", STAYS, "voided_at")]

    def __str__(self):
        return f"{self.program} {self.since} {self.until}"

    def get_absolute_url(self):
        return reverse("reports:billing_file", args=[self.pk])

    @classmethod
    @transaction.atomic
    def make(cls, program, since, until, by, seal, says_consented=False, at=None):
        """All that is ready now, if it is what the manager looked at (`seal`); all of it or nothing."""
        program = Program.objects.select_for_update(no_key=True).get(pk=program.pk)
        contacts = Contacts(program, since, until)
        if not contacts.ready or contacts.seal != seal:
            raise ValidationError(_("Something changed since you looked. Look at the list again."))
        if program.is_protected_by_part2 and not says_consented:
            raise ValidationError(_("Say that you checked the consents."))
        columns = BillingColumns.of(program)
        lines = [csv_line(columns.cells(contact)) for contact in contacts.for_a_file()]
        made = cls(program=program, since=since, until=until, made_by=by, says_consented=says_consented)
        made.made_at = at or made.made_at
        made._count(contacts.ready)
        made.heading = csv_line(columns.headings)
        made.content_hash = hashlib.sha256("".join([MARK, made.heading, *lines]).encode()).hexdigest()
        made.save()
        BilledSession.objects.bulk_create(made._rows(contacts.ready, lines), AT_A_TIME)
        return made

    def _count(self, ready):
        self.session_count = len(ready)
        self.unit_count = sum(contact.units for contact in ready)
        self.minutes = sum(contact.session.minutes for contact in ready)

    def _rows(self, ready, lines):
        for number, (contact, line) in enumerate(zip(ready, lines, strict=True), 1):
            told = {"units": contact.units, "minutes": contact.session.minutes, "code": str(contact.code)}
            yield BilledSession(file=self, session=contact.session, number=number, line=line, **told)

    @property
    def is_voided(self):
        return self.voided_at is not None

    @property
    def name(self):
        """Of the file on somebody's computer; it names no program."""
        return f"billing-{self.since:%Y%m%d}-{self.until:%Y%m%d}-{self.content_hash[:8]}.csv"

    @staticmethod
    def with_additions(files):
        """Each with `added_count`: to how many of its notes something was added after it was made."""
        added = BilledSession.objects.added_to(files)
        for file in files:
            file.added_count = added.get(file.pk, 0)
        return files

    def people(self):
        """Whose sessions are in it."""
        return Client.objects.filter(pk__in=self.rows.values("session__client")).only("pk", "agency_id")

    @property
    def beginning(self):
        return MARK + self.heading

    def lines(self, after, count):
        """So many lines of the file behind that number."""
        rows = self.rows.filter(number__gt=after, number__lte=after + count).order_by("number")
        return "".join(rows.values_list("line", flat=True))

    @transaction.atomic
    def void(self, reason, by):
        """It was not taken, or was wrong: its sessions can be billed again. What it said stays."""
        kept = BillingFile.objects.select_for_update().get(pk=self.pk)
        if kept.is_voided:
            raise ValidationError(_("This file was voided already."))
        kept.voided_at, kept.voided_by, kept.void_reason = timezone.now(), by, reason
        kept.save(update_fields=["voided_at", "voided_by", "void_reason"])
        kept.rows.update(freed_at=kept.voided_at)


def csv_line(cells):
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


class BilledSessionQuerySet(WalledQuerySet):
    def standing(self):
        return self.filter(freed_at=None)

    def with_names(self):
        """With `added_at`: when the newest addendum came that the note did not have when it was billed."""
        later = Addendum.objects.filter(note__session=OuterRef("session"), at__gt=OuterRef("file__made_at"))
        rows = self.annotate(added_at=Subquery(later.order_by("-at").values("at")[:1]))
        return rows.select_related("session__client", "session__specialist__user", "session__note").order_by("number")

    def added_to(self, files):
        """{file: how many of its standing notes something was added to since}"""
        rows = self.standing().filter(file__in=files, session__note__addenda__at__gt=F("file__made_at"))
        return dict(rows.order_by().values_list("file").annotate(Count("session", distinct=True)))


class BilledSession(Walled):
    """One line of a billing file, kept as it was written."""

    file = models.ForeignKey(BillingFile, models.PROTECT, related_name="rows", editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="billed", editable=False)
    number = models.PositiveIntegerField(editable=False)
    units = models.PositiveSmallIntegerField(editable=False)
    minutes = models.PositiveIntegerField(editable=False)
    code = models.CharField(max_length=40, editable=False)
    line = models.TextField(editable=False)
    freed_at = models.DateTimeField(null=True, editable=False)

    objects = BilledSessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("billed session")
        verbose_name_plural = _("billed sessions")
        constraints = [
            models.UniqueConstraint(fields=["session"], condition=Q(freed_at=None), name="a_session_is_billed_once"),
            models.UniqueConstraint(fields=["file", "number"], name="a_line_once_in_a_billing_file"),
        ]
        triggers = [lies_still("billed_session", LINE_STAYS, "freed_at")]

    def __str__(self):
        return f"{self.number}"
