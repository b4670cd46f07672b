from django.db import models
from django.db.models.functions import UUID7

from accounts.scopes import scoped_agency_id


class WalledQuerySet(models.QuerySet):
    """Rows of the agency in scope; the database itself hides the others."""


class Walled(models.Model):
    """A row of one agency. Its migration builds the wall round its table (accounts.wall.BuildWall)."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    agency = models.ForeignKey(
        "accounts.Agency", models.PROTECT, default=scoped_agency_id, editable=False, related_name="+"
    )

    objects = WalledQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_saved(self):
        """Whether the row is in the database. The key cannot tell: until then it stands for the database's default."""
        return not self._state.adding
