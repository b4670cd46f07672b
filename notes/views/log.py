from django.shortcuts import redirect, render
from django.utils import timezone

from clients.access import for_specialist
from notes.models import Note, Session, draft

from . import desk


@for_specialist
def log(request, client):
    """A session that was held, or is being held. Nothing is kept before something is typed."""
    programs = list(Session.programs_now(client)) or list(Session.programs_ever(client))
    if not programs:
        return render(request, "notes/no_program.html", {"client": client})
    session = Session(client=client, specialist=request.member, program=programs[0])
    form = desk.form_for(request, client, Note(session=session, version=0))
    if request.method != "POST":
        return desk.page(request, client, form)
    right = form.is_valid()
    if desk.is_autosave(request):
        return _first_words(request, client, form)
    if not right:
        return desk.page(request, client, form)
    draft.begin(form.instance, form.work)
    return redirect(form.instance)


def _first_words(request, client, form):
    """The first real input. Sent again with the same key it leads to the same note, which then answers."""
    form.session.start_at = form.session.start_at or timezone.now().replace(second=0, microsecond=0)
    draft.begin(form.instance, form.work)
    response = desk.answer(request, client, form.instance, desk.wrong(form))
    response.headers["HX-Redirect"] = form.instance.get_absolute_url()
    return response
