"""Texts of Django and allauth that pages show: in our Spanish, and where Django talks like a machine in our English."""

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinLengthValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext_lazy

IN_OUR_SPANISH = [
    gettext_noop("- Select an option -"),
    gettext_noop("Forgot your password?"),
    gettext_noop("You must type the same password each time."),
    gettext_noop("This account is currently inactive."),
    gettext_noop("The password is too similar to the %(verbose_name)s."),
    gettext_noop("Enter a valid value."),
    gettext_noop("Enter a valid integer."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid time."),
    gettext_noop("Enter a valid date/time."),
    gettext_noop("Enter a list of values."),
    gettext_noop("Enter a valid UUID."),
]
IN_PLAIN_WORDS = {
    MinValueValidator: _("Write %(limit_value)s or more."),
    MaxValueValidator: _("Write %(limit_value)s or less."),
    MinLengthValidator: ngettext_lazy(
        "Write at least %(limit_value)d letter (now: %(show_value)d).",
        "Write at least %(limit_value)d letters (now: %(show_value)d).",
        "limit_value",
    ),
    MaxLengthValidator: ngettext_lazy(
        "Write at most %(limit_value)d letter (now: %(show_value)d).",
        "Write at most %(limit_value)d letters (now: %(show_value)d).",
        "limit_value",
    ),
}


CHOICES = [forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField, forms.ModelMultipleChoiceField]


def speak_plainly():
    """What every field of every form says of its bounds and of its list, instead of Django's “Ensure this value…”."""
    for validator, message in IN_PLAIN_WORDS.items():
        validator.message = message
    for field in CHOICES:
        field.default_error_messages["invalid_choice"] = _("This is not in the list. Choose one that is.")
