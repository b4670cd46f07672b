"""A manager keeps a signed note from its person for a lawful reason, ends that, and answers who asks to look again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_manager
from notes.forms import ReplyForm, WithholdingForm
from notes.models import Note, SecondLook, Withholding


@for_manager
def begin(request, client, pk):
    note = get_object_or_404(Note.of(client).shared(), pk=pk)
    form = WithholdingForm(request.POST or None, instance=Withholding(note=note))
    if request.method == "POST" and form.is_valid():
        try:
            form.instance.begin(note, request.member)
        except ValidationError as problem:
            messages.warning(request, problem.messages[0])
        else:
            messages.success(request, _("Held back. %(name)s sees that, why, and how to ask.") % _name(client))
        return redirect(note)
    context = {"client": client, "note": note, "form": form}
    return render(request, "notes/withhold.html", context, status=422 if form.errors else 200)


@for_manager
@require_POST
def end(request, client, pk, withholding_pk):
    note = get_object_or_404(Note.of(client), pk=pk)
    get_object_or_404(note.withholdings, pk=withholding_pk).end(request.member)
    messages.success(request, _("%(name)s may read the note again.") % _name(client))
    return redirect(note)


@for_manager
@require_POST
def answer(request, client, pk, look_pk):
    note = get_object_or_404(Note.of(client), pk=pk)
    look = get_object_or_404(SecondLook.of(note).waiting(), pk=look_pk)
    form = ReplyForm(request.POST)
    if form.is_valid():
        look.reply(form.cleaned_data["words"], request.member)
        messages.success(request, _("%(name)s reads your answer.") % _name(client))
    else:
        messages.warning(request, _("Write a few words."))
    return redirect(note)


def _name(client):
    return {"name": client.first_name}
