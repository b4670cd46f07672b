from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

FIRST_DAY, LAST_DAY = parse_date("1900-01-01"), parse_date("2100-12-31")


def lines(rows):
    """A box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def clean_past_day(form):
    """The `clean_on` of a form about something that has been."""
    day = form.cleaned_data["on"] or timezone.localdate()
    if not FIRST_DAY <= day <= timezone.localdate():
        raise forms.ValidationError(_("Choose today or an earlier day."))
    return day
