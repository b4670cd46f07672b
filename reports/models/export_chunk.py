import json
import zlib
from datetime import date, datetime
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled


class ExportChunk(Walled):
    """Some of the rows of an export, packed; the place of the last one; and whose records they are from."""

    export = models.ForeignKey("reports.Export", models.CASCADE, related_name="chunks", editable=False)
    number = models.PositiveIntegerField(editable=False)
    row_count = models.PositiveIntegerField(editable=False)
    packed = models.BinaryField(editable=False)
    last_key = models.JSONField(editable=False)
    client_ids = ArrayField(models.UUIDField(), editable=False)

    class Meta:
        verbose_name = _("part of an export")
        verbose_name_plural = _("parts of an export")
        constraints = [models.UniqueConstraint(fields=["export", "number"], name="a_part_of_an_export_once")]

    def __str__(self):
        return f"{self.number}"

    @classmethod
    def pack(cls, kind, rows):
        cells = [[_plain(value(row)) for _heading, value in kind.columns] for row in rows]
        return cls(
            row_count=len(rows),
            packed=zlib.compress(json.dumps(cells, ensure_ascii=False).encode()),
            last_key=kind.key(rows[-1]),
            client_ids=sorted({client_id for row in rows if (client_id := kind.client_id(row))}),
        )

    @property
    def cells(self):
        return json.loads(zlib.decompress(self.packed))


def _plain(value):
    """Numbers stay numbers; a day and a moment are written so that they sort, in the agency's time."""
    match value:
        case None:
            return ""
        case bool():
            return str(_("yes") if value else _("no"))
        case int() | float():
            return value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime():
            return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
    return str(value)
