from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clients.access import for_self
from notes.forms import AnswerForm
from notes.models import Note, ReadBack, Review, draft
from notes.spoken import spoken
from portal.at_hand import how_here, note_at_hand
from portal.journeys import is_new, told_sessions
from portal.paging import page_of


@for_self
def index(request, client):
    sessions, links = page_of(told_sessions(client), request, by="start_at")
    for session in sessions:
        session.is_new = is_new(session.note)
    return render(request, "portal/notes.html", {"sessions": sessions, **links})


@for_self
def show(request, client, note_pk):
    session = get_object_or_404(told_sessions(client), note__pk=note_pk)
    note = session.note
    context = {
        "session": session,
        "note": note,
        "goal_work": note.work,
        "client": client,
        "said": ReadBack.newest_of(note),
        "statements": note.statements.with_people(),
        "addenda": note.addenda.all(),
        "cosigned": note.reviews.filter(kind=Review.Kind.COSIGN).first(),
    }
    return render(request, "portal/note.html", context)


@for_self
def looks_right(request, client, note_pk):
    """The note read back: a signed one, or the one that is written with this person on this very device."""
    at_hand = note_at_hand(request)
    is_at_hand = at_hand is not None and at_hand.pk == note_pk
    note = at_hand if is_at_hand else get_object_or_404(Note.of(client).signed(), pk=note_pk)
    form = AnswerForm(request.POST or None, is_signed=note.is_signed)
    if request.method == "POST" and form.is_valid():
        draft.answer(note, form.cleaned_data["answer"], form.cleaned_data["words"], how_here(request))
        messages.success(request, _("Thank you. It is kept, as you said it."))
        return redirect("portal:note", note.pk) if note.is_signed else redirect("portal:looks_right", note.pk)
    context = {"note": note, "client": client, "form": form, "lines": spoken(note), "said": ReadBack.newest_of(note)}
    return render(request, "portal/looks_right.html", context, status=422 if form.errors else 200)
