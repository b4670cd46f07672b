"""What the agency's hints say of a note: of the specialist's own text, never of the person's words."""

from collections import Counter

from notes.hinting import AT_MOST, choose, notice

from .hint import Hint
from .hint_count import HintCount
from .kept_word import KeptWord

STAFF_TEXT = ("what_we_did", "late_because")


def noticed(note):
    """{field: every place that a hint speaks of}."""
    if not any(getattr(note, name) for name in STAFF_TEXT):
        return dict.fromkeys(STAFF_TEXT, ())
    client = note.session.client
    rules, kept = Hint.objects.speaking().rules_for(client)
    names = {client.first_name, client.chosen_name}
    found = {name: notice(getattr(note, name), rules, names) for name in STAFF_TEXT}
    return {name: [place for place in places if place.phrase not in kept] for name, places in found.items()}


def hints(note):
    """{field: the hints to show under it}, at most five together."""
    shown, left = {}, AT_MOST
    for name, places in noticed(note).items():
        shown[name] = choose(places, left)
        left -= len(shown[name])
    return shown


def hints_of_line(line):
    """The hints to show under what a whole group did: it is nobody's own, so there are no kept words."""
    return choose(notice(line, Hint.objects.speaking().rules())) if line else []


def keep(note, phrases, by):
    """Remember the person's own words, as far as a hint spoke of them here; danger is never kept quiet."""
    if not phrases:
        return
    spoken_of = {place.phrase for places in noticed(note).values() for place in places if not place.rule.is_safety}
    KeptWord.keep(note.session.client, sorted(spoken_of.intersection(phrases)), by)


def count(note):
    """Keep how many hints of each kind were left, without the words."""
    kinds = Counter(place.rule.category for places in noticed(note).values() for place in places)
    HintCount.objects.bulk_create(HintCount(note=note, category=kind, count=number) for kind, number in kinds.items())
