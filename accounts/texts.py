"""Texts of Django and allauth that pages show: in our Spanish, and where Django talks like a machine in our English."""

from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinLengthValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
)
from django.forms import ChoiceField, ModelChoiceField, ModelMultipleChoiceField, MultipleChoiceField
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


NOT_IN_THE_LIST = _("This is not in the list. Choose one that is.")
NO_SUCH_SIGN = _("There is a sign in this that cannot be kept. Write it without that sign.")
CHOICES = (ChoiceField, MultipleChoiceField, ModelChoiceField, ModelMultipleChoiceField)


def speak_plainly():
    """What every field of every form says of its bounds, instead of Django's “Ensure this value…”; and of a choice that
    is gone by now, without the key that stands for it."""
    for validator, message in IN_PLAIN_WORDS.items():
        validator.message = message
    for field in CHOICES:
        field.default_error_messages |= dict.fromkeys(("invalid_choice", "invalid_pk_value"), NOT_IN_THE_LIST)
    ProhibitNullCharactersValidator.message = NO_SUCH_SIGN
