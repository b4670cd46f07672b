from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.words import own_words_lazy
from goals import forms as goal_forms
from goals.forms.base import lines
from goals.forms.moments import BUMP_ASKED
from goals.models import Bump


class CheckInForm(goal_forms.CheckInForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["confidence"].label = _("How sure do you feel that you can do this?")
        self.fields["importance"].label = _("How much does it matter to you?")
        self.fields["readiness"].label = _("How ready do you feel?")
        self.fields["progress"].label = _("How is it going?")
        self.fields["words"].label = _("In your own words")


class SharedForm(forms.ModelForm):
    """Says who will see it before it is written."""

    share = forms.ChoiceField(
        label=_("Who may see this?"),
        widget=forms.RadioSelect,
        initial="yes",
        help_text=own_words_lazy(
            _("When your specialist sees it, so can their supervisor. The managers here can see it too.")
        ),
        choices=[("yes", own_words_lazy(_("Me and my specialist"))), ("no", _("Only me"))],
    )

    def clean(self):
        cleaned = super().clean()
        self.instance.is_shared = cleaned.get("share") != "no"
        return cleaned


class BumpForm(SharedForm):
    """What was going on around me comes first, so that looking at it anew does not become blame."""

    call_it = forms.ChoiceField(label=_("What do you call it?"), widget=forms.RadioSelect, required=False)

    class Meta:
        model = Bump
        fields = ["around_me", "happened", "helped", "learned", "try_next", "with_me", "rest_for_now", "label"]
        labels = BUMP_ASKED | {
            "rest_for_now": _("I want to rest this goal for now"),
            "label": _("Or your own word for it"),
        }
        help_texts = {"around_me": _("Things outside of you count: money, a ride, other people, bad news, no sleep.")}
        widgets = {name: lines(3) for name in ["around_me", "happened", "helped", "learned", "try_next"]}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = [_("A bump"), _("A setback"), _("A pause"), _("I went back to using")]
        self.fields["call_it"].choices = [(str(n), word) for n, word in enumerate(words)]

    def clean(self):
        cleaned = super().clean()
        told = [*self.Meta.fields, "call_it"]
        if not self.errors and not any(cleaned.get(name) for name in told):
            raise forms.ValidationError(_("Write a few words in one of the boxes. One is enough."))
        if cleaned.get("call_it") and not cleaned.get("label"):
            cleaned["label"] = str(dict(self.fields["call_it"].choices)[cleaned["call_it"]])
        return cleaned


class WinForm(SharedForm, goal_forms.WinForm):
    class Meta(goal_forms.WinForm.Meta):
        fields = ["words", "goal"]
        help_texts = {"words": _("Small things count."), "goal": _("You can leave this empty.")}
        widgets = {"words": lines(4)}
