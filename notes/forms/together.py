"""What two people fill in side by side, a few boxes at a time; each part saves itself into the same draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goals.forms import BumpForm, NewGoalForm
from goals.forms.moments import BUMP_ASKED, RulerField
from goals.models import CheckIn, Goal, Step
from notes.models import GoalWork, Note, ReadBack

from .note import area


class PartForm(forms.ModelForm):
    """Some boxes of the draft. `work` is what it says about goals, for the verb that saves."""

    work = {}

    def again(self, note):
        """The same boxes with what is kept now."""
        return type(self)(instance=note)


class ArriveForm(PartForm):
    class Meta:
        model = Note
        fields = ["focus"]
        labels = {"focus": _("What would you like to focus on today?")}
        widgets = {"focus": area(4)}


class NoGoalForm(PartForm):
    class Meta:
        model = Note
        fields = ["no_goal"]
        labels = {"no_goal": _("No goal today")}
        widgets = {"no_goal": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["no_goal"].choices = [*Note.NoGoal.choices, ("", _("We work on a goal"))]


class NewGoalTogetherForm(NewGoalForm):
    """A new goal, asked of the person who looks at the same screen."""

    class Meta(NewGoalForm.Meta):
        labels = NewGoalForm.Meta.labels | {
            "own_words": _("What would you like to be different?"),
            "why": _("Why does it matter to you?"),
        }
        help_texts = NewGoalForm.Meta.help_texts | {
            "own_words": _("Say it your way. Big or small, both are fine."),
            "why": _("Only if you want to say."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["author"].choices = Goal.Author.choices
        self.fields["heard"].label = _("How did you say yes to these words?")
        self.fields["heard"].choices = [
            (Goal.Confirmed.SHARED_SCREEN, _("I read it here on the screen")),
            (Goal.Confirmed.ALOUD, _("I said it aloud")),
        ]
        self.fields["first_step"].help_text = _("It is yours to do. You can change whose step it is later.")


class BumpTogetherForm(BumpForm):
    """A bump, asked of the person who looks at the same screen."""

    class Meta(BumpForm.Meta):
        labels = BumpForm.Meta.labels | BUMP_ASKED | {"label": _("What do you call it?")}
        help_texts = BumpForm.Meta.help_texts | {"label": _("For example a bump, a pause, or your own word.")}


class GoalTalkForm(PartForm):
    """How it went with one goal, in their words."""

    movement = forms.ChoiceField(
        label=_("How is it going with this goal?"),
        choices=GoalWork.Movement.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    class Meta:
        model = Note
        fields = []

    def __init__(self, *args, goal, **options):
        super().__init__(*args, **options)
        self.goal = goal
        self.fields["words"] = GoalWork._meta.get_field("words").formfield(
            required=False, widget=area(3), label=_("In your words")
        )
        if work := next((work for work in self.instance.work if work.goal_id == goal.pk), None):
            self.initial.update(movement=work.movement, words=work.words)

    def again(self, note):
        return type(self)(instance=note, goal=self.goal)

    @property
    def work(self):
        return {self.goal: (self.cleaned_data["movement"], self.cleaned_data["words"])}


class WrapUpForm(PartForm):
    next_step_goal = forms.ModelChoiceField(
        Goal.objects.none(), label=_("On the way to"), required=False, empty_label=_("The goal we worked on")
    )

    class Meta:
        model = Note
        fields = ["takeaway", "feeling", "next_step", "next_step_owner", "next_step_goal", "how_was_it"]
        labels = {
            "takeaway": _("What are you taking away from today?"),
            "feeling": _("How are you feeling about it?"),
            "next_step": _("The next small step"),
            "next_step_owner": _("Who does it?"),
            "how_was_it": _("How was this for you?"),
        }
        widgets = {"takeaway": area(3), "feeling": area(2)}
        widgets |= dict.fromkeys(["next_step_owner", "how_was_it"], forms.RadioSelect)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        client = self.instance.session.client
        self.fields["next_step_goal"].queryset = client.goals.open().in_order()
        self.fields["next_step_goal"].widget.attrs["class"] = "form-select"
        owners = {Note.NextStepOwner.CLIENT: client.first_name}
        self.fields["next_step_owner"].choices = [
            (value, owners.get(value, label)) for value, label in Note.NextStepOwner.choices
        ]
        self.fields["how_was_it"].choices = Note.HowWasIt.choices


class NewStepForm(forms.ModelForm):
    owner = forms.ChoiceField(label=_("Who does it?"), widget=forms.RadioSelect, initial=Step.Owner.CLIENT)

    class Meta:
        model = Step
        fields = ["words", "owner"]
        labels = {"words": _("The next small step")}

    def __init__(self, *args, client, **options):
        super().__init__(*args, auto_id="step_%s", **options)
        self.fields["owner"].choices = [
            (Step.Owner.CLIENT, client.first_name),
            (Step.Owner.SPECIALIST, _("The specialist")),
            (Step.Owner.BOTH, _("Both")),
        ]


class RulersForm(forms.ModelForm):
    """Three rulers; each number is a choice, none has to be."""

    confidence = RulerField(label=_("How sure do you feel that you can do the next step?"))
    importance = RulerField(label=_("How much does this matter to you?"))
    readiness = RulerField(label=_("How ready do you feel?"))

    class Meta:
        model = CheckIn
        fields = ["confidence", "importance", "readiness"]

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="ruler_%s", **options)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and all(cleaned.get(name) is None for name in self.Meta.fields):
            raise forms.ValidationError(_("Tap a number first, or go on without one."))
        return cleaned


class AnswerForm(forms.Form):
    """What the person says to the words that were read back."""

    answer = forms.ChoiceField(
        label=_("Does this sound right?"), choices=ReadBack.Answer.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("My words"),
        widget=area(3),
        required=False,
        max_length=8000,
        help_text=_("For “Add my words” and “I see it differently”."),
    )

    NEED_WORDS = (ReadBack.Answer.MY_WORDS, ReadBack.Answer.DIFFERENTLY)

    def __init__(self, *args, is_signed=False, **options):
        super().__init__(*args, **options)
        if is_signed:  # Nothing in it changes any more.
            self.fields["answer"].choices = [one for one in ReadBack.Answer.choices if one[0] != "change_it"]
        self.fields["answer"].error_messages["required"] = _("Choose one. All of them are good answers.")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") in self.NEED_WORDS and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write it in your words. A few are enough."))
        if cleaned.get("words") and "answer" in cleaned and cleaned["answer"] not in self.NEED_WORDS:
            self.add_error("answer", _("To keep your words, choose “Add my words” or “I see it differently”."))
        return cleaned


class HeardAnswerForm(AnswerForm):
    """The same on the shared screen, where it may also be said aloud."""

    how = forms.ChoiceField(
        label=_("How was it said?"),
        choices=[
            (ReadBack.How.SHARED_SCREEN, _("Tapped here by themselves")),
            (ReadBack.How.ALOUD, _("Said aloud, I heard it")),
        ],
        widget=forms.RadioSelect,
        initial=ReadBack.How.SHARED_SCREEN,
    )
