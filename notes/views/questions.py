"""A supervisor asks the writer of a note; it goes back and forth, and no word of a signed one changes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_client
from notes.forms import AskForm, ReplyForm
from notes.models import Note, Question

from .answers import to_review


@for_client
@require_POST
def ask(request, client, pk):
    note = to_review(request, client, pk, Note.of(client))
    form = AskForm(request.POST)
    if form.is_valid():
        Question.ask(note, request.member, form.cleaned_data["words"])
        messages.success(request, _("%(name)s finds your question on Today.") % {"name": note.session.specialist.name})
    else:
        messages.warning(request, _("Write a few words."))
    return redirect(note)


@for_client
@require_POST
def reply(request, client, pk, question_pk):
    note = get_object_or_404(Note.of(client), pk=pk)
    asked = get_object_or_404(note.questions_asked.to_be_answered_by(request.member), pk=question_pk)
    form = ReplyForm(request.POST)
    if form.is_valid():
        asked.reply(form.cleaned_data["words"])
        messages.success(request, _("%(name)s sees your answer.") % {"name": asked.by_name})
    else:
        messages.warning(request, _("Write a few words."))
    return redirect(note)
