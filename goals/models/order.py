"""The order of milestones and steps: moved by one place, or laid anew as a whole."""

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _


def next_position(rows):
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


def lay(rows, keys):
    """Put these rows in the order of `keys`; writes only what moved, in one query.

    Raises ValidationError when they are not the rows of now: somebody added or finished one in the meantime.
    """
    found = {str(row.pk): row for row in rows.select_for_update(of=["self"]).order_by("pk")}
    keys = [str(key) for key in keys]
    if sorted(keys) != sorted(found):
        raise ValidationError(_("Somebody changed the list in the meantime. Look again before you move things."))
    moved = []
    for position, key in enumerate(keys, start=1):
        if found[key].position != position:
            found[key].position = position
            moved.append(found[key])
    if moved:
        rows.model.objects.bulk_update(moved, ["position"])


def move(row, rows, up):
    """Change places with the neighbour; at either end nothing happens."""
    locked = rows.select_for_update(of=["self"]).order_by("position", "pk")
    keys = list(locked.values_list("pk", flat=True))
    if row.pk not in keys:
        return
    here = keys.index(row.pk)
    there = here - 1 if up else here + 1
    if 0 <= there < len(keys):
        keys[here], keys[there] = keys[there], keys[here]
        lay(rows, keys)
