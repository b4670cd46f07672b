from django import forms
from django.utils.translation import gettext_lazy as _

from goals.models import Bump, CheckIn, Cheer, Goal, Win

from .base import clean_past_day, day_input, lines


class RulerField(forms.TypedChoiceField):
    """Eleven numbers to tap, and none of them has to be."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs):
        numbers = [(number, str(number)) for number in range(11)]
        super().__init__(choices=numbers, coerce=int, empty_value=None, required=False, **kwargs)


class CheckInForm(forms.ModelForm):
    confidence = RulerField(label=_("How sure do they feel that they can do it?"))
    importance = RulerField(label=_("How much does it matter to them?"))
    readiness = RulerField(label=_("How ready do they feel?"))
    progress = forms.ChoiceField(label=_("How is it going, in their sense?"), widget=forms.RadioSelect, required=False)
    level = forms.TypedChoiceField(
        label=_("How far is it by now?"),
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Choose one of the levels.")},
    )

    class Meta:
        model = CheckIn
        fields = ["progress", "level", "confidence", "importance", "readiness", "words"]
        labels = {"words": _("In their words")}
        widgets = {"words": lines(3)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["progress"].choices = CheckIn.Progress.choices
        if scale := getattr(self.instance.goal, "scale", None):
            self.fields["level"].choices = [(level, words) for level, _name, words in scale.levels]
        else:
            del self.fields["level"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and all(cleaned.get(name) in (None, "") for name in self.Meta.fields):
            raise forms.ValidationError(_("Tap a number or write a few words. One of them is enough."))
        return cleaned


class WhyForm(forms.Form):
    words = forms.CharField(widget=lines(4), max_length=2000, required=False)


# The questions about a bump as they are put to the person.
BUMP_ASKED = {
    "around_me": _("What was going on around you?"),
    "happened": _("What happened, in your words?"),
    "helped": _("What did you do that helped, even a little?"),
    "learned": _("What did you learn?"),
    "try_next": _("What will you try next?"),
    "with_me": _("Who can be with you?"),
}


class BumpForm(forms.ModelForm):
    """What was going on around them comes first, so that looking at it anew does not become blame."""

    class Meta:
        model = Bump
        fields = ["around_me", "happened", "helped", "learned", "try_next", "with_me", "rest_for_now", "label", "on"]
        labels = {
            "around_me": _("What was going on around them?"),
            "happened": _("What happened, in their words?"),
            "helped": _("What did they do that helped, even a little?"),
            "learned": _("What did they learn?"),
            "try_next": _("What will they try next?"),
            "with_me": _("Who can be with them?"),
            "rest_for_now": _("Rest this goal for now"),
            "label": _("What do they call it?"),
            "on": _("When was it?"),
        }
        help_texts = {
            "around_me": _("Things outside count: money, a ride, other people, bad news, no sleep."),
            "label": _("For example a bump, a pause, or their own word."),
        }
        widgets = {name: lines(2) for name in ["around_me", "happened", "helped", "learned", "try_next"]} | {
            "on": day_input()
        }

    clean_on = clean_past_day

    def clean(self):
        cleaned = super().clean()
        told = [name for name in self.Meta.fields if name != "on"]
        if not self.errors and not any(cleaned.get(name) for name in told):
            raise forms.ValidationError(_("Write a few words in one of the boxes. One is enough."))
        return cleaned


class WinForm(forms.ModelForm):
    goal = forms.ModelChoiceField(label=_("Is it about a goal?"), queryset=Goal.objects.none(), required=False)

    class Meta:
        model = Win
        fields = ["words", "goal", "on"]
        labels = {"words": _("What went well?"), "on": _("When was it?")}
        help_texts = {"words": _("Small things count.")}
        widgets = {"words": lines(3), "on": day_input()}

    def __init__(self, *args, client, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["goal"].queryset = client.goals.open().in_order()
        self.fields["goal"].empty_label = _("Just something good")
        self.fields["words"].error_messages["required"] = _("Write a few words about what went well.")

    clean_on = clean_past_day


class CheerForm(forms.ModelForm):
    class Meta:
        model = Cheer
        fields = ["words"]
        labels = {"words": _("Your cheer")}
        help_texts = {"words": _("Say what you saw. They read it on their journey, with your name.")}
        widgets = {"words": lines(3)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].error_messages["required"] = _("Write a few words.")
