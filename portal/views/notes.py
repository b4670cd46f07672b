from django.shortcuts import get_object_or_404, render

from clients.access import for_self
from notes.models import Review
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
        "goal_work": note.goal_work.select_related("goal"),
        "addenda": note.addenda.all(),
        "cosigned": note.reviews.filter(kind=Review.Kind.COSIGN).first(),
    }
    return render(request, "portal/note.html", context)
