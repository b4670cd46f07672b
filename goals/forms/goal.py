from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from goals.models import Goal, Milestone, Step

from .base import clean_past_day, day_input, lines

HEARD = [
    (Goal.Confirmed.SHARED_SCREEN, _("They read it here on the screen")),
    (Goal.Confirmed.ALOUD, _("They said it aloud, I wrote it down")),
]

WHOSE = [
    (Goal.Author.MINE, _("Theirs")),
    (Goal.Author.OURS, _("Ours, made together")),
    (Goal.Author.SUGGESTED, _("My suggestion")),
    (Goal.Author.REQUIRED, _("Someone else requires it")),
]


class WordsOfGoalForm(forms.ModelForm):
    class Meta:
        model = Goal
        fields = ["own_words", "author", "required_by", "life_area", "why"]
        labels = {
            "own_words": _("What do they want? In their own words"),
            "author": _("Whose goal is it?"),
            "required_by": _("Who requires it?"),
            "why": _("Why does it matter to them?"),
        }
        help_texts = {
            "own_words": _("Say it the way they said it."),
            "required_by": _("Only when somebody else asks for it, for example a court."),
        }
        widgets = {"own_words": lines(2), "why": lines(3), "author": forms.RadioSelect, "life_area": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["author"].choices = WHOSE
        self.fields["life_area"].choices = Goal.LifeArea.choices
        self.fields["own_words"].error_messages["required"] = _("Write what they said. A few words are enough.")
        self.fields["author"].error_messages["required"] = _("Choose whose goal it is.")
        self.fields["life_area"].error_messages["required"] = _("Choose the one that fits best.")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("author") != Goal.Author.REQUIRED:
            cleaned["required_by"] = ""
        elif not cleaned.get("required_by") and "required_by" not in self.errors:
            self.add_error("required_by", _("Say who requires it."))
        return cleaned


class GoalForm(SeenMixin, WordsOfGoalForm):
    """Reword a goal; what changed meanwhile is shown, never written over. New words need the person's yes."""

    heard = forms.ChoiceField(
        label=_("Did they say yes to these words?"),
        widget=forms.RadioSelect,
        choices=[*HEARD, ("", _("Not asked yet: their own words stay until they say yes"))],
        required=False,
    )

    class Meta(WordsOfGoalForm.Meta):
        fields = [*WordsOfGoalForm.Meta.fields, "translation", "payer_wording"]
        labels = WordsOfGoalForm.Meta.labels | {
            "translation": _("The same in the other language, if somebody needs it"),
            "payer_wording": _("How it is written for the payer"),
        }
        help_texts = WordsOfGoalForm.Meta.help_texts | {
            "translation": _("It stands beside their own words, marked as a translation."),
            "payer_wording": _("Made from their words and steps. Change it as the payer asks; their words stay."),
        }
        widgets = WordsOfGoalForm.Meta.widgets | {"translation": lines(2), "payer_wording": lines(3)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.is_for_a_payer:
            del self.fields["payer_wording"]
        elif not self.instance.payer_wording:
            self.initial["payer_wording"] = self.instance.words_for_a_payer()

    def reword(self, by):
        self.instance.reword(by, self.stored, self.cleaned_data["heard"])


class NewGoalForm(WordsOfGoalForm):
    heard = forms.ChoiceField(
        label=_("How did they say yes to these words?"), widget=forms.RadioSelect, choices=HEARD, required=False
    )
    start_now = forms.ChoiceField(
        label=_("When does it start?"),
        widget=forms.RadioSelect,
        initial="now",
        choices=[("now", _("We are working on it now")), ("dream", _("Keep it as a dream for now"))],
    )
    milestone_1 = forms.CharField(label=_("A first place on the way"), max_length=200, required=False)
    milestone_2 = forms.CharField(label=_("Then"), max_length=200, required=False)
    milestone_3 = forms.CharField(label=_("And then"), max_length=200, required=False)
    first_step = forms.CharField(
        label=_("One small thing to do first"),
        help_text=_("It is theirs to do. You can change whose step it is later."),
        max_length=300,
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        said_by_them = cleaned.get("author") in (Goal.Author.MINE, Goal.Author.OURS)
        if said_by_them and not cleaned.get("heard") and "heard" not in self.errors:
            self.add_error("heard", _("Say how they agreed to these words."))
        return cleaned

    @transaction.atomic
    def begin(self, by):
        """The goal with its first milestones and step."""
        goal, said = self.instance, self.cleaned_data
        goal.begin(by=by, how=said["heard"])
        for words in filter(None, (said["milestone_1"], said["milestone_2"], said["milestone_3"])):
            Milestone(goal=goal, words=words).add(by)
        if said["first_step"]:
            Step(goal=goal, words=said["first_step"]).add(by)
        if said["start_now"] == "now":
            goal.start(by=by)
        return goal


class KeepForm(forms.Form):
    words = forms.CharField(
        label=_("What do they say about it?"),
        help_text=_("In their words, if they want to say something."),
        widget=lines(3),
        max_length=4000,
        required=False,
    )


class TurnForm(KeepForm):
    on = forms.DateField(label=_("Since which day?"), widget=day_input(), initial=timezone.localdate, required=False)

    clean_on = clean_past_day


class ConfirmForm(forms.Form):
    chosen = forms.ChoiceField(label=_("Which words are theirs?"), widget=forms.RadioSelect)
    heard = forms.ChoiceField(label=_("How did they say yes?"), widget=forms.RadioSelect, choices=HEARD)

    def __init__(self, *args, goal, **kwargs):
        super().__init__(*args, **kwargs)
        if goal.proposed_words:
            both = [("own", f"“{goal.own_words}”"), ("proposed", f"“{goal.proposed_words}”")]
            self.fields["chosen"].choices = both
        else:
            del self.fields["chosen"]

    def agree(self, goal):
        """The person's yes to the words as they are, or to the proposed ones."""
        agree = goal.take_proposed_words if self.cleaned_data.get("chosen") == "proposed" else goal.confirm
        agree(self.cleaned_data["heard"])
