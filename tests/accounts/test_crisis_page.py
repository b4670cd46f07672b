"""The agency's own crisis page: changed by a manager, looked at, then shown; 988 always stands first."""

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import CrisisPage
from peersupport.views.errors import broken
from tests import cast

WARM = {
    "title_en": "Harbor warm line",
    "title_es": "Línea cálida Harbor",
    "words_en": "A peer picks up.",
    "words_es": "Contesta un par.",
    "when_en": "Every day, 4 to 10 pm",
    "when_es": "Todos los días, de 4 a 10 pm",
    "call": "(555) 0123",
    "text": "555 0124",
    "says": "HELLO",
    "chat": "",
}


@pytest.fixture
def patricia(browser, manager):
    return browser.enter(manager)


def at(name, *args):
    return reverse(f"accounts:crisis_{name}", args=args)


def _keep(person, address, **typed):
    form = person.get(address).context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    return person.post(address, said | typed)


def _show(person):
    seen = person.get(at("preview", "en")).context["page"].fingerprint
    return person.post(at("publish"), {"seen": seen})


def _crisis(language="en"):
    return cast.Browser().get("/crisis/", headers={"accept-language": language}).text


@pytest.fixture
def warm_line(patricia):
    assert _keep(patricia, at("line_new"), **WARM).status_code == 302


def test_nobody_sees_a_change_before_it_is_shown(patricia, warm_line):
    assert "Harbor warm line" in patricia.get(at("preview", "en")).text
    assert "New: Harbor warm line" in patricia.get(at("page")).text
    assert "Harbor warm line" not in _crisis()
    _show(patricia)
    assert "Harbor warm line" in _crisis()
    assert 'href="tel:5550123"' in _crisis()
    assert "Línea cálida Harbor" in _crisis("es")
    assert "sms:5550124?body=HELLO" in _crisis("es")


def test_every_paper_and_page_follows(patricia, warm_line, client, specialist):
    _show(patricia)
    person, dana = cast.Browser().enter(client), cast.Browser().enter(specialist)
    texts = [cast.Browser().get("/crisis/held/en/").text, cast.Browser().get("/nowhere/").text]
    texts += [person.get(reverse(name)).text for name in ("portal:card", "portal:card_held", "portal:sheet")]
    texts += [dana.get(reverse(name, args=[client.pk])).text for name in ("clients:card_print", "goals:print")]
    texts.append(dana.post(reverse("clients:sign_in_code_print", args=[client.pk])).text)
    assert ["Harbor warm line" in text and "555 0199" in text for text in texts] == [True] * len(texts)


def test_a_card_in_spanish_says_how_to_be_answered_in_spanish(agency, client):
    client.language = "es"
    client.save()
    card = cast.Browser().enter(client).get(reverse("portal:card_held")).text
    assert "sms:988?body=AYUDA" in card
    assert card.count('href="sms:988"') == 1


@pytest.mark.parametrize("key", ["english", "spanish"])
@pytest.mark.parametrize("act", ["off", "remove", "up", "down"])
def test_988_stays_first_whatever_is_pressed(agency, patricia, key, act):
    patricia.post(at("line_act", key, act))
    assert [line.key for line in CrisisPage.being_written(agency).lines][:2] == ["english", "spanish"]


def test_988_comes_first_even_if_it_was_lost_from_what_is_kept(agency):
    page = CrisisPage(agency=agency, texts=CrisisPage.shown(agency).texts | {"lines": []})
    assert [way["address"] for way in page.lines[0].ways] == ["tel:988", "sms:988"]


def test_the_number_of_a_shipped_line_cannot_be_typed(agency, patricia):
    _keep(patricia, at("line", "english"), title_en="Call or text us", call="555 0666")
    _show(patricia)
    assert "Call or text us" in _crisis()
    assert "0666" not in _crisis()
    assert 'href="tel:988"' in _crisis()


def test_lines_move_and_go_off_and_come_back(agency, patricia, warm_line):
    own = CrisisPage.being_written(agency).all_lines[-1].key
    for act in ("up", "up", "up", "up"):
        patricia.post(at("line_act", own, act))
    patricia.post(at("line_act", "veterans", "off"))
    _show(patricia)
    assert [line.key for line in CrisisPage.shown(agency).lines] == ["english", "spanish", own, "agency"]
    patricia.post(at("line_act", "veterans", "on"))
    patricia.post(at("line_act", own, "remove"))
    assert own not in [line.key for line in CrisisPage.being_written(agency).all_lines]
    assert "veterans" in [line.key for line in CrisisPage.being_written(agency).lines]


def test_the_agencys_own_number_is_the_one_of_its_line(agency, patricia):
    _keep(patricia, at("line", "agency"), call="555 0177")
    agency.refresh_from_db()
    assert agency.crisis_line == "555 0199"
    _show(patricia)
    agency.refresh_from_db()
    assert agency.crisis_line == "555 0177"
    patricia.post(at("line_act", "agency", "off"))
    _show(patricia)
    agency.refresh_from_db()
    assert agency.crisis_line == ""


def test_an_agency_without_a_number_finds_the_place_for_one_and_never_loses_it(agency, patricia):
    agency.crisis_line = ""
    agency.save()
    assert CrisisPage.shown(agency).own_lines == []
    _keep(patricia, at("line", "agency"), call="555 0177")
    patricia.post(at("line_act", "agency", "remove"))
    _show(patricia)
    assert 'href="tel:5550177"' in _crisis()
    patricia.post(at("line_act", "agency", "off"))
    _show(patricia)
    patricia.post(at("begin_again"))
    assert CrisisPage.being_written(agency).line("agency").call == "555 0177"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"call": "ring me"}, "call"),
        ({"chat": "javascript:alert(1)"}, "chat"),
        ({"chat": "http://warm.example"}, "chat"),
        ({"words_es": ""}, "words_es"),
        ({"when_en": ""}, "when_en"),
        ({"title_es": ""}, "title_es"),
        ({"call": "", "text": "", "says": ""}, "call"),
        ({"text": ""}, "text"),
        ({"says": "A&B"}, "says"),
    ],
)
def test_what_does_not_help_anybody_is_said_beside_its_field(patricia, wrong, field):
    answer = _keep(patricia, at("line_new"), **WARM | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Harbor warm line" in answer.text


def test_a_sentence_keeps_its_number(patricia):
    answer = _keep(patricia, at("sentences"), nobody_watches_en="We are here.", emergency_es="Llama al 112.")
    assert sorted(answer.context["form"].errors) == ["emergency_es", "nobody_watches_en"]
    _keep(patricia, at("sentences"), emergency_en="Danger right now? 911.")
    _show(patricia)
    assert "Danger right now? 911." in _crisis()


def test_what_was_changed_after_the_look_is_not_shown_unseen(agency, patricia, warm_line):
    seen = patricia.get(at("preview", "en")).context["page"].fingerprint
    patricia.post(at("line_act", "veterans", "off"))
    patricia.post(at("publish"), {"seen": seen})
    assert "Harbor warm line" not in _crisis()
    assert "838255" in _crisis()


def test_two_managers_see_each_others_words(patricia):
    form = patricia.get(at("line", "english")).context["form"]
    said = {name: form[name].value() or "" for name in form.fields}
    patricia.post(at("line", "english"), said | {"title_en": "First"})
    answer = patricia.post(at("line", "english"), said | {"title_en": "Second"})
    assert answer.status_code == 422
    assert "First" in answer.text
    assert "Second" in answer.text


def test_the_history_says_who_changed_what(patricia, warm_line):
    _show(patricia)
    _keep(patricia, at("line", "english"), title_en="Call us all: 988")
    patricia.post(at("line_act", "veterans", "off"))
    _show(patricia)
    told = patricia.get(at("history")).text
    for words in ("Patricia Nowak", "New: Harbor warm line", "Call us all: 988", "Off: Veterans", "As it was shipped"):
        assert words in told


def test_a_change_can_be_thrown_away_and_the_shipped_page_comes_back(agency, patricia, warm_line):
    patricia.post(at("throw_away"))
    assert "Harbor warm line" not in patricia.get(at("page")).text
    _keep(patricia, at("line_new"), **WARM)
    _show(patricia)
    patricia.post(at("begin_again"))
    assert "Harbor warm line" in _crisis()
    _show(patricia)
    assert "Harbor warm line" not in _crisis()
    assert "555 0199" in _crisis()


def test_what_people_saw_stays(agency, patricia, warm_line):
    _show(patricia)
    for change in (lambda rows: rows.delete(), lambda rows: rows.update(by_name="Nobody")):
        with pytest.raises(Error), transaction.atomic():
            change(CrisisPage.objects.filter(agency=agency).published())


def test_each_agency_has_its_own_page(agency, patricia, warm_line, elsewhere):
    _show(patricia)
    assert "Harbor warm line" not in cast.Browser().enter(elsewhere.manager).get("/crisis/").text
    assert "Harbor warm line" not in _crisis()  # Signed out, with two agencies here, nobody knows whose reader it is.


def test_a_page_that_breaks_names_the_agencys_number_without_asking_the_database(agency, client, rf):
    request = rf.get("/")
    request._cached_user = client.user
    assert client.user.agency.crisis_line == "555 0199"
    with CaptureQueriesContext(connection) as asked:
        assert "555 0199" in broken(request).text
        assert "988" in broken(rf.get("/")).text
        for origin, is_told in (("http://testserver", True), ("https://elsewhere.example", False)):
            sent = rf.post("/me/", {"words": "What she said"}, headers={"origin": origin})
            assert ("What she said" in broken(sent).text) == is_told
    assert len(asked) == 0
