"""The agency's crisis page, for its managers. What they change is seen by nobody until they show it."""

import uuid
from types import SimpleNamespace

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only
from accounts.crisis import Line
from accounts.crisis_changes import changes_between, versions
from accounts.forms import OwnLineForm, SentencesForm, ShippedLineForm
from accounts.models import CrisisPage

PAGE = 25


@managers_only
@require_safe
def index(request):
    """What stands there, line by line, with what may be done to each."""
    page = _page(request)
    changes = list(changes_between(CrisisPage.shown(page.agency), page)) if page.is_saved else []
    return render(request, "accounts/crisis_page.html", {"page": page, "changes": changes})


@managers_only
@require_safe
def preview(request, language):
    """As people will see it, in one of their languages."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    context = {"page": _page(request), "language": language, "languages": settings.LANGUAGES}
    return render(request, "accounts/crisis_preview.html", context)


@managers_only
@require_safe
def history(request):
    """What people saw, version by version, and what was changed in each."""
    return render(request, "accounts/crisis_history.html", versions(request, PAGE))


@managers_only
def line_new(request):
    return _edit(request, Line(f"own-{uuid.uuid4().hex[:8]}"))


@managers_only
def line(request, key):
    return _edit(request, _line(request, key))


def _edit(request, line):
    page = _page(request)
    form = (ShippedLineForm if line.is_shipped else OwnLineForm)(request.POST or None, line=line)
    if request.method == "POST" and form.is_valid():
        page.keep(form.line())
        return _to_what_changed()
    context = {"form": form, "line": line, "is_new": page.line(line.key) is None}
    return render(request, "accounts/crisis_line.html", context, status=422 if form.errors else 200)


@managers_only
def sentences(request):
    page = _page(request)
    form = SentencesForm(request.POST or None, sentences=SimpleNamespace(**page.texts))
    if request.method == "POST" and form.is_valid():
        page.say({name: form.cleaned_data[name] for name in form.Meta.fields})
        return _to_what_changed()
    return render(request, "accounts/crisis_line.html", {"form": form}, status=422 if form.errors else 200)


@managers_only
@require_POST
def line_act(request, key, act):
    """Up, down, off, on, or away."""
    page, line = _page(request), _line(request, key)
    acts = {
        "up": lambda: page.move(key, -1),
        "down": lambda: page.move(key, 1),
        "on": lambda: page.switch(key, on=True),
        "off": lambda: page.switch(key, on=False),
        "remove": lambda: page.remove(line.key),
    }
    if act not in acts:
        raise Http404
    acts[act]()
    return _to_what_changed()


def _to_what_changed():
    return redirect(f"{reverse('accounts:crisis_page')}#changed")


@managers_only
@require_POST
def publish(request):
    try:
        _page(request).publish(request.member, request.POST.get("seen", ""))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return redirect("accounts:crisis_preview", "en")
    messages.success(request, _("People see it now, on every page that names help."))
    return redirect("accounts:crisis_page")


@managers_only
@require_POST
def throw_away(request):
    CrisisPage.being_written(request.user.agency).throw_away()
    messages.success(request, _("What you had not shown is thrown away. People see what they saw before."))
    return redirect("accounts:crisis_page")


@managers_only
@require_POST
def begin_again(request):
    _page(request).begin_again()
    messages.success(request, _("This is how it was shipped. People see it when you show it to them."))
    return redirect("accounts:crisis_page")


def _page(request):
    return CrisisPage.being_written(request.user.agency)


def _line(request, key):
    found = _page(request).line(key)
    if found is None:
        raise Http404
    return found
