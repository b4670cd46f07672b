"""The tables that say who did what, and how each is asked: changes kept by the database, and rows written once."""

from collections import deque
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    OPENED = "opened", _("Opened a record")
    CHANGED = "changed", _("Changed or wrote")
    SIGNED = "signed", _("Signed")
    TAKEN = "taken", _("Printed or took a copy")
    EMERGENCY = "emergency", _("Asked in an emergency")
    SIGN_IN = "sign_in", _("Signing in")
    SETTINGS = "settings", _("Settings and staff")
    LOOKED = "looked", _("Looked at who did what")


@dataclass(frozen=True)
class Source:
    """One kind of row of one table, as SQL over `e`. `by` and `client` say whose keys a row has; `of_user` and
    `of_client` find the rows of one, where an index helps."""

    model: type
    kind: Kind
    at: str
    by: str
    of_user: str
    client: str = "NULL::uuid"
    of_client: str = "FALSE"
    where: str = "TRUE"
    told: str = "''"
    noun: type = None

    @property
    def table(self):
        return f'"{self.model._meta.db_table}"'

    @property
    def key(self):
        return self.model._meta.pk.column

    @property
    def name(self):
        return (self.noun or self.model)._meta.label_lower

    @property
    def is_change(self):
        return self.noun is not None


BY_MEMBER = "(SELECT m.user_id FROM accounts_membership m WHERE m.id = e.{0})"
OF_MEMBER = "e.{0} IN (SELECT m.id FROM accounts_membership m WHERE m.user_id = %s)"
# What the agency does that is neither about one client nor a setting.
WORK = {"group", "groupmeeting", "indirecttime", "meeting", "export", "look"}
SIGNED_ONCE = {"notes.note", "supervision.meeting"}
# What a program does by itself to a row that somebody asked for.
ASKED_ONCE = {"reports.export"}
WAYS = {"client", "enrollment", "goal", "session", "note", "group", "meeting"}


@cache
def sources():
    """All of them; the place in the list orders acts of one moment."""
    return (*_changes(), *_written_once())


def _changes():
    for model in apps.get_models():
        noun = getattr(model, "pgh_tracked_model", None)
        if noun is None or noun._meta.app_label not in apps.app_configs:
            continue
        shared = {
            "model": model,
            "noun": noun,
            "at": "pgh_created_at",
            "told": "e.pgh_label",
            **_client_of(model, noun),
        }
        shared |= {"by": "e.pgh_by", "of_user": "e.pgh_by = (%s)::text"}
        is_setting = "of_client" not in shared and noun._meta.model_name not in WORK
        kind = Kind.SETTINGS if is_setting else Kind.CHANGED
        if noun._meta.label_lower in SIGNED_ONCE:
            yield Source(kind=Kind.SIGNED, where="e.signed_at IS NOT NULL", **shared)
            yield Source(kind=kind, where="e.signed_at IS NULL", **shared)
        elif noun._meta.label_lower in ASKED_ONCE:
            yield Source(kind=Kind.TAKEN, where="e.pgh_label = 'insert'", **shared)
        else:
            yield Source(kind=kind, **shared)


def _client_of(model, noun):
    """How the rows of a table lead to a client: by their own key, or by that of a goal, a session, a note."""
    if noun._meta.label_lower == "clients.client":
        return {"client": "e.pgh_obj_id", "of_client": "e.pgh_obj_id = %s"}
    path = _path(model)
    if path is None:
        return {}
    client, of_client = f"e.{path[0].column}", "(%s)"
    for before, field in pairwise(path):
        client = f"(SELECT t.{field.column} FROM {_table(before)} t WHERE t.id = {client})"
    for before, field in reversed(list(pairwise(path))):
        of_client = f"(SELECT t.id FROM {_table(before)} t WHERE t.{field.column} IN {of_client})"
    return {"client": client, "of_client": f"e.{path[0].column} IN {of_client}"}


def _table(key):
    return f'"{key.related_model._meta.db_table}"'


def _path(model):
    """The shortest way over foreign keys to a client."""
    waiting = deque([(model, [])])
    while waiting:
        here, path = waiting.popleft()
        for field in here._meta.fields:
            if field.name == "client":
                return [*path, field]
        ways = [field for field in here._meta.fields if field.name in WAYS and field.is_relation and len(path) < 3]
        waiting.extend((field.related_model, [*path, field]) for field in ways)
    return None


def _written_once():
    model = apps.get_model
    client = {"client": "e.client_id", "of_client": "e.client_id = %s"}
    opening = {
        "model": model("clients.Opening"),
        "at": "opened_at",
        "by": "e.user_id",
        "of_user": "e.user_id = %s",
        **client,
    }
    opening |= {"told": "e.kind || ' ' || e.page"}
    yield Source(kind=Kind.OPENED, where="e.kind IN ('opened', 'searched') AND e.because = ''", **opening)
    yield Source(kind=Kind.TAKEN, where="e.kind IN ('printed', 'exported') AND e.because = ''", **opening)
    yield Source(kind=Kind.EMERGENCY, where="e.because <> ''", **opening)
    yield Source(model("clients.EmergencyAccess"), Kind.EMERGENCY, "began_at", **_member("member_id"), **client)
    yield Source(model("clients.HandOver"), Kind.SIGN_IN, "began_at", **_member("member_id"), **client)
    person = {
        "client": "(SELECT c.id FROM clients_client c WHERE c.user_id = e.user_id)",
        "of_client": "e.user_id IN (SELECT c.user_id FROM clients_client c WHERE c.id = %s)",
    }
    signed_in = {"by": "e.user_id", "of_user": "e.user_id = %s"}
    yield Source(model("reports.SignIn"), Kind.SIGN_IN, "at", **signed_in, **person)
    yield Source(model("accounts.SignInHelp"), Kind.SIGN_IN, "at", **_member("by_id"), **person, told="e.kind")
    in_a_note = _client_of(model("notes.Addendum"), model("notes.Addendum"))
    yield Source(model("notes.Addendum"), Kind.CHANGED, "at", "e.by_id", "e.by_id = %s", **in_a_note)
    yield Source(model("notes.Review"), Kind.SIGNED, "at", **_member("by_id"), **in_a_note, told="e.kind")
    yield Source(model("notes.ReadBack"), Kind.SIGNED, "at", "e.by_id", "e.by_id = %s", **in_a_note)
    yield Source(model("notes.Statement"), Kind.CHANGED, "at", "e.by_id", "e.by_id = %s", **in_a_note)
    yield Source(model("notes.Question"), Kind.CHANGED, "at", **_member("by_id"), **in_a_note)
    yield Source(model("clients.Message"), Kind.CHANGED, "at", "e.by_id", "e.by_id = %s", **client)
    yield Source(model("supervision.Signature"), Kind.SIGNED, "at", **_member("member_id"))
    imports = {**_member("by_id"), "where": "e.confirmed_at IS NOT NULL"}
    yield Source(model("clients.PeopleImport"), Kind.CHANGED, "confirmed_at", **imports)
    undone = {**_member("undone_by_id"), "where": "e.undone_at IS NOT NULL", "told": "'undone'"}
    yield Source(model("clients.PeopleImport"), Kind.CHANGED, "undone_at", **undone)
    billing = model("reports.BillingFile")
    yield Source(billing, Kind.TAKEN, "made_at", **_member("made_by_id"))
    voided = {**_member("voided_by_id"), "where": "e.voided_at IS NOT NULL", "told": "'voided'"}
    yield Source(billing, Kind.TAKEN, "voided_at", **voided)
    yield Source(model("reports.Report"), Kind.CHANGED, "as_of", **_member("by_id"))
    yield from _left_out(model("reports.LeftOut"))
    shown = {**_member("by_id"), "where": "e.published_at IS NOT NULL"}
    yield Source(model("accounts.CrisisPage"), Kind.SETTINGS, "published_at", **shown)
    file = "COALESCE((SELECT x.kind FROM reports_export x WHERE x.id = e.export_id), e.what)"
    file = f"{file} || ' ' || e.form || ' ' || e.row_count"
    yield Source(model("reports.Download"), Kind.TAKEN, "at", **_member("by_id"), told=file)
    yield Source(model("reports.Look"), Kind.LOOKED, "at", **_member("by_id"), **client)


def _left_out(model):
    of_client = _client_of(model, model)
    yield Source(model, Kind.CHANGED, "at", **_member("by_id"), **of_client)
    back = {**_member("taken_back_by_id"), "where": "e.taken_back_at IS NOT NULL", "told": "'back'"}
    yield Source(model, Kind.CHANGED, "taken_back_at", **back, **of_client)


def _member(column):
    return {"by": BY_MEMBER.format(column), "of_user": OF_MEMBER.format(column)}
