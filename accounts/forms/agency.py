from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Agency
from accounts.time_zones import time_zones

from .seen import SettingsSeen


class AgencyForm(SettingsSeen, forms.ModelForm):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)

    class Meta:
        model = Agency
        fields = [
            "name",
            "time_zone",
            "language",
            "phone",
            "staff_idle_minutes",
            "client_idle_minutes",
            "not_seen_days",
            "credential_warning_days",
        ]


class PromisesForm(SettingsSeen, forms.ModelForm):
    """By when people are answered."""

    class Meta:
        model = Agency
        fields = ["answer_days", "statement_days", "second_look_days", "inquiry_days", "objection_days"]
        fields += ["question_days"]


class WordsForm(SettingsSeen, forms.ModelForm):
    """The agency's own word for a peer specialist; without one, the product's."""

    class Meta:
        model = Agency
        fields = ["peer_title_en", "peer_title_es"]
        labels = {"peer_title_en": _("In English"), "peer_title_es": _("In Spanish")}
        help_texts = {
            "peer_title_en": _("For example: Recovery coach. Empty: Peer specialist."),
            "peer_title_es": _("For example: Acompañante de recuperación. Empty: Especialista de apoyo entre pares."),
        }
