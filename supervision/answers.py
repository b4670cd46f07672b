"""What came back to a supervisor."""

from datetime import timedelta

from django.utils import timezone

from notes.models import Question

TWO_WEEKS, SHOWN = timedelta(days=14), 25


def answered_to(member):
    """The newest answers to this supervisor's questions, each with the page of its note."""
    fresh = Question.objects.filter(by=member, answered_at__gt=timezone.now() - TWO_WEEKS).with_people()
    fresh = fresh.select_related("note__session__specialist__user")
    answered = list(fresh.order_by("-answered_at", "-pk")[:SHOWN])
    for asked in answered:
        asked.url = f"{asked.note.get_absolute_url()}#question-{asked.pk}"
    return answered
