"""A team that goes to another supervisor: what waits in it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.previewing import says
from notes.models import CosignRequest, Question


@says("team")
def what_waits(person, chosen, closes):
    if cosign := CosignRequest.objects.filter(specialist__in=[one.pk for one in chosen]).count():
        yield ngettext(
            "%(n)s note of theirs waits for a second name: from now on for the new supervisor’s.",
            "%(n)s notes of theirs wait for a second name: from now on for the new supervisor’s.",
            cosign,
        ) % {"n": cosign}
    asked = Question.objects.open().filter(note__session__specialist__in=[one.pk for one in chosen])
    if count := asked.count():
        yield _("Questions about their notes that wait for an answer: %(n)s. The new supervisor reads the answers.") % {
            "n": count
        }
