from datetime import timedelta

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Walled, WalledQuerySet
from clients.models import Client, Opening

from .download import Download
from .export_chunk import ExportChunk
from .export_kind import KINDS

KEPT = timedelta(days=7)
ROWS_OF_A_SHEET, LINES_ABOVE = 1_048_576, 20


class ExportQuerySet(WalledQuerySet):
    def visible_to(self, member):
        return self if member.is_manager else self.filter(by=member)

    def there(self):
        """Neither stopped nor forgotten."""
        return self.filter(stopped_at=None, forgotten_at=None, as_of__gt=timezone.now() - KEPT)

    def newest_first(self):
        return self.order_by("-as_of", "-pk")

    def with_people(self):
        return self.select_related("by__user").annotate(made=Sum("chunks__row_count", default=0))

    def forget_old(self):
        """An agency's rows are not kept twice for long; that there was a file stays written."""
        old = self.filter(forgotten_at=None, as_of__lte=timezone.now() - KEPT)
        ExportChunk.objects.filter(export__in=old).delete()
        old.update(forgotten_at=timezone.now())


@pghistory.track()
class Export(Walled):
    """A file that somebody asked for. It is made in parts, each in a short request; whoever asks for the same again
    gets what is there."""

    kind = models.CharField(max_length=40, editable=False)
    parameters = models.JSONField(default=dict, editable=False)
    cut = models.CharField(max_length=80, blank=True, default="", editable=False)
    language = models.CharField(max_length=8, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    as_of = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    total = models.PositiveIntegerField(_("rows"), default=0, editable=False)
    done_at = models.DateTimeField(_("done"), null=True, editable=False)
    stopped_at = models.DateTimeField(_("stopped"), null=True, editable=False)
    forgotten_at = models.DateTimeField(_("forgotten"), null=True, editable=False)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        indexes = [models.Index(fields=["agency", "-as_of", "-id"], name="export_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | Q(stopped_at=None), name="a_stopped_export_is_not_done")
        ]

    def __str__(self):
        return str(self.of.title if self.kind in KINDS else self.kind)

    def get_absolute_url(self):
        return reverse("reports:export", args=[self.pk])

    @classmethod
    @transaction.atomic
    def ask(cls, kind, parameters, by, *, anew=False):
        """The file of this kind and these parameters that is there, or a new one of what there is now. Asked in two
        tabs at once, the second waits and gets the first one's."""
        Membership.objects.select_for_update(no_key=True).get(pk=by.pk)
        cls.objects.forget_old()
        new = cls(kind=kind.name, parameters=parameters, language=get_language(), by=by)
        new.cut = new.of.cut
        same = {name: getattr(new, name) for name in ("kind", "parameters", "cut", "language")}
        there = None if anew else cls.objects.visible_to(by).there().filter(**same).newest_first().first()
        if there:
            return there
        new.total = new.of.count()
        new.save()
        return new

    @cached_property
    def of(self):
        """What it is of, by its kind."""
        return KINDS[self.kind](self.parameters, self.as_of)

    @property
    def words(self):
        return self.of.words if self.kind in KINDS else ""

    def admits(self, member):
        return self.kind in KINDS and self.of.admits(member)

    @property
    def is_there(self):
        return self.stopped_at is None and self.forgotten_at is None and self.as_of > timezone.now() - KEPT

    @property
    def is_being_made(self):
        return self.is_there and self.done_at is None

    @property
    def is_done(self):
        return self.is_there and self.done_at is not None

    @property
    def kept_until(self):
        return self.as_of + KEPT

    @property
    def has_moved(self):
        """Whether the same question has another answer by now."""
        return self.of.cut != self.cut

    @cached_property
    def row_count(self):
        return self.chunks.aggregate(rows=Sum("row_count", default=0))["rows"]

    @property
    def most(self):
        """The end of its bar, also where rows came or went meanwhile."""
        return max(self.total, self.row_count, 1)

    @property
    def is_letter_for_letter(self):
        """Its lines were written before and never change: making it anew gives the same."""
        return self.of.beginning is not None

    @property
    def makes_a_sheet(self):
        return Download.Form.XLSX in self.of.forms

    @property
    def fits_a_sheet(self):
        return self.row_count < ROWS_OF_A_SHEET - LINES_ABOVE

    @transaction.atomic
    def go_on(self):
        """One more part. Two tabs wait for one another, so that no row comes twice."""
        current = Export.objects.select_for_update().get(pk=self.pk)
        if current.is_being_made:
            with translation.override(self.language):
                current._make_a_part()
        return current

    def _make_a_part(self):
        last, key = self.chunks.order_by("-number").values_list("number", "last_key").first() or (-1, None)
        rows = list(self.of.rows_after(key, self.of.at_a_time))
        if rows:
            part = ExportChunk.pack(self.of, rows)
            part.export, part.number = self, last + 1
            part.save()
        elif self.is_bound:
            whole = self.of.bind(self._rows(), self.by)
            self.chunks.create(number=last + 1, row_count=0, packed=whole, last_key=key, client_ids=[])
        if len(rows) < (1 if self.is_bound else self.of.at_a_time):
            self.done_at = timezone.now()
            self.save(update_fields=["done_at"])

    @property
    def is_of_people(self):
        return self.kind in KINDS and self.of.is_of_people

    @property
    def is_bound(self):
        """Whether it leaves as one piece, made when all its rows are there."""
        return Download.Form.PDF in self.of.forms

    def _rows(self):
        return [row for part in self.chunks.order_by("number") for row in part.cells]

    @property
    def bound(self):
        return bytes(self.chunks.order_by("-number").first().packed)

    @transaction.atomic
    def stop(self):
        """What was made so far is let go."""
        current = Export.objects.select_for_update().get(pk=self.pk)
        if current.is_being_made:
            current.stopped_at = timezone.now()
            current.save(update_fields=["stopped_at"])
            current.chunks.all().delete()

    @transaction.atomic
    def take(self, by, form):
        """It leaves the house: write down who took it, also with each person whose record is in it."""
        if not self.is_done:
            raise ValidationError(gettext("This file is not there any more."))
        ids = {pk for found in self.chunks.values_list("client_ids", flat=True) for pk in found}
        people = Client.objects.filter(pk__in=ids).only("pk", "agency_id")
        Opening.write_exported(people, by, "reports:export")
        self.of.taken(by)
        return Download.objects.create(export=self, by=by, form=form, row_count=self.row_count)
