"""What is noticed in a text: vectors for the pure part of the hints."""

import pytest

from notes.hinting import Rule, choose, notice
from notes.shipped_hints import SHIPPED


def rule(*phrases, suggestions=(), spared=(), category="blame", is_safety=False, about_person=False):
    return Rule(phrases, tuple(suggestions), tuple(spared), category, "swap", "", is_safety, about_person)


def shipped():
    usual = {"spared": [], "guard": "", "is_safety": False, "about_person": False}
    values = [usual | hint for hint in SHIPPED]
    return tuple(
        Rule(*(tuple(hint[name]) if isinstance(hint[name], list) else hint[name] for name in Rule._fields))
        for hint in values
    )


def phrases(text, **options):
    return [place.phrase for place in notice(text, shipped(), **options)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is an ADDICT.", ["addict"]),
        ("Addiction medicine, addictive food", []),
        ("A recovering addict", ["recovering addict"]),
        ("Went to Alcoholics Anonymous", []),
        ("We waited with other alcoholics", ["alcoholics"]),
        ("Talked of heart failure", []),
        ("He failed to come", ["failed to"]),
        ("He refused.\nShe refused.", ["refused", "refused"]),
        ("Chronic pain, chronic stress", ["chronic"]),
        ("It is drug-resistant and self-directed", []),
        ("made them laugh, then made them sign", ["made them"]),
        ("She can’t do it without me", ["can't do it without me"]),
        ("He was non-compliant", ["non-compliant"]),
        ("a mentally\n ill man", ["mentally ill"]),
        ("Criminal justice forms", []),
        ("His house is clean. He is clean.", ["is clean"]),
        ("Waiting for the doc, drug of choice", ["drug of choice"]),
        ("He spoke of SI. Si.", ["si"]),
        ("The PT came. pt said Pt", ["pt", "pt"]),
        ("clean ua, Clean UA", ["clean ua"]),
        ("The refusal", []),
        ("", []),
    ],
)
def test_words_are_noticed_whole_and_spared_phrases_left_alone(text, found):
    assert phrases(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He said “I am an addict”.",
        'He said "I am an addict".',
        "Dijo «addict».",
        "He said ‘I don’t want to be an addict’.",
        "He says “I am an addict",
    ],
)
def test_what_is_quoted_is_theirs(text):
    assert phrases(text) == []


def test_after_the_quote_the_staff_speaks_again():
    assert phrases("“An addict”, he said. He refused. 5'6\" and lazy") == ["refused", "lazy"]


def test_an_open_quote_holds_to_the_end_of_its_line():
    assert phrases("“I refused\nHe refused") == ["refused"]


def test_spanish_lines_are_left_alone_and_english_ones_between_them_are_not():
    spanish = "Hoy hablamos de que la criminal no es para él."
    assert phrases(f"{spanish}\nShe refused the call.\n{spanish}") == ["refused"]
    assert phrases("Refused in Los Angeles") == ["refused"]


def test_should_counts_only_when_it_is_said_of_the_person():
    assert phrases("We should call. It should rain.") == []
    assert phrases("They really should call.") == ["should"]
    assert phrases("Marcus should call. The plan should.", names={"Marcus"}) == ["should"]


def test_a_difficult_day_is_not_a_difficult_person():
    assert phrases("A difficult day. He is difficult.") == ["difficult"]


def test_a_suggestion_fits_where_it_goes():
    noticed = notice("An addict. an addict, Addict", (rule("addict", suggestions=["person in recovery"]),))
    assert [(place.words, place.suggestions[0]) for place in noticed] == [
        ("An addict", "A person in recovery"),
        ("an addict", "a person in recovery"),
        ("Addict", "Person in recovery"),
    ]


def test_a_place_is_counted_the_way_the_page_finds_it():
    noticed = notice("attempt, “pt”, pt", (rule("pt"),))
    assert [(place.words, place.nth) for place in noticed] == [("pt", 2)]


def test_five_are_shown_each_phrase_once_and_danger_before_all():
    rules = (*(rule(word) for word in ("one", "two", "three", "four", "five")), rule("danger", is_safety=True))
    shown = choose(notice("one two one three four five danger one", rules))
    assert [place.phrase for place in shown] == ["one", "two", "three", "four", "danger"]


def test_a_newer_hint_wins_over_an_older_one():
    (place,) = notice("lazy", (rule("lazy", suggestions=["old"]), rule("lazy", suggestions=["new"])))
    assert place.suggestions == ["new"]


def test_no_rules_notice_nothing():
    assert notice("addict", ()) == []


def test_every_shipped_phrase_is_noticed():
    for hint in SHIPPED:
        for phrase in hint["phrases"]:
            assert phrases(f"He {phrase}"), phrase


def test_shipped_danger_words_have_no_replacement_and_every_hint_has_its_source():
    assert not [hint for hint in SHIPPED if hint.get("is_safety") and hint["suggestions"]]
    assert all(hint["source"] for hint in SHIPPED)
    assert all(hint["suggestions"] or hint.get("guard") or hint.get("is_safety") for hint in SHIPPED)
