"""The table at which two people sit: a page of Together, and what happens when a part of it is saved."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import translation

from notes.models import Note, WrittenElsewhere, draft
from notes.words import saved_words

from . import desk

LANGUAGE = "language_at_table"
STEPS = ["arrive", "goals", "wrap_up", "looks_right"]


def draft_of(request, client, pk):
    """The specialist's own draft. A signed note is read on its own page, and nobody else's draft is at this table.
    From here on the page speaks the language of the table."""
    note = get_object_or_404(Note.of(client).drafts().select_related("session__arriving"), pk=pk)
    if note.session.specialist_id != request.member.pk:
        raise Http404
    note.session.client = client
    request.LANGUAGE_CODE = language_of(request, client)
    translation.activate(request.LANGUAGE_CODE)
    return note


def language_of(request, client):
    """The person's, whatever the staff's is, unless the two chose another one."""
    chosen_by, language = request.session.get(LANGUAGE, ("", ""))
    return language if chosen_by == str(client.pk) else client.language


def speak(request, client, language):
    request.session[LANGUAGE] = (str(client.pk), language)


def page(request, note, step, status=200, **context):
    at = STEPS.index(step)
    context |= {"client": note.session.client, "note": note, "step": step, "saved": saved_words(note)}
    context["before"] = STEPS[:at]
    return render(request, f"notes/together/{context.pop('template', step)}.html", context, status=status)


def keep(request, note, form, onward):
    """(answer to the save or None, form): None when the page has to say what is wrong or who else wrote."""
    right = form.is_valid()
    try:
        with transaction.atomic():
            draft.lock(note, request.POST.get("version", ""))
            if right and form.has_changed():
                draft.save_together(note, form.work)
    except WrittenElsewhere:
        return _written_elsewhere(request, note, form)
    except ValidationError as closed:
        return _closed(request, note, closed)
    if desk.is_autosave(request):
        return JsonResponse(_said(note, form))
    return redirect(*onward) if right else None


def _said(note, form):
    return {"version": note.version, "once": str(uuid.uuid4()), "saved": saved_words(note), "errors": form.errors}


def _written_elsewhere(request, note, form):
    kept = get_object_or_404(Note.of(note.session.client), pk=note.pk)
    form.theirs = list(desk.different(form, form.again(kept)))
    note.version = kept.version
    if not desk.is_autosave(request):
        return None
    context = {"theirs": form.theirs, "note": kept, "take_url": request.path}
    told = render_to_string("notes/_elsewhere.html", context, request)
    return JsonResponse({"elsewhere": told, "version": kept.version}, status=409)


def _closed(request, note, closed):
    if desk.is_autosave(request):
        return JsonResponse({"closed": " ".join(closed.messages)}, status=410)
    return redirect(note)
