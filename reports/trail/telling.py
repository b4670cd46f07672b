"""Rows of the timeline in plain words. Which fields changed is asked of the database without their words."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from clients.models import Client
from reports.models.export_kind import KINDS

from .labels import ACTS, ASKED, CHANGES, FILES, label_of, part_of
from .privacy import has_readable_words, is_private

CHANGED = """
    SELECT {rank}, e.pgh_id, {private}, ARRAY(
        SELECT now.key FROM jsonb_each(to_jsonb(e)) now
        WHERE now.value IS DISTINCT FROM to_jsonb(p) -> now.key AND now.key NOT LIKE 'pgh_%%' AND p.pgh_id IS NOT NULL)
    FROM {table} e LEFT JOIN LATERAL (
        SELECT * FROM {table} p WHERE p.pgh_obj_id = e.pgh_obj_id AND p.pgh_id < e.pgh_id
        ORDER BY p.pgh_id DESC LIMIT 1) p ON TRUE
    WHERE e.pgh_id = ANY(%s)
"""


@dataclass
class Told:
    """One line of the page and of the file."""

    row: object
    by: str
    client: object
    headline: str
    fields: list
    is_private: bool = False

    @property
    def at(self):
        return self.row.place.at

    @property
    def kind(self):
        return self.row.source.kind

    @property
    def url(self):
        """Where its words are, from and to."""
        has_words = self.fields or self.row.told != "update"
        if self.is_private or not has_readable_words(self.row.source) or not has_words:
            return ""
        return reverse("reports:trail_change", args=[self.row.source.name, self.row.key])


def tell(rows):
    """The rows in words, in four questions to the database whatever their number."""
    names, clients, changes = _names(rows), _clients(rows), _changes(rows)
    return [_told(row, names.get(row.user_id, ""), clients.get(row.client_id), changes) for row in rows]


def _told(row, by, client, changes):
    if not row.source.is_change:
        return Told(row, by, client, _act(row), [])
    kept_private, columns = changes[row.source.name, row.key]
    if kept_private:
        return Told(row, by, client, _("Something of their own, kept to themselves"), [], is_private=True)
    return Told(row, by, client, _change(row), _labels(row.source.model, columns))


def _labels(model, columns):
    return [label for field in model._meta.fields if field.column in columns and (label := label_of(field))]


def _change(row):
    if row.source.name in ASKED:
        return str(ASKED[row.source.name])
    noun = row.source.noun._meta.verbose_name
    if row.source.kind == "signed":
        return _("%(noun)s: signed") % {"noun": noun}
    return _("%(noun)s: %(change)s") % {"noun": noun, "change": CHANGES.get(row.told, row.told)}


def _act(row):
    said = ACTS.get(row.source.name)
    if said is None:
        return _taken(row.told)
    first, _space, page = row.told.partition(" ")
    act = said.get(first, said.get("", row.source.model._meta.verbose_name))
    return _("%(act)s: %(part)s") % {"act": act, "part": part_of(page)} if page else str(act)


def _taken(told):
    name, form, count = told.split(" ")
    title = KINDS[name].title if name in KINDS else FILES.get(name, name)
    return _("Took a file: %(title)s, %(form)s, rows: %(count)s") % {
        "title": title,
        "form": form.upper(),
        "count": count,
    }


def _names(rows):
    ids = {row.user_id for row in rows if _is_key(row.user_id)}
    return {str(pk): name for pk, name in User.objects.filter(pk__in=ids).values_list("pk", "name")} if ids else {}


def _clients(rows):
    ids = {row.client_id for row in rows if row.client_id}
    return {client.pk: client for client in Client.objects.filter(pk__in=ids).only("chosen_name")} if ids else {}


def _changes(rows):
    """{(source, key): (is private, columns)} of the changes among them, in one question."""
    asked = defaultdict(list)
    for row in rows:
        if row.source.is_change:
            asked[row.source].append(row.key)
    if not asked:
        return {}
    parts = [_changed_sql(number, source) for number, source in enumerate(asked)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), list(asked.values()))
        found, order = cursor.fetchall(), list(asked)
    return {(order[number].name, key): (private, set(columns)) for number, key, private, columns in found}


def _changed_sql(number, source):
    return CHANGED.format(rank=number, table=source.table, private=is_private(source))


def _is_key(text):
    try:
        return bool(uuid.UUID(text))
    except ValueError:
        return False
