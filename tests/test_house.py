"""Rules of the house that no single page can prove."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

ROOT = Path(settings.BASE_DIR)
APPS = ["accounts", "clients", "goals", "notes", "portal", "supervision", "reports", "peersupport"]
FROM_LIBRARIES = ("allauth/", "account/", "mfa/", "usersessions/", "400", "403", "404", "429", "500")


def _sources(*kinds):
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            parts = path.relative_to(ROOT / app).parts
            if any(parts[0].removesuffix(".py") == kind for kind in kinds):
                yield path


def _back_doors(tree):
    """`.objects` not followed by visible_to or none; a bare class in get_object_or_404."""
    allowed = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("visible_to", "none"):
            allowed.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in allowed:
            yield node.lineno
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("get_object_or_404", "get_list_or_404"):
            first = node.args[0]
            if isinstance(first, ast.Name) and first.id[0].isupper():
                yield node.lineno


@pytest.mark.parametrize("path", sorted(_sources("views", "forms")), ids=lambda path: str(path.relative_to(ROOT)))
def test_views_and_forms_have_no_back_door(path):
    assert list(_back_doors(ast.parse(path.read_text()))) == []


@pytest.mark.parametrize(
    "code",
    ["Client.objects.all()", "get_object_or_404(Client, pk=1)", "Client.objects.filter(pk=1)", "x = Goal.objects"],
)
def test_the_back_door_test_catches_what_it_should(code):
    assert list(_back_doors(ast.parse(code)))


def test_no_text_hides_in_an_f_string_where_gathering_does_not_see_it():
    hides = re.compile(r"""f["'].*\{(_|n?gettext(_lazy)?)\(""")
    code = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    assert [str(path) for path in code if hides.search(path.read_text())] == []


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _templates():
    return [str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates").rglob("*.*")]


def test_every_template_is_used():
    texts = [path.read_text() for app in APPS for path in (ROOT / app).rglob("*.py")]
    texts += [path.read_text() for path in (ROOT / "templates").rglob("*.*")]
    everything = "\n".join(texts)
    own = [name for name in _templates() if not name.startswith(FROM_LIBRARIES)]
    assert [name for name in own if name not in everything and not _is_named_by_its_app(name)] == []


def _is_named_by_its_app(name):
    """Some views name a page by its stem alone: page(request, "check_in", form)."""
    app, stem = name.partition("/")[0], name.removesuffix(".html").rpartition("/")[2]
    return any(f'"{stem}"' in path.read_text() for path in (ROOT / app).rglob("*.py"))


ACTS_ONCE_ANYWAY = ("account_logout", "quick_exit", "set_language")
INLINE = re.compile(
    r"<script(?![^>]*(?:\bsrc=|application/json))[^>]*>|<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']", re.I
)


@pytest.mark.parametrize("name", sorted(_templates()))
def test_no_template_has_inline_script_or_style(name):
    assert INLINE.search((ROOT / "templates" / name).read_text()) is None


@pytest.mark.parametrize("name", sorted(_templates()))
def test_no_template_marks_text_safe(name):
    assert not re.search(r"\|\s*safe\b|autoescape off", (ROOT / "templates" / name).read_text())


@pytest.mark.parametrize("name", sorted(_templates()))
def test_every_form_that_posts_has_its_one_time_key(name):
    text = (ROOT / "templates" / name).read_text()
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", text, re.I | re.S):
        once_anyway = "data-plain" in form or any(name in form for name in ACTS_ONCE_ANYWAY)
        if "csrf_token" in form and not once_anyway and not name.startswith(FROM_LIBRARIES):
            assert "{% once %}" in form, form[:200]


def test_no_page_asks_a_third_party():
    for name in _templates():
        text = (ROOT / "templates" / name).read_text()
        assert not re.search(r"(?:src|action)=\"(?:https?:)?//", text), name
