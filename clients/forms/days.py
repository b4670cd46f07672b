"""Days as a form takes them: a date box, and no day that makes no sense."""

from datetime import date, timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONG_AGO = date(1900, 1, 1)


def in_two_years():
    return timezone.localdate() + timedelta(days=731)


def DayField(label, *, past=False, **options):  # noqa: N802 - it stands where a field class stands
    """A day; with `past`, today at the latest."""
    latest = timezone.localdate if past else in_two_years
    words = _("This day has not come yet.") if past else _("This day is too far away.")
    validators = [
        MinValueValidator(LONG_AGO, _("This day is too long ago.")),
        MaxValueValidator(latest, words),
    ]
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=validators, **options)
