"""The agency's language hints, for its managers."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import managers_only
from accounts.previewing import preview, preview_button, sent_to
from accounts.views.history import show
from notes.forms import ChangedHintForm, HintForm
from notes.models import Hint, SilentCategory
from notes.models.hint_history import HINT, of_hint, of_hints


@managers_only
def index(request):
    """The kinds of hints; or, with words, the hints that have them."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = Hint.objects.visible_to(request.member).found_by(words).in_order() if words else None
    return render(request, "notes/hints.html", {"words": words, "hints": found, "kinds": Hint.kinds(request.member)})


@managers_only
def kind(request, category):
    kinds = {kind["category"]: kind for kind in Hint.kinds(request.member)}
    if category not in kinds:
        raise Http404
    hints = Hint.objects.visible_to(request.member).of_kind(category).in_order()
    return render(request, "notes/hints_of_kind.html", {"kind": kinds[category], "hints": hints})


@managers_only
def switch_kind(request, category, on):
    if category not in Hint.Category.values:
        raise Http404
    if request.method != "POST":
        change = (Hint.Category(category).label, _state(not SilentCategory.has(category)), _state(on))
        return preview_button(request, "kind", _("Language hints"), change, (category, on), reverse("hints:index"))
    SilentCategory.switch(category, on)
    messages.success(request, _said(on))
    return redirect("hints:index")


@managers_only
def new(request):
    return _edit(request, HintForm(request.POST or None))


@managers_only
def edit(request, pk):
    return _edit(request, ChangedHintForm(request.POST or None, instance=_found(request, pk)))


@managers_only
def switch(request, pk, on):
    hint = _found(request, pk)
    if request.method != "POST":
        change = (str(hint), _state(hint.is_on), _state(on))
        return preview_button(request, "switch", _("Language hints"), change, (hint, on), _place_of(hint))
    hint.switch(on)
    messages.success(request, _said(on))
    return redirect(_place_of(hint))


@managers_only
@require_safe
def history(request):
    """Of all hints and kinds, without what the product brought along on the first day."""
    return show(request, of_hints(), _("Language hints"), reverse("hints:index"))


@managers_only
@require_safe
def hint_history(request, pk):
    hint = _found(request, pk)
    return show(request, of_hint(hint), str(hint), hint.get_absolute_url())


def _found(request, pk):
    return get_object_or_404(Hint.objects.visible_to(request.member), pk=pk)


def _state(is_on):
    return _("On") if is_on else _("Off")


def _said(on):
    return _("It is on again.") if on else _("It is off. You can switch it on again any time.")


def _place_of(hint):
    """Where it stands in the list of its kind."""
    return f"{reverse('hints:kind', args=[hint.category])}#hint-{hint.pk}"


def _edit(request, form):
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        return preview(request, form, "hint", HINT, _("Language hints"))
    if sent_to_be == "save":
        hint = form.save()
        messages.success(request, _("Saved."))
        return redirect(_place_of(hint))
    context = {"form": form, "hint": form.instance}
    return render(request, "notes/hint.html", context, status=422 if form.errors else 200)
