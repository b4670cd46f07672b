from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from accounts.models import User
from clients.models import Client, ContactChange


class MeForm(SeenMixin, forms.ModelForm):
    """The person's own words about themselves and how to reach them."""

    class Meta:
        model = Client
        fields = [
            "chosen_name",
            "pronouns",
            "language",
            "phone",
            "text_is_fine",
            "voicemail_is_fine",
            "email_is_fine",
            "mail_is_fine",
            "safe_contact",
        ]
        labels = {
            "chosen_name": _("The name you want us to use"),
            "pronouns": _("Your pronouns"),
            "language": _("Your language"),
            "phone": _("Your phone number"),
            "text_is_fine": _("You may text me"),
            "voicemail_is_fine": _("You may leave a voicemail"),
            "email_is_fine": _("You may e-mail me that I have a message"),
            "mail_is_fine": _("You may send me letters"),
            "safe_contact": _("How can we reach you safely?"),
        }
        help_texts = {
            "chosen_name": _("Every page shows this name."),
            "pronouns": _("For example she/her, he/him, they/them."),
            "safe_contact": _("Good times, times that are not good, what not to say."),
        }
        widgets = {
            "safe_contact": forms.Textarea(attrs={"rows": 3}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
            "language": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = Client.SpokenLanguage.choices
        self.fields["chosen_name"].error_messages["required"] = _("Tell us what to call you.")

    @transaction.atomic
    def save(self, commit=True):
        """The record and the sign-in go by the same name and language; the specialist is shown what is new."""
        client = super().save(commit)
        changed = [name for name in self.changed_data if name in self.Meta.fields]
        ContactChange.tell(client, client.user, {name: _as_text(self.cleaned_data[name]) for name in changed})
        client.user.name, client.user.language = client.chosen_name, client.language
        client.user.save(update_fields=["name", "language"])
        return client


def _as_text(value):
    return {True: "yes", False: "no"}.get(value, value)


class ContactRequestForm(forms.ModelForm):
    """What the agency keeps and changes on request."""

    asked_for = ContactChange.ASKED_FOR

    class Meta:
        model = ContactChange
        fields = ["what", "value"]
        labels = {"what": _("What should change?"), "value": _("What should it say?")}
        widgets = {"what": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [(what.value, what.label) for what in ContactChange.ASKED_FOR]
        self.fields["value"].required = True

    def clean(self):
        asked = super().clean()
        most = {"email": 254, "legal_name": 120}.get(asked.get("what"), 300)
        if asked.get("what") == "email" and asked.get("value"):
            self._must_be(forms.EmailField(max_length=most))
        elif len(asked.get("value") or "") > most:
            self.add_error("value", _("This is too long."))
        return asked

    def _must_be(self, field):
        try:
            field.clean(self.cleaned_data["value"])
        except forms.ValidationError as problem:
            self.add_error("value", problem)


class LooksForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["theme", "text_size", "motion", "reads_aloud", "is_neutral"]
        labels = {
            "theme": _("Colors"),
            "text_size": _("Size of the words"),
            "motion": _("Movement"),
            "reads_aloud": _("A button that reads the page to me"),
            "is_neutral": _("On my home screen: a plain name and picture"),
        }
        help_texts = {
            "is_neutral": _("It is called “My page”. Nobody can tell what it is. Choose this before you add it.")
        }
        widgets = {"theme": forms.RadioSelect, "text_size": forms.RadioSelect, "motion": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = User.Theme.choices
        self.fields["text_size"].choices = User.TextSize.choices
        self.fields["motion"].choices = User.Motion.choices
