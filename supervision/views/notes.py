"""The queue of notes as a list."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import supervisors_only
from supervision import queue
from supervision.answers import answered_to
from supervision.lists import LISTS, TO_COSIGN, key
from supervision.rows import a_note_to_read
from supervision.team import Team

SHOWN = 25


@supervisors_only
@require_safe
def notes(request):
    """Signed notes that wait for a co-signature, the oldest first, and drafts past their day."""
    team = Team.of(request.member)
    after = key(request.GET.get("after"))
    rows, more = TO_COSIGN.page(team, after)
    late, more_late = ([], None) if after else LISTS["late"].page(team, None)
    lately = [] if after else _signed_lately(request.member)
    context = {
        "rows": queue.marked(rows, request.member),
        "lately": lately[:SHOWN],
        "has_more_lately": len(lately) > SHOWN,
        "late": late,
        "answered": [] if after else answered_to(request.member),
        "late_url": reverse("supervision:list_all", args=["late"]) if more_late else "",
        "newer_url": request.path if after else "",
    }
    return render(
        request, "supervision/notes.html", {**context, "older_url": f"{request.path}?after={more}" if more else ""}
    )


def _signed_lately(member):
    return [a_note_to_read(note) for note in queue.signed_lately(member).with_session().newest_first()[: SHOWN + 1]]


@supervisors_only
@require_POST
def sign_all(request):
    """One name below each of these, as far as the supervisor has had them before them."""
    chosen = {pk for typed in request.POST.getlist("note") if (pk := key(typed))}
    signed, unopened = queue.cosign_all(chosen, request.member)
    if signed:
        words = ngettext("%(count)s note is co-signed.", "%(count)s notes are co-signed.", signed)
        messages.success(request, words % {"count": signed})
    if unopened:
        words = _("%(count)s not: open each one first, and once more if something was added.")
        messages.warning(request, words % {"count": unopened})
    if not chosen:
        messages.warning(request, _("Choose the notes first."))
    return redirect("supervision:notes")


@supervisors_only
@require_POST
def keys(request):
    """Single letters on the queue's pages, on or off until one signs out."""
    if request.session.pop(queue.KEYS_OFF, None) is None:
        request.session[queue.KEYS_OFF] = True
        messages.success(request, _("Letter keys are off."))
    else:
        messages.success(request, _("Letter keys are on."))
    return redirect(queue.page_of(request.POST.get("client"), request.POST.get("note")))
