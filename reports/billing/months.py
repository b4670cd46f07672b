from datetime import timedelta

from django.utils import timezone

A_MONTH = timedelta(days=31)


def month_of(day):
    """(its first day, its last day)"""
    first = day.replace(day=1)
    return first, (first + A_MONTH).replace(day=1) - timedelta(days=1)


def months_around(contacts):
    """(the month before, the month after or None), each as its first and last day."""
    before = month_of(contacts.since.replace(day=1) - timedelta(days=1))
    first, last = month_of(contacts.since.replace(day=1) + A_MONTH)
    today = timezone.localdate()
    return before, (first, min(last, today)) if first <= today else None
