from collections import Counter, defaultdict
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program, Walled, WalledQuerySet
from clients.importing.columns import bare, matched
from clients.importing.days import is_ambiguous
from clients.importing.line import Book, Line
from clients.importing.progress import Progress

from .client import Client
from .import_row import ImportRow
from .imported_person import AT_A_TIME, ImportedPerson, done_since_import

DAYS_OF = ("born_on", "began_on")


class PeopleImportQuerySet(WalledQuerySet):
    def visible_to(self, member):
        return self if member.is_manager else self.none()

    def waiting(self):
        """Not confirmed yet; after a day nobody may take it up again."""
        return self.filter(confirmed_at=None, at__gt=timezone.now() - timedelta(days=1))

    def done(self):
        return self.exclude(confirmed_at=None).select_related("by__user", "undone_by__user")

    def with_row_count(self):
        return self.select_related("by__user").annotate(row_count=Count("rows"))

    def newest_first(self):
        return self.order_by("-at", "-pk")

    def forget_old(self):
        """What was uploaded and never confirmed goes after a day."""
        return self.filter(confirmed_at=None, at__lte=timezone.now() - timedelta(days=1)).delete()


class PeopleImport(Walled):
    """People brought in from a spreadsheet. Its rows wait here until it is confirmed; its name is not kept."""

    class DayOrder(models.TextChoices):
        MONTH = "month", _("The month first: 03/04 is March 4")
        DAY = "day", _("The day first: 03/04 is April 3")

    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    headings = models.JSONField(default=list, editable=False)
    columns = models.JSONField(default=dict, editable=False)
    day_order = models.CharField(_("numbers of days"), max_length=5, choices=DayOrder, blank=True)
    program = models.ForeignKey(Program, models.PROTECT, null=True, blank=True, related_name="+")
    people_count = models.PositiveIntegerField(null=True, editable=False)
    left_out_count = models.PositiveIntegerField(null=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)
    undone_by = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)

    objects = PeopleImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at=None) | Q(confirmed_at__isnull=False), name="only_what_came_in_is_undone"
            )
        ]

    def __str__(self):
        return f"{self.at}"

    def get_absolute_url(self):
        return reverse("clients:import", args=[self.pk])

    @classmethod
    @transaction.atomic
    def begin(cls, by, headings, rows):
        """Keep the rows of a file until they are confirmed, with what its headings say of themselves."""
        cls.objects.forget_old()
        programs = list(Program.objects.open()[:2])
        only = programs[0] if len(programs) == 1 else None
        started = cls.objects.create(by=by, headings=headings, columns=matched(headings), program=only)
        ImportRow.objects.bulk_create(
            [ImportRow(people_import=started, number=number, cells=cells) for number, cells in rows], AT_A_TIME
        )
        return started

    @property
    def is_done(self):
        return self.confirmed_at is not None

    @property
    def columns_left_out(self):
        """Headings of the file that are matched to nothing here."""
        read = self.columns.values()
        return [heading for place, heading in enumerate(self.headings) if heading and place not in read]

    @property
    def has_name(self):
        return any(name in self.columns for name in ("chosen_name", "first_name", "legal_name"))

    @cached_property
    def has_numbered_days(self):
        """Whether any column, matched or not yet, has days that can be read in two ways."""
        return any(is_ambiguous(text) for _number, cells, _is in self._rows for text in cells)

    @property
    def has_ambiguous_days(self):
        places = [self.columns[name] for name in DAYS_OF if name in self.columns]
        return any(is_ambiguous(cells[place]) for _number, cells, _is in self._rows for place in places)

    @property
    def needs_answers(self):
        has_program = self.program or "program" in self.columns
        return not (self.has_name and has_program) or (self.has_ambiguous_days and not self.day_order)

    @cached_property
    def _rows(self):
        return list(self.rows.order_by("number").values_list("number", "cells", "is_another"))

    @cached_property
    def lines(self):
        """Every row, read with what the agency has today."""
        return self._read(self._rows)

    def _read(self, rows):
        book = self._book()
        return [Line(number, cells, is_another, book) for number, cells, is_another in rows]

    @cached_property
    def counts(self):
        return Counter(line.outcome for line in self.lines)

    @property
    def has_twins(self):
        return any(line.twin for line in self.lines)

    def _book(self):
        specialists = Membership.objects.specialists().select_related("user")
        known = defaultdict(list)
        people = Client.objects.exclude(imported__people_import__undone_at__isnull=False)
        for pk, chosen, legal, born_on in people.values_list("pk", "chosen_name", "legal_name", "born_on"):
            for name in {bare(chosen), bare(legal)} - {""}:
                known[name].append((born_on, pk, None))
        return Book(
            programs={bare(program.name): program for program in Program.objects.open()},
            specialists={one.user.email.lower(): one for one in specialists if one.user.email},
            today=timezone.localdate(),
            columns=self.columns,
            day_order=self.day_order,
            program=self.program if self.program and self.program.ended_on is None else None,
            known=known,
        )

    def match(self, columns, day_order, program):
        self.columns, self.day_order, self.program = columns, day_order, program
        self.save(update_fields=["columns", "day_order", "program"])

    def answer(self, answers):
        """{row number: whether it is another person than the one it looks like}"""
        for is_another in (True, False):
            numbers = [number for number, says in answers.items() if says is is_another]
            self.rows.filter(number__in=numbers).update(is_another=is_another)

    @transaction.atomic
    def confirm(self, by, expected):
        """Bring in the rows that are right, all or none of them; `expected` is how many the page had promised."""
        kept = PeopleImport.objects.waiting().select_for_update(of=["self"]).filter(pk=self.pk).first()
        if kept is None:
            raise ValidationError(gettext("This import is done already."))
        progress = Progress(self.pk, len(self._rows))
        self.lines = self._read(progress.read(self._rows))
        if self.counts["ask"]:
            raise ValidationError(gettext("First say who is another person."))
        right = [line.values for line in self.lines if line.outcome == "in"]
        if not right or len(right) != expected:
            raise ValidationError(gettext("Something changed meanwhile. Look at the rows again."))
        ImportedPerson.bring_in(self, right, progress)
        self.by, self.confirmed_at = by, timezone.now()
        self.people_count, self.left_out_count = len(right), len(self.lines) - len(right)
        self.headings = []
        self.save()
        self.rows.all().delete()

    def touched(self):
        """The people of this import with whom somebody did something since: their record cannot go."""
        return self._people().filter(done_since_import()).by_name()

    def _people(self):
        return Client.objects.filter(imported__people_import=self)

    @transaction.atomic
    def undo(self, by):
        """Take all its people out again, as long as nobody has done anything with them.

        Who looked at a record is never wiped out: people whose record was opened are closed and stay in the archive.
        """
        kept = PeopleImport.objects.done().select_for_update(of=["self"]).get(pk=self.pk)
        if kept.undone_at:
            raise ValidationError(gettext("This import was undone already."))
        list(self._people().select_for_update(of=["self"]).values_list("pk"))
        if count := self.touched().count():
            words = ngettext(
                "Somebody has worked with %(count)s of these people since. Nothing was undone.",
                "Somebody has worked with %(count)s of these people since. Nothing was undone.",
                count,
            )
            raise ValidationError(words % {"count": count})
        self.people.take_out()
        self.undone_at, self.undone_by = timezone.now(), by
        self.save(update_fields=["undone_at", "undone_by"])
