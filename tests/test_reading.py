"""Everything that a client reads is for a reader of the sixth grade, in English and in Spanish (practice.md 6.8)."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation.template import templatize

from peersupport.messages import PO
from tests import cast
from tests.reading import grade_in_english, grade_in_spanish, words_of
from tests.test_access import DOORS, IN, _address, world  # noqa: F401

ROOT = Path(settings.BASE_DIR)
GRADE = 6
# The formulas are made for sentences: what is shorter is measured together with its neighbours.
A_SENTENCE = 7
READ_BY_CLIENTS = [
    "templates/portal/*.html",
    "portal/**/*.py",
    "templates/base_client.html",
    "templates/_*.html",
    "templates/accounts/come_in*.html",
    "templates/accounts/signed_out.html",
    "templates/clients/take_back.html",
    "templates/clients/_card.html",
    "templates/clients/_message*.html",
    "templates/clients/_threads.html",
    "clients/forms/message.py",
    "templates/clients/_describe_fields.html",
    "clients/models/hard_days.py",
    "clients/models/self_description.py",
    "clients/models/shared_story.py",
    "notes/models/arriving.py",
    "templates/peersupport/crisis.html",
    "templates/peersupport/crisis_held.html",
    "accounts/crisis.py",
    "templates/goals/_*.html",
    "goals/headings.py",
    "goals/story.py",
    "goals/forms/moments.py",
    "goals/forms/scale.py",
    "templates/notes/together/*.html",
    "notes/forms/together.py",
    "notes/models/read_back.py",
    "notes/models/statement.py",
    "notes/models/withholding.py",
    "notes/spoken.py",
]
READ_BY_STAFF = {ROOT / "templates" / name for name in ("_nav.html", "_account_menu.html")}
# A text that may be harder to read, with the reason why it cannot be said more simply.
HARDER = {}
# Words of Django's own forms that no page shows.
SHOWN_NOWHERE = ("Whether the user will be able to authenticate",)
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
QUOTED = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
IN_TEMPLATE = re.compile(rf"\b(_|n?p?gettext)\(({QUOTED}(?:,\s*{QUOTED})*)")


def _in_python(source):
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKS:
            said = [word.value for word in call.args if isinstance(word, ast.Constant) and isinstance(word.value, str)]
            yield from said[1:] if call.func.id.startswith("pgettext") else said


def _in_template(source):
    for mark, quoted in IN_TEMPLATE.findall(templatize(source)):
        said = ast.literal_eval(f"({quoted},)")
        yield from said[1:] if "pgettext" in mark else said


def _texts(path):
    source = path.read_text()
    found = _in_python(source) if path.suffix == ".py" else _in_template(source)
    return [text for text in dict.fromkeys(found) if words_of(text)]


def _spanish():
    said = {}
    for entry in polib.pofile(str(PO)):
        said[entry.msgid] = entry.msgstr or entry.msgstr_plural.get(0, "")
        if entry.msgid_plural:
            said[entry.msgid_plural] = entry.msgstr_plural.get(1, "")
    return said


FILES = sorted({path for pattern in READ_BY_CLIENTS for path in ROOT.glob(pattern) if _texts(path)} - READ_BY_STAFF)


def _too_hard(texts, grade):
    sentences = [text for text in texts if len(words_of(text)) >= A_SENTENCE]
    labels = ". ".join(text for text in texts if len(words_of(text)) < A_SENTENCE)
    if len(words_of(labels)) >= A_SENTENCE:
        sentences.append(labels)
    return {text: round(grade(text), 1) for text in sentences if grade(text) > GRADE and text not in HARDER}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_clients_read_is_for_the_sixth_grade(path):
    assert _too_hard(_texts(path), grade_in_english) == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_clients_read_in_spanish_is_for_the_sixth_grade(path, spanish):
    said = [spanish[text] for text in _texts(path) if spanish.get(text) and words_of(spanish[text])]
    assert _too_hard(said, grade_in_spanish) == {}


@pytest.fixture(scope="module")
def spanish():
    return _spanish()


@pytest.fixture
def said_to_them(monkeypatch):
    """Every text that is asked for while a page is made, with its hole for a number or a name left open."""
    said = set()
    for name, contexts in (("gettext", 0), ("ngettext", 0), ("pgettext", 1), ("npgettext", 1)):
        real = getattr(translation._trans, name)

        def heard(*words, real=real, contexts=contexts):
            said.update(word for word in words[contexts:] if isinstance(word, str))
            return real(*words)

        monkeypatch.setattr(translation._trans, name, heard)
    return said


def _body(page):
    return "" if page.streaming else page.text


def test_whatever_else_their_pages_say_is_for_the_sixth_grade_too(said_to_them, world, spanish):  # noqa: F811
    """Walked as the person walks: what stands in a file that is not named above is heard here."""
    me, silent = world.people["client"].user, []
    type(me).objects.filter(pk=me.pk).update(reads_aloud=True)
    browser = cast.Browser().enter(world.people["client"])
    said_to_them.clear()  # What was said while their world was made was said to staff.
    for name, (door, objects, knock) in DOORS.items():
        if knock == "get" and door.get("client") == IN:
            page = browser.get(_address(name, objects, world), follow=True)
            silent += [name] if "data-read-aloud" in _body(page) and "read-aloud.js" not in _body(page) else []
    assert silent == []
    measured = {text for path in FILES for text in _texts(path)}
    others = sorted(text for text in said_to_them - measured if words_of(text) and not text.startswith(SHOWN_NOWHERE))
    assert len(measured & said_to_them) > 200
    assert _too_hard(others, grade_in_english) == {}
    in_spanish = [spanish[text] for text in others if words_of(spanish.get(text, ""))]
    assert _too_hard(in_spanish, grade_in_spanish) == {}


def test_a_text_that_may_be_harder_still_is_somewhere():
    everything = {text for path in FILES for text in _texts(path)}
    assert set(HARDER) <= everything


@pytest.mark.parametrize(
    ("grade", "easy", "hard"),
    [
        (grade_in_english, "You can read it here. Ask us if you want to know more.",
         "Subsequent amendments necessitate documentation by authorized organizational representatives."),
        (grade_in_spanish, "Aquí lo puedes leer. Pregunta si quieres saber más.",
         "Las modificaciones posteriores requieren documentación por representantes organizacionales autorizados."),
    ],
)  # fmt: skip
def test_the_measure_tells_easy_from_hard(grade, easy, hard):
    assert grade(easy) < 4 < GRADE < 10 < grade(hard)


def test_every_text_of_a_template_is_found():
    many = "{% blocktranslate count n=n %}Two{% plural %}{{ n }} three{% endblocktranslate %}"
    source = '{% load i18n %}{% translate "One" %}' + many
    assert list(_in_template(source)) == ["One", "Two", "%(n)s three"]
