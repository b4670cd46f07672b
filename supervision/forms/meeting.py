from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from accounts.models import Membership
from clients.forms.days import DayField
from notes.clock import moments
from supervision.models import Addition, AgendaPoint, Agreement, Meeting, PrivateNote
from supervision.models.competency import Competency

ROWS, MOST_AGREEMENTS = 3, 20
A_YEAR = timedelta(days=366)


class PlanForm(forms.ModelForm):
    specialists = forms.ModelMultipleChoiceField(
        Membership.objects.none(), label=_("Who comes"), widget=forms.CheckboxSelectMultiple
    )
    day = DayField(_("Day"))
    start = forms.TimeField(label=_("Start"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    class Meta:
        model = Meeting
        fields = ["kind", "minutes", "method"]
        widgets = {"kind": forms.RadioSelect, "method": forms.RadioSelect}

    def __init__(self, *args, specialists, **options):
        super().__init__(*args, **options)
        self.fields["specialists"].queryset = specialists
        self.fields["kind"].choices, self.fields["method"].choices = Meeting.Kind.choices, Meeting.Method.choices
        if self.instance.is_saved:
            starts_at = timezone.localtime(self.instance.starts_at)
            self.initial |= {"day": starts_at.date(), "start": starts_at.time()}
            self.initial["specialists"] = self.instance.specialists

    def clean(self):
        cleaned = super().clean()
        who, day, start = cleaned.get("specialists"), cleaned.get("day"), cleaned.get("start")
        if who is not None and len(who) > 1 and cleaned.get("kind") == Meeting.Kind.INDIVIDUAL:
            self.add_error("specialists", _("Choose one person, or say that it is a group."))
        if day and start:
            self._begin(day, start)
        return cleaned

    def _begin(self, day, start):
        """Written down later is usual; a year later, the year is a slip."""
        meant = moments(day, start, timezone.get_current_timezone())
        if not meant:
            self.add_error("start", _("The clocks jump ahead that night: this time does not come. Choose another."))
        elif day < timezone.localdate() - A_YEAR:
            self.add_error("day", _("This day is too long ago."))
        else:
            self.instance.starts_at = meant[0]


class LogForm(SeenMixin, forms.ModelForm):
    topics = forms.MultipleChoiceField(
        label=_("What it was about"), choices=Competency, required=False, widget=forms.CheckboxSelectMultiple
    )
    points = forms.ModelMultipleChoiceField(
        AgendaPoint.objects.none(),
        label=_("Talked about, of what they brought"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    next_on = DayField(_("Next time"), required=False)

    class Meta:
        model = Meeting
        fields = [
            "was_good",
            "peer_asked_for",
            "talked_about",
            "topics",
            "minutes",
            "method",
            "was_observed",
            "next_on",
        ]
        widgets = {
            "method": forms.RadioSelect,
            "was_good": forms.Textarea(attrs={"rows": 3}),
            "peer_asked_for": forms.Textarea(attrs={"rows": 3}),
            "talked_about": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "was_good": _("One thing they did well, as you saw it."),
            "talked_about": _("Ask rather than correct: what did you wonder, and what did they say?"),
        }

    def __init__(self, *args, points, **options):
        super().__init__(*args, **options)
        self.fields["points"].queryset = points
        self.fields["method"].choices = Meeting.Method.choices
        self.initial["points"] = [point for point in points if point.talked_in_id]

    def _stored(self):
        """Also what was agreed, which has boxes of its own."""
        agreed = [f"{one.words} ({one.whose.name})" for one in self.instance.agreed]
        return super()._stored() | {"agreed": agreed}

    def theirs(self):
        agreed = "\n".join(self.stored["agreed"])
        return [*super().theirs(), *([(_("What we agreed"), agreed)] if agreed else [])]


class AgreementForm(forms.ModelForm):
    whose = forms.ModelChoiceField(Membership.objects.none(), label=_("Who"), required=False)
    due_on = DayField(_("By when"), required=False)

    class Meta:
        model = Agreement
        fields = ["words", "whose", "due_on"]

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["words"].required = False
        self.fields["whose"].queryset = people

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("words") and not cleaned.get("whose"):
            self.add_error("whose", _("Who will do it?"))
        if not cleaned.get("words") and (cleaned.get("whose") or cleaned.get("due_on")):
            self.add_error("words", _("What did you agree?"))
        return cleaned


class Agreements(forms.BaseFormSet):
    @property
    def kept(self):
        rows = (form.cleaned_data for form in self.forms)
        return [(row["words"], row["whose"], row["due_on"]) for row in rows if row.get("words")]


def agreements_for(typed, meeting):
    """A few empty lines after what was agreed so far."""
    make = forms.formset_factory(AgreementForm, Agreements, extra=ROWS, max_num=MOST_AGREEMENTS)
    kept = [{"words": one.words, "whose": one.whose_id, "due_on": one.due_on} for one in meeting.agreed]
    return make(typed, initial=kept, prefix="agreed", form_kwargs={"people": meeting.people})


class PointForm(forms.ModelForm):
    class Meta:
        model = AgendaPoint
        fields = ["words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 2})}


class AdditionForm(forms.ModelForm):
    class Meta:
        model = Addition
        fields = ["words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}


class PrivateNoteForm(SeenMixin, forms.ModelForm):
    """Stands beside the words that are added for all to read: its label must lead to no other box than its own."""

    class Meta:
        model = PrivateNote
        fields = ["words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **options):
        super().__init__(*args, auto_id="private_%s", **options)
