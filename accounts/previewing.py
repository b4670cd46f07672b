"""What a change would do, said before it is saved. Imports go down only, so the floors above add their sentences here:
`@says("program")` on a function of (before, after, changed fields) that gives them; of a button, of what
its page hands on."""

from collections import defaultdict
from dataclasses import replace

from django.shortcuts import render

from .history import differences
from .once import FIELD

STEP = "step"
NOT_TYPED = {"csrfmiddlewaretoken", FIELD, STEP}
_SAYERS = defaultdict(list)


def says(kind):
    def added(sayer):
        _SAYERS[kind].append(sayer)
        return sayer

    return added


def sent_to(request, form):
    """What the form was sent for: to be shown (again), to be looked at, or to be saved."""
    step = request.POST.get(STEP)
    if request.method != "POST" or step == "back" or not form.is_valid():
        return "show"
    return "look" if step == "look" else "save"


def preview(request, form, kind, telling, name):
    """The page between typing and saving: what changes, and what that does. It writes nothing."""
    after = form.instance
    before = type(after)._base_manager.get(pk=after.pk) if not after._state.adding else None
    told = differences(before, after, replace(telling, named_by=""))
    changed = {column for column, *_rest in told}
    changes = [rest for _column, *rest in told]
    return _page(request, kind, name, changes, (before, after, changed), is_new=before is None, typed=_typed(request))


def preview_rows(request, kind, name, changes, told):
    """The same page for a form that is no model's: `changes` are (what, as it is, as it would be)."""
    return _page(request, kind, name, changes, told, typed=_typed(request))


def preview_button(request, kind, name, change, told, back_url):
    """The same page for a button that has no form: opened, it says what it does; sent, it does it. `change` is
    (what, as it is, as it would be), and `told` goes to those who add their sentences."""
    _what, old, new = change
    return _page(request, kind, name, [change] if old != new else [], told, back_url=back_url)


def _page(request, kind, name, changes, told, is_new=False, typed=(), back_url=""):
    sentences = [sentence for sayer in _SAYERS[kind] for sentence in sayer(*told)] if changes else []
    context = {"kind": kind, "name": name, "changes": changes, "sentences": sentences, "is_new": is_new}
    return render(request, "accounts/preview.html", context | {"typed": typed, "back_url": back_url})


def _typed(request):
    return [(key, value) for key in request.POST if key not in NOT_TYPED for value in request.POST.getlist(key)]
