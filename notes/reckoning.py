"""When open drafts are due after their program's rules changed."""

from django.db import transaction

from .models import Note


def drafts_of(program):
    return Note.objects.drafts().in_program(program).select_related("session").order_by("pk")


def due_again(drafts, program):
    """Reckon each by these rules; gives those whose hour is another one. Nothing is saved."""
    moved = []
    for note in drafts:
        before, note.session.program = note.due_at, program
        note.reckon_due()
        if note.due_at != before:
            moved.append(note)
    return moved


@transaction.atomic
def reckon_drafts(program):
    """The rules hold from now on: open drafts are due by them, signed notes stay as they were signed."""
    drafts = drafts_of(program).select_for_update(of=("self",))
    Note.objects.bulk_update(due_again(drafts, program), ["due_at"], batch_size=500)
