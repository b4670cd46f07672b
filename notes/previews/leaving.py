"""Somebody whose account is closed: what they leave unsigned."""

from django.utils.translation import ngettext

from accounts.previewing import says
from notes.models import Note


@says("leaving")
def unsigned(person):
    drafts = Note.objects.drafts().by(person).count()
    if drafts:
        yield ngettext(
            "%(n)s draft of theirs is not signed. Only they can sign it: ask them before you close the account.",
            "%(n)s drafts of theirs are not signed. Only they can sign them: ask them before you close the account.",
            drafts,
        ) % {"n": drafts}
