from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_self
from notes.forms import AnswerForm
from notes.models import Note, ReadBack, Reading, Review, SecondLook, Withholding, draft
from notes.spoken import spoken
from portal.at_hand import how_here, note_at_hand
from portal.between import between
from portal.journeys import told_sessions
from portal.news import News
from portal.paging import page_of


@for_self
def index(request, client):
    sessions, links = page_of(told_sessions(client), request, by="start_at")
    new = {note.pk for note in News(client).rows}
    for session in sessions:
        session.is_new = session.note.pk in new
    held_back = [] if links["newer_url"] else Withholding.of(client).current().newest_first()
    times = [] if links["newer_url"] else between(client)
    context = {"sessions": sessions, "held_back": held_back, "between": times, **links}
    return render(request, "portal/notes.html", context)


@for_self
def show(request, client, note_pk):
    note = get_object_or_404(Note.of(client).signed().with_news_for(request.user), pk=note_pk)
    Reading.keep(note, request.user)
    said = {"statements": note.statements.with_people(), "second_looks": SecondLook.of(note), "note": note}
    session = told_sessions(client).filter(note=note).first()
    if session is None:
        held = get_object_or_404(note.withholdings.current())
        return render(request, "portal/held_back.html", {"held": held, "client": client, **said})
    context = {
        "session": session,
        "goal_work": note.work,
        "client": client,
        "said": ReadBack.newest_of(note),
        "addenda": note.addenda.all(),
        "cosigned": note.reviews.filter(kind=Review.Kind.COSIGN).first(),
    }
    return render(request, "portal/note.html", context | said)


@for_self
@require_POST
def second_look(request, client, note_pk):
    """Ask a manager by name to look again at what is kept from me."""
    held = get_object_or_404(Withholding.of(client).current(), note__pk=note_pk)
    asked = SecondLook.ask(held, by=request.user)
    messages.success(request, _("Sent. %(name)s answers you here.") % {"name": asked.owing_name})
    return redirect("portal:note", note_pk)


@for_self
def looks_right(request, client, note_pk):
    """The note read back: a signed one, or the one that is written with this person on this very device."""
    at_hand = note_at_hand(request)
    is_at_hand = at_hand is not None and at_hand.pk == note_pk
    note = at_hand if is_at_hand else get_object_or_404(Note.of(client).shared(), pk=note_pk)
    form = AnswerForm(request.POST or None, is_signed=note.is_signed)
    if request.method == "POST" and form.is_valid():
        draft.answer(note, form.cleaned_data["answer"], form.cleaned_data["words"], how_here(request))
        messages.success(request, _("Thank you. It is kept, as you said it."))
        return redirect("portal:note", note.pk) if note.is_signed else redirect("portal:looks_right", note.pk)
    context = {"note": note, "client": client, "form": form, "lines": spoken(note), "said": ReadBack.newest_of(note)}
    return render(request, "portal/looks_right.html", context, status=422 if form.errors else 200)
