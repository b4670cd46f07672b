"""What comes to a signed note: its writer's addenda, its supervisor's name and praise."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_client
from notes.forms import AddendumForm, PraiseForm, ReplyForm
from notes.models import Note, Review

from .notes import reading


@for_client
@require_POST
def addendum(request, client, pk):
    note = get_object_or_404(Note.of(client).signed(), pk=pk)
    if note.session.specialist_id != request.member.pk:
        raise Http404
    form = AddendumForm(request.POST, asked=note.questions_asked.to_be_answered_by(request.member))
    if not form.is_valid():
        return reading(request, client, note, addendum=form)
    form.instance.add(note, request.member, answers=form.cleaned_data.get("answers", ()))
    messages.success(request, _("Added. What was signed stays as it is."))
    return redirect(note)


@for_client
@require_POST
def reply(request, client, pk, said_pk):
    """The answer to what the person said to this note, by whoever owes it."""
    note = get_object_or_404(Note.of(client), pk=pk)
    said = get_object_or_404(note.statements.owed_by(request.member), pk=said_pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Write a few words."))
        return redirect(said)
    said.reply(form.cleaned_data["words"], request.member)
    messages.success(request, _("%(name)s reads your answer under their words.") % {"name": client.first_name})
    return redirect(note)


@for_client
@require_POST
def cosign(request, client, pk):
    note = to_review(request, client, pk)
    try:
        with transaction.atomic():
            Review.cosign(note, request.member)
    except (ValidationError, IntegrityError) as problem:
        messages.warning(request, why_not(problem))
    else:
        messages.success(request, _("Co-signed."))
    return redirect(note)


@for_client
@require_POST
def praise(request, client, pk):
    note = to_review(request, client, pk)
    form = PraiseForm(request.POST)
    if not form.is_valid():
        return reading(request, client, note, praise=form)
    Review.praise(note, request.member, form.cleaned_data["words"])
    messages.success(request, _("%(name)s will see this on Today.") % {"name": note.session.specialist.name})
    return redirect(note)


def why_not(problem):
    """Why a note was not co-signed."""
    return " ".join(getattr(problem, "messages", [_("This note needs no co-signing now.")]))


def to_review(request, client, pk, notes=None):
    """Only the supervisor of the one who wrote it, or a manager; nobody reviews their own note. `notes`: among these,
    instead of the signed ones."""
    note = get_object_or_404(
        Note.of(client).signed().with_whether_seen_by(request.user) if notes is None else notes, pk=pk
    )
    writer = note.session.specialist
    if writer.pk == request.member.pk or not request.member.supervises(writer):
        raise Http404
    return note
