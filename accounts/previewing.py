"""What a change would do, said before it is saved. Imports go down only, so the floors above add their sentences here:
`@says("program")` on a function of (before, after, changed fields) that gives them."""

from collections import defaultdict

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
    told = differences(before, after, telling)
    changed = {column for column, *_rest in told}
    sentences = [said for sayer in _SAYERS[kind] for said in sayer(before, after, changed)] if told else []
    context = {
        "name": name,
        "kind": kind,
        "changes": [rest for _column, *rest in told],
        "sentences": sentences,
        "typed": [(key, value) for key in request.POST if key not in NOT_TYPED for value in request.POST.getlist(key)],
    }
    return render(request, "accounts/preview.html", context)
