"""One note after the other: read whole, then signed below, asked about, praised or left for later."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_client
from notes.forms import AskForm
from notes.models import HintCount, Note, Question, Review, near_copies, sentences_of, with_earlier_texts
from notes.views.answers import to_review, why_not
from notes.views.notes import told
from supervision.forms import PraiseLineForm
from supervision.queue import KEYS_OFF, Place, placed


@for_client
@require_safe
def review(request, client, pk):
    return _page(request, client, _note(request, client, pk))


@for_client
@require_POST
def sign(request, client, pk):
    note = _note(request, client, pk)
    _sign(request, note)
    return _on(request, note)


@for_client
@require_POST
def ask(request, client, pk):
    """The note goes back to its writer; it returns to the queue with the answer."""
    note, form = _note(request, client, pk), AskForm(request.POST, auto_id="ask_%s")
    if not form.is_valid():
        return _page(request, client, note, ask=form)
    Question.ask(note, request.member, form.cleaned_data["words"])
    messages.success(request, _("%(name)s finds your question on Today.") % {"name": note.session.specialist.name})
    return _on(request, note)


@for_client
@require_POST
def praise(request, client, pk):
    note = _note(request, client, pk)
    form = PraiseLineForm(request.POST, lines=sentences_of(note))
    if not form.is_valid():
        return _page(request, client, note, praise=form)
    Review.praise(note, request.member, form.cleaned_data["words"], form.cleaned_data["line"])
    messages.success(request, _("%(name)s will see this on Today.") % {"name": note.session.specialist.name})
    if "sign" in request.POST:
        _sign(request, note)
    elif note.waits_for_cosign:
        return redirect("supervision:review", client.pk, note.pk)
    return _on(request, note)


def _note(request, client, pk):
    notes = Note.of(client).signed().with_cosign_request().with_whether_seen_by(request.user).with_billed_at()
    signed = HintCount.beside(Question.beside(notes))
    return to_review(request, client, pk, with_earlier_texts(placed(signed, request.member), request.member))


def _sign(request, note):
    try:
        with transaction.atomic():
            Review.cosign(note, request.member)
    except (ValidationError, IntegrityError) as problem:
        messages.warning(request, why_not(problem))
    else:
        messages.success(request, _("Co-signed."))


def _on(request, note):
    place = Place.of(note)
    if place.is_last:
        messages.info(request, _("That was the last one in the queue."))
    return redirect(place.next_url or "supervision:notes")


def _page(request, client, note, ask=None, praise=None):
    context = told(request, client, note)
    context |= {
        "place": Place.of(note),
        "hint_counts": HintCount.words(note),
        "copies": near_copies(note),
        "ask_form": ask or AskForm(auto_id="ask_%s"),
        "line_form": praise or PraiseLineForm(lines=sentences_of(note)),
        "may_ask": False,
        "keys_are_on": KEYS_OFF not in request.session,
    }
    return render(request, "supervision/review.html", context, status=422 if ask or praise else 200)
