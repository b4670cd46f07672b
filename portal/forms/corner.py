from django.utils.translation import gettext_lazy as _

from clients import forms as client_forms


class SupporterForm(client_forms.SupporterForm):
    class Meta(client_forms.SupporterForm.Meta):
        labels = {
            "name": _("What do you call them?"),
            "relation": _("How do you know each other?"),
            "helps_with": _("What do they help you with?"),
            "phone": _("Their phone number"),
        }
        help_texts = {"phone": _("It goes on your card. Only if they are fine with that.")}
