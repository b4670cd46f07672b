"""The agency's hints on the page of a note, and the pages where its managers keep them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models.founding import agency_founded
from accounts.scopes import scope
from notes.models import Hint, HintCount, KeptWord, Note, SilentCategory, draft
from notes.shipped_hints import SHIPPED

AUTOSAVE = {"X-Autosave": "1"}


def on(name, *args):
    return reverse(f"hints:{name}", args=args)


@pytest.fixture
def shipped(agency):
    agency_founded.send(type(agency), agency=agency)


@pytest.fixture
def dana(browser, specialist, shipped):
    return browser.enter(specialist)


@pytest.fixture
def patricia(browser, manager):
    return browser.enter(manager)


@pytest.fixture
def write(dana, client, note, typed, at):
    """Dana's page saves itself; the answer as the page reads it."""

    def save(**changes):
        fields = typed(version=Note.objects.get(pk=note.pk).version, **changes)
        return dana.post(at("autosave", client, note), fields, headers=AUTOSAVE).json()

    return save


# On the page of a note


def test_a_hint_comes_with_the_save_and_offers_other_words(write):
    told = write(what_we_did="He is an addict.")["hints"]["what_we_did"]
    assert "You wrote “an addict”." in told
    assert 'data-swap="a person in recovery"' in told
    assert "Keep it: their word" in told


def test_the_saved_page_shows_the_hints_without_javascript(write, dana, note):
    write(what_we_did="He refused.")
    page = dana.get(note.get_absolute_url()).content.decode()
    assert "<noscript>declined · said no for now to</noscript>" in page


def test_the_persons_own_words_are_never_looked_at(write, goal):
    own = dict.fromkeys(["focus", "takeaway", "feeling", "next_step", f"words_{goal.pk}"], "I am an addict, I refused")
    told = write(what_we_did="Walked.", **own | {f"movement_{goal.pk}": "moved"})
    assert told["hints"] == {"what_we_did": "", "late_because": ""}


def test_the_reason_for_lateness_is_staff_text_and_five_are_shown_together(write):
    told = write(what_we_did="lazy, refused, manipulative, in denial", late_because="complains, insists, felon")[
        "hints"
    ]
    shown = [told[name].count("data-hint>") for name in ("what_we_did", "late_because")]
    assert shown == [4, 1]


def test_danger_is_described_and_never_replaced_or_kept_quiet(write, note, client):
    told = write(what_we_did="He threatened suicide.", keep=["threatened suicide"])["hints"]["what_we_did"]
    assert "Describe what was said and done." in told
    assert reverse("crisis") in told
    assert "data-swap" not in told
    assert 'name="keep"' not in told
    assert not client.kept_words.exists()


def test_a_kept_word_is_remembered_for_this_person_only(write, note, client, other_client, specialist):
    write(what_we_did="He is an addict and refused.")
    told = write(what_we_did="He is an addict and refused.", keep=["addict"])["hints"]["what_we_did"]
    assert "addict" not in told
    assert "refused" in told
    kept = KeptWord.objects.get()
    assert (kept.client, kept.phrase, kept.by) == (client, "addict", specialist.user)
    assert not other_client.kept_words.exists()


def test_only_words_that_a_hint_spoke_of_are_kept_and_once(write, client):
    for _ in range(2):
        write(what_we_did="He refused.", keep=["refused", "something he typed"])
    assert [kept.phrase for kept in client.kept_words.all()] == ["refused"]


def test_hints_never_keep_anybody_from_signing_and_only_counts_stay(note, specialist, shipped):
    note.what_we_did = "He refused, was lazy, an addict. “She refused.”"
    note.save()
    draft.sign(Note.of(note.session.client).get(), specialist)
    counts = dict(HintCount.objects.values_list("category", "count"))
    assert counts == {"blame": 2, "person-first": 1}
    assert {field.name for field in HintCount._meta.local_fields} == {"id", "agency", "note", "category", "count"}


def test_the_counts_lie_still(note, specialist, shipped):
    note.what_we_did = "He refused."
    note.save()
    draft.sign(Note.of(note.session.client).get(), specialist)
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        HintCount.objects.update(count=9)


def test_what_is_switched_off_is_silent(write, patricia_off):
    assert "lazy" not in write(what_we_did="lazy, felon")["hints"]["what_we_did"]


@pytest.fixture
def patricia_off(shipped):
    Hint.objects.get(phrases=["lazy"]).switch(on=False)


def test_a_whole_kind_is_silent(write):
    SilentCategory.switch("blame", on=False)
    told = write(what_we_did="lazy, felon")["hints"]["what_we_did"]
    assert "lazy" not in told
    assert "felon" in told
    SilentCategory.switch("blame", on=True)
    assert "lazy" in write(what_we_did="lazy, felon")["hints"]["what_we_did"]


def test_hints_cost_a_page_one_query_however_many_there_are(write, dana, note):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert dana.get(note.get_absolute_url()).status_code == 200
        return len(asked)

    write(what_we_did="", late_because="")
    queries()
    without = queries()
    write(what_we_did="He is lazy, refused and is an addict.", late_because="He insists.", keep=["lazy"])
    Hint.objects.bulk_create(Hint(phrases=[f"word {n}"], category="blame") for n in range(100))
    assert queries() == without + 1


# Whose hints they are


def test_an_agency_from_before_gets_the_hints_once(agency):
    migration = import_module("notes.migrations.0012_hints_of_agencies")
    with connection.schema_editor() as editor:
        migration.give(apps, editor)
        migration.give(apps, editor)
    assert Hint.objects.count() == len(SHIPPED)


def test_another_agencys_hints_are_not_there(patricia, elsewhere):
    with scope(elsewhere.manager.user.agency):
        theirs = Hint.objects.create(phrases=["zonked"], category="blame")
    assert patricia.get(on("edit", theirs.pk)).status_code == 404
    assert "zonked" not in patricia.get(on("kind", "blame")).content.decode()
    assert not Hint.objects.exists()


# Where managers keep them


def typed_hint(**changes):
    return {
        "phrases": "zonked\nzoned  out\n\nzonked",
        "suggestions": "tired",
        "category": "blame",
        "level": "swap",
    } | changes


def test_a_manager_adds_a_hint(patricia):
    patricia.post(on("new"), typed_hint())
    hint = Hint.objects.get()
    assert (hint.phrases, hint.suggestions) == (["zonked", "zoned out"], ["tired"])
    page = patricia.get(on("kind", "blame")).content.decode()
    assert "“zonked”, “zoned out”" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"phrases": " \n "}, "phrases"),
        ({"phrases": "x" * 61}, "phrases"),
        ({"phrases": "\n".join(map(str, range(31)))}, "phrases"),
        ({"phrases": "a\x00b"}, "phrases"),
        ({"category": ""}, "category"),
        ({"is_safety": "on"}, "__all__"),
    ],
)
def test_what_makes_no_sense_gets_a_sentence(patricia, changes, field):
    answer = patricia.post(on("new"), typed_hint(**changes))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Hint.objects.exists()


def test_a_change_over_a_change_writes_nothing(patricia, agency):
    hint = Hint.objects.create(phrases=["lazy"], suggestions=["tired"], category="blame")
    seen = patricia.get(on("edit", hint.pk)).context["form"]["seen"].value()
    patricia.post(on("edit", hint.pk), typed_hint(phrases="idle", seen=seen))
    answer = patricia.post(on("edit", hint.pk), typed_hint(seen=seen))
    assert answer.status_code == 422
    assert "<dd>idle</dd>" in answer.content.decode()
    hint.refresh_from_db()
    assert hint.phrases == ["idle"]


def test_a_manager_switches_a_hint_and_a_kind_off_and_on(patricia, agency):
    hint = Hint.objects.create(phrases=["lazy"], category="blame")
    for change, speaking in (("off", 0), ("off", 0), ("on", 1)):
        patricia.post(on(change, hint.pk))
        assert Hint.objects.speaking().count() == speaking
    for change, speaking in (("kind_off", 0), ("kind_off", 0), ("kind_on", 1)):
        patricia.post(on(change, "blame"))
        assert Hint.objects.speaking().count() == speaking
    assert patricia.post(on("kind_off", "nonsense")).status_code == 404
    assert hint.events.count() == 3


def test_a_word_is_found_in_whatever_kind_it_is(patricia, shipped):
    page = patricia.get(on("index"), {"q": "RELAPSE"}).content.decode()
    assert "“relapse”" in page
    assert "“lazy”" not in page
    assert "Nothing here yet." in patricia.get(on("index"), {"q": "qqqq"}).content.decode()


def test_more_hints_cost_no_more_queries(patricia, agency):
    def queries(address):
        patricia.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert patricia.get(address).status_code == 200
        return len(asked)

    pages = [on("index"), on("kind", "blame"), on("index") + "?q=word%00"]
    few = [queries(page) for page in pages]
    Hint.objects.bulk_create(Hint(phrases=[f"word {n}"], category="blame") for n in range(200))
    assert [queries(page) for page in pages] == few
    assert max(few) <= 12


def test_the_database_refuses_a_replacement_for_danger(agency):
    with pytest.raises(IntegrityError), transaction.atomic():
        Hint.objects.create(phrases=["x"], suggestions=["y"], is_safety=True, category="blame")
