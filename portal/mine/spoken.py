"""What was said together: the person's own words, and the notes."""

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .line import Line


def words_of(life):
    client = life.client
    about = [
        ("matters", _("What matters to me:"), client.what_matters),
        ("values", _("What I care about:"), client.values),
    ]
    about.append(("strengths", _("What I am good at:"), client.strengths))
    for key, says, words in about:
        if words:
            yield Line(key, None, says, words, client.language, True)
    for note in life.notes:
        yield from _said_at(note, localdate(note.session.start_at), client.language)


def _said_at(note, on, lang):
    if note.takeaway:
        yield Line(f"takeaway-{note.pk}", on, _("After we met, I took this along:"), note.takeaway, lang, True)
    if note.feeling:
        yield Line(f"feeling-{note.pk}", on, _("How I felt about it:"), note.feeling, lang, True)
    for work in note.worked:
        yield Line(f"work-{work['pk']}", on, _("I said about my goal:"), work["words"], lang, True)
    for said in note.said:
        says = _("I see a note differently:") if said["kind"] == "differ" else _("I added my words to a note:")
        yield Line(f"said-{said['pk']}", _day(said["at"]), says, said["words"], said["language"], True)


def notes_of(life):
    for note in life.notes:
        on, name = localdate(note.session.start_at), note.signed_name
        says = _("%(name)s wrote about our time together:") % {"name": name}
        if note.focus:
            yield Line(f"focus-{note.pk}", on, _("What I wanted to talk about:"), note.focus)
        what = "\n".join(filter(None, [", ".join(map(str, note.did_words)), note.what_we_did]))
        yield Line(f"note-{note.pk}", on, says, what)
        if note.next_step:
            yield Line(f"next-{note.pk}", on, _("The next step we chose:"), note.next_step)
        for added in note.added:
            yield Line(f"added-{added['pk']}", _day(added["at"]), _("Added to a note later:"), added["words"])
    for held in life.held_back:
        yield Line(f"held-{held['pk']}", _day(held["start_at"]), _held_back())


def _held_back():
    return _(
        "A note about this day is held back from me for now. I can read why and ask to look at it again:"
        " on my page, under Notes about me, or from any manager here."
    )


def _day(moment):
    return localdate(parse_datetime(moment))
