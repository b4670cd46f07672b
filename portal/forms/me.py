from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from accounts.models import User
from clients.models import Client


class MeForm(SeenMixin, forms.ModelForm):
    """The person's own words about themselves and how to reach them."""

    class Meta:
        model = Client
        fields = [
            "chosen_name",
            "pronouns",
            "language",
            "phone",
            "email",
            "text_is_fine",
            "voicemail_is_fine",
            "mail_is_fine",
            "safe_contact",
        ]
        labels = {
            "chosen_name": _("The name you want us to use"),
            "pronouns": _("Your pronouns"),
            "language": _("Your language"),
            "phone": _("Your phone number"),
            "email": _("Your e-mail"),
            "text_is_fine": _("You may text me"),
            "voicemail_is_fine": _("You may leave a voicemail"),
            "mail_is_fine": _("You may send me letters"),
            "safe_contact": _("How can we reach you safely?"),
        }
        help_texts = {
            "chosen_name": _("Every page shows this name."),
            "pronouns": _("For example she/her, he/him, they/them."),
            "safe_contact": _("Good times, good places, what not to say."),
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
        """The record and the sign-in go by the same name and speak the same language."""
        client = super().save(commit)
        client.user.name, client.user.language = client.chosen_name, client.language
        client.user.save(update_fields=["name", "language"])
        return client


class LooksForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["theme", "text_size", "is_neutral"]
        labels = {
            "theme": _("Colors"),
            "text_size": _("Size of the words"),
            "is_neutral": _("On my home screen: a plain name and picture"),
        }
        help_texts = {
            "is_neutral": _("It is called “My page”. Nobody can tell what it is. Choose this before you add it.")
        }
        widgets = {"theme": forms.RadioSelect, "text_size": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = User.Theme.choices
        self.fields["text_size"].choices = User.TextSize.choices
