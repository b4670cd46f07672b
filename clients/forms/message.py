from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import Message, Thread


class MessageForm(forms.ModelForm):
    class Meta:
        model = Message
        fields = ["words"]
        labels = {"words": _("Your message")}
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["words"].error_messages["required"] = _("Write a few words.")


class NewThreadForm(MessageForm):
    about = forms.CharField(
        label=_("What it is about, if you like"), max_length=Thread._meta.get_field("about").max_length, required=False
    )
    field_order = ["about", "words"]
