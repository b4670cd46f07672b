from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled


class ImportRow(Walled):
    """A row of a file that waits to be confirmed; then it goes."""

    people_import = models.ForeignKey("clients.PeopleImport", models.CASCADE, related_name="rows", editable=False)
    number = models.PositiveIntegerField(editable=False)
    cells = models.JSONField(default=list, editable=False)
    is_another = models.BooleanField(null=True, editable=False)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        constraints = [models.UniqueConstraint(fields=["people_import", "number"], name="a_row_once_in_an_import")]

    def __str__(self):
        return str(self.number)
