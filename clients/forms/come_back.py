"""Somebody asks to come back, and the answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program
from accounts.words import PEER_TITLE
from clients.models import ComeBack


class ComeBackForm(forms.ModelForm):
    class Meta:
        model = ComeBack
        fields = ["words"]
        labels = {"words": _("What you would like, if you want to say")}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}


class ComeBackAnswerForm(forms.Form):
    is_welcome = forms.TypedChoiceField(
        label=_("Your answer in one word"),
        choices=[("yes", _("Welcome back: open the record again")), ("no", _("Not now"))],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )
    program = forms.ModelChoiceField(Program.objects.none(), label=_("Program"), required=False)
    specialist = forms.ModelChoiceField(
        Membership.objects.none(),
        label=PEER_TITLE,
        required=False,
        help_text=_("From today on. Leave both empty to settle it later, with the person."),
    )
    words = forms.CharField(
        label=_("What you say to them"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What happens next, and when. If it is not now: where else they can turn."),
    )

    def __init__(self, *args, programs, specialists, **options):
        super().__init__(*args, **options)
        self.fields["program"].queryset = programs
        self.fields["specialist"].queryset = specialists
