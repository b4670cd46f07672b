from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency, Program, User
from accounts.time_zones import time_zones

PASSWORD_HINT = _("At least 8 letters, numbers or signs. A short sentence is good.")


class PasswordForm(forms.Form):
    """A new password, typed once: it can be shown, and reset by e-mail."""

    password = forms.CharField(
        label=_("Choose a password"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=PASSWORD_HINT,
    )

    def person(self):
        """Whose password it is, so that it is not their name or e-mail."""
        return User(name=self.cleaned_data.get("person") or "", email=self.cleaned_data.get("email") or "")

    def clean(self):
        super().clean()
        if password := self.cleaned_data.get("password"):
            try:
                password_validation.validate_password(password, self.person())
            except forms.ValidationError as error:
                self.add_error("password", error)


class AcceptForm(PasswordForm):
    def __init__(self, *args, invitation, **kwargs):
        self.invitation = invitation
        super().__init__(*args, **kwargs)

    def person(self):
        return User(name=self.invitation.name, email=self.invitation.email)


class SetupForm(PasswordForm):
    """The agency, its first program and its first manager, in one page."""

    agency = forms.CharField(label=_("Name of your agency"), max_length=120)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    language = forms.ChoiceField(
        label=_("Language"), choices=Agency._meta.get_field("language").choices, help_text=_("Each person can choose.")
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    crisis_line = forms.CharField(
        label=_("Your own crisis number"),
        max_length=40,
        required=False,
        help_text=_("Shown beside 988 on every crisis page."),
    )
    program = forms.CharField(
        label=_("Name of your first program"), max_length=120, help_text=_("For example “Recovery support”.")
    )
    documentation = forms.ChoiceField(
        label=_("How notes are written"), choices=Program.Documentation, initial=Program.Documentation.JOINT
    )
    note_due_in = forms.IntegerField(label=_("A note is due within"), min_value=1, max_value=240, initial=2)
    note_due_unit = forms.ChoiceField(label=_("Counted in"), choices=Program.DueIn, initial=Program.DueIn.BUSINESS_DAYS)
    cosign_required = forms.BooleanField(label=_("A supervisor co-signs each note"), required=False)
    part2 = forms.ChoiceField(
        label=_("Records about substance use (42 CFR Part 2)"),
        choices=Program.Part2,
        initial=Program.Part2.UNSURE,
        help_text=_("Programs that treat substance use have stricter privacy rules."),
    )
    unit_rule = forms.ChoiceField(
        label=_("Units of 15 minutes"), choices=Program.UnitRule, initial=Program.UnitRule.FULL_UNIT
    )
    person = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail"), max_length=254)
    field_order = [
        *("agency", "time_zone", "language", "phone", "crisis_line"),
        *("program", "documentation", "note_due_in", "note_due_unit", "cosign_required", "part2", "unit_rule"),
        *("person", "email", "password"),
    ]

    def new_agency(self):
        kept = ("time_zone", "language", "phone", "crisis_line")
        return Agency(name=self.cleaned_data["agency"], **{name: self.cleaned_data[name] for name in kept})

    def new_program(self):
        kept = ("documentation", "note_due_in", "note_due_unit", "cosign_required", "part2", "unit_rule")
        return Program(name=self.cleaned_data["program"], **{name: self.cleaned_data[name] for name in kept})


class CodeForm(forms.Form):
    """The six numbers, with or without spaces."""

    number = forms.CharField(
        label=_("Six numbers"),
        max_length=20,
    )

    def clean_number(self):
        number = "".join(sign for sign in self.cleaned_data["number"] if sign not in " -.")
        if len(number) != 6 or not number.isascii() or not number.isdigit():
            raise forms.ValidationError(_("The code is six numbers, like 482 715."))
        return number
