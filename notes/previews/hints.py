"""A language hint: how often it would have spoken. No word of a note is shown."""

from django.utils.translation import gettext as _

from accounts.previewing import says
from notes.hinting import Rule, notice
from notes.models import Note

LOOKED_AT = 200
TEXTS = ("what_we_did", "late_because")


@says("hint")
def spoken(before, after, changed):
    rows = Note.objects.signed().order_by("-signed_at", "-pk")[:LOOKED_AT]
    notes = list(rows.values_list(*TEXTS, "session__client__chosen_name"))
    told = {"all": len(notes), "after": _count(notes, after)}
    if before is None:
        yield _("Of the last %(all)s signed notes, it would have spoken in %(after)s.") % told
    else:
        told["before"] = _count(notes, before)
        words = _("Of the last %(all)s signed notes, it would have spoken in %(after)s; as it is today, in %(before)s.")
        yield words % told


def _count(notes, hint):
    values = (getattr(hint, name) for name in Rule._fields)
    rules = (Rule(*(tuple(value) if isinstance(value, list) else value for value in values)),)
    return sum(_speaks(texts, name, rules) for *texts, name in notes)


def _speaks(texts, name, rules):
    names = {name, name.split(" ")[0]}
    return any(notice(text, rules, names) for text in texts if text)
