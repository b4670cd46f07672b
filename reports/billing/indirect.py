from django.db.models import Count, Sum
from django.utils.translation import ngettext

from notes.models import IndirectTime
from notes.words import length_words


def indirect_words(contacts):
    """What was done beside the sessions on these days, in a sentence; empty where nothing was."""
    kept = IndirectTime.objects.kept().filter(program=contacts.program).on_days(contacts.since, contacts.until)
    found = kept.aggregate(count=Count("pk"), minutes=Sum("minutes", default=0))
    if not found["count"]:
        return ""
    words = ngettext(
        "Time outside sessions: %(count)s entry, %(length)s. It is never billed as a session.",
        "Time outside sessions: %(count)s entries, %(length)s. It is never billed as a session.",
        found["count"],
    )
    return words % {"count": found["count"], "length": length_words(found["minutes"])}
