"""What the person says of themselves, whom they were put in touch with, and a story that they may give."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from clients.models import HandOff, SelfDescription, SharedStory

from .days import DayField


class SelfDescriptionForm(SeenMixin, forms.ModelForm):
    """Every part may stay empty; “I prefer not to say” is an answer."""

    race = forms.MultipleChoiceField(
        label=_("Race and where your family is from"),
        choices=SelfDescription.Race,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose all that fit you."),
    )

    class Meta:
        model = SelfDescription
        fields = ["gender", "gender_words", "race", "race_words", "veteran"]
        labels = {
            "gender": _("Gender"),
            "gender_words": _("Or say it in your own words"),
            "race_words": _("Or say it in your own words"),
            "veteran": _("Did you serve in the military?"),
        }
        widgets = {"gender": forms.RadioSelect, "veteran": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("gender", "veteran"):
            self.fields[name].choices = [("", _("No answer")), *self.Meta.model._meta.get_field(name).choices]

    def _said(self, name, value):
        if name != "race":
            return super()._said(name, value)
        return ", ".join(str(SelfDescription.Race(race).label) for race in value)


class HandOffForm(forms.ModelForm):
    made_on = DayField(_("On"), past=True)

    class Meta:
        model = HandOff
        fields = ["kind", "to", "what_for", "made_on"]
        labels = {"kind": _("How"), "to": _("Where to"), "what_for": _("What for")}
        help_texts = {
            "to": _("A place, a service or a group. The person sees this."),
            "what_for": _("In a few plain words, as the person would say it."),
        }
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = HandOff.Kind.choices


class HandOffEndForm(forms.Form):
    """They met, or it does not go ahead."""

    HAPPENED, NOT = "happened", "not"
    HOW = [(HAPPENED, _("They met")), (NOT, _("It does not go ahead"))]

    how = forms.ChoiceField(label=_("What came of it?"), choices=HOW, widget=forms.RadioSelect)
    on = DayField(_("On"), past=True)
    what_came = forms.CharField(
        label=_("In a few plain words"),
        max_length=HandOff.LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person sees this. It is nobody’s fault when it does not go ahead."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, initial={"on": timezone.localdate()}, **options)

    def close(self, hand_off):
        asked = self.cleaned_data
        if asked["how"] == self.HAPPENED:
            hand_off.complete(asked["on"], asked["what_came"])
        else:
            hand_off.withdraw(asked["what_came"], asked["on"])


class StoryWordsForm(forms.ModelForm):
    class Meta:
        model = SharedStory
        fields = ["words"]
        labels = {"words": _("The story")}
        widgets = {"words": forms.Textarea(attrs={"rows": 6})}
