"""Hints on the specialist's own text: few, never in anybody's own words, never in the way."""

import pytest
from django.urls import reverse

from accounts.scopes import scope
from notes.hinting import AT_MOST, choose
from notes.hinting import notice as find
from notes.models import Hint, HintCount, KeptWord, Note, SilentCategory, draft, noticing
from notes.shipped_hints import SHIPPED


@pytest.fixture
def shipped(agency):
    Hint.begin_with(SHIPPED)
    return Hint.objects.all()


@pytest.fixture
def rules(shipped, client):
    return shipped.speaking().rules_for(client)[0]


def words(text, rules):
    return [place.words for place in find(text, rules, {"Marcus"})]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is an addict.", ["an addict"]),
        ("ADDICT", ["ADDICT"]),
        ("Addiction medicine was explained.", []),
        ("She said “I am an addict” and laughed.", []),
        ('She wrote "just a junkie" on it.', []),
        ("Dijo que la madre es un addict y que no.", []),
        ("We walked to the river and talked about Sunday.", []),
        ("", []),
    ],
)
def test_what_is_noticed_and_what_is_left_alone(rules, text, found):
    assert words(text, rules) == found


def test_a_suggestion_keeps_the_article_and_the_capital(rules):
    (place,) = find("An addict came along.", rules)
    assert place.suggestions[0].startswith("A person with")


def test_at_most_five_are_shown_and_danger_comes_first(rules):
    danger = Hint.objects.filter(is_safety=True, about_person=False).first().phrases[0]
    text = f"addict junkie alcoholic schizophrenic handicapped psycho {danger}"
    shown = choose(find(text, rules))
    assert len(shown) == AT_MOST
    assert any(place.rule.is_safety for place in shown)


def test_danger_is_described_and_nothing_replaces_it(shipped):
    assert shipped.filter(is_safety=True).exists()
    assert not shipped.filter(is_safety=True).exclude(suggestions=[]).exists()


def test_the_persons_own_words_are_never_looked_at(shipped, note):
    note.focus = note.takeaway = note.feeling = note.next_step = "I am an addict"
    assert not any(noticing.hints(note).values())


def test_their_word_is_kept_for_this_person_alone(shipped, note, other_client, specialist):
    note.what_we_did = "He calls himself an addict."
    KeptWord.keep(note.session.client, ["addict"], specialist.user)
    assert not any(noticing.hints(note).values())
    note.session.client = other_client
    assert any(noticing.hints(note).values())


def test_keeping_a_word_is_one_tick_with_the_next_save(shipped, browser, specialist, client, note, typed, at):
    Note.objects.update(what_we_did="He calls himself an addict.")
    fields = typed(what_we_did="He calls himself an addict.", keep="addict", version="1")
    browser.enter(specialist).post(at("note", client, note), fields)
    assert KeptWord.objects.get().phrase == "addict"


def test_a_kind_that_is_off_is_silent(shipped, note):
    note.what_we_did = "An addict came."
    SilentCategory.switch("person-first", on=False)
    assert not any(noticing.hints(note).values())


def test_only_counts_are_kept_when_a_note_is_signed(shipped, client, note, specialist):
    Note.objects.update(what_we_did="An addict, a junkie.")
    draft.sign(Note.of(client).get(), specialist)
    counted = HintCount.objects.get()
    assert (counted.category, counted.count) == ("person-first", 2)


def test_a_hint_never_keeps_a_note_from_being_signed(shipped, client, note, specialist):
    Note.objects.update(what_we_did="An addict.")
    draft.sign(Note.of(client).get(), specialist)
    assert Note.objects.get().is_signed


def test_the_page_shows_them_under_the_specialists_own_box(shipped, browser, specialist, client, note, at):
    Note.objects.update(what_we_did="An addict came.")
    page = browser.enter(specialist).get(at("note", client, note)).content.decode()
    assert "You wrote “An addict”." in page
    assert "Keep it: their word" in page


def test_a_manager_adds_one_and_switches_one_off(shipped, browser, manager, note):
    browser.enter(manager)
    hint = Hint.objects.filter(phrases__contains=["addict"]).first()
    assert "addict" in browser.get(reverse("hints:kind", args=["person-first"])).content.decode()
    hint.switch(on=False)
    note.what_we_did = "An addict came."
    assert not any(noticing.hints(note).values())


def test_another_agencys_hints_are_nobodys_business(shipped, elsewhere):
    with scope(elsewhere.agency):
        assert not Hint.objects.filter(phrases__contains=["addict"]).exists()
