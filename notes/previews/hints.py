"""A language hint: how often it would have spoken. No word of a note is shown."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.previewing import says
from notes.hinting import Rule, notice
from notes.models import Hint, Note, SilentCategory
from notes.models.hint import rule_of

LOOKED_AT = 200
TEXTS = ("what_we_did", "late_because")


@says("hint")
def spoken(before, after, changed):
    notes = _last_notes()
    told = {"all": len(notes), "after": _count(notes, after)}
    if before is None:
        yield _told_of(notes, told["after"], on=True)
    else:
        told["before"] = _count(notes, before)
        words = _("Of the last %(all)s signed notes, it would have spoken in %(after)s; as it is today, in %(before)s.")
        yield words % told


@says("switch")
def switched(hint, on):
    if SilentCategory.has(hint.category):
        yield _("Its whole kind is off, so nobody sees it either way.")
    notes = _last_notes()
    yield _told_of(notes, _count(notes, hint), on)


@says("kind")
def kind_switched(category, on):
    hints = list(Hint.objects.filter(category=category, ended_at=None))
    yield ngettext(
        "%(n)s hint is of this kind. One that was switched off by itself stays off.",
        "%(n)s hints are of this kind. Those that were switched off by themselves stay off.",
        len(hints),
    ) % {"n": len(hints)}
    notes = _last_notes()
    yield _told_of(notes, _count(notes, *hints), on)


def _told_of(notes, count, on):
    told = {"all": len(notes), "n": count}
    if on:
        return _("Of the last %(all)s signed notes, it would have spoken in %(n)s.") % told
    return _("Of the last %(all)s signed notes, it would have spoken in %(n)s; from now on it says nothing.") % told


def _last_notes():
    rows = Note.objects.signed().order_by("-signed_at", "-pk")[:LOOKED_AT]
    return list(rows.values_list(*TEXTS, "session__client__chosen_name"))


def _count(notes, *hints):
    rules = tuple(rule_of([getattr(hint, name) for name in Rule._fields]) for hint in hints)
    return sum(_speaks(texts, name, rules) for *texts, name in notes)


def _speaks(texts, name, rules):
    names = {name, name.split(" ")[0]}
    return any(notice(text, rules, names) for text in texts if text)
