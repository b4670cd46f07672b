"""Programs and specialists: who comes in where, walks with whom, and until when."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program
from accounts.words import PEER_TITLE
from clients.models import Assignment, Enrollment

from .days import DayField
from .suggested import Suggested


def a_reason(label, **options):
    return forms.CharField(label=label, max_length=200, **options)


def a_payer():
    return forms.CharField(
        label=_("Who pays"),
        max_length=80,
        required=False,
        widget=Suggested(Enrollment.payers),
        help_text=_("For example Medicaid, a county grant. Empty when nobody knows yet."),
    )


def an_ending(label):
    return forms.ChoiceField(label=label, choices=Enrollment.Ending, widget=forms.RadioSelect)


class EnrollForm(forms.Form):
    program = forms.ModelChoiceField(Program.objects.none(), label=_("Program"))
    referred_on = DayField(_("Referred on"), past=True, required=False)
    began_on = DayField(_("First day"))
    plan_review_due_on = DayField(
        _("Plan review is due on"), required=False, help_text=_("Notes of later days ask whether it was done.")
    )
    payer = a_payer()

    def __init__(self, *args, programs, **options):
        super().__init__(*args, initial={"began_on": timezone.localdate()}, **options)
        self.fields["program"].queryset = programs


class PlanReviewForm(forms.Form):
    looked_at_on = DayField(
        _("You looked at the plan on"),
        past=True,
        help_text=_("The day itself, also when you write it down later. Earlier sessions keep the day that held then."),
    )
    plan_review_due_on = DayField(
        _("Plan review is due on"), required=False, help_text=_("Empty: this program asks for no review.")
    )

    def __init__(self, *args, enrollment, **options):
        due_on = enrollment.plan_review_due_on
        super().__init__(*args, initial={"plan_review_due_on": due_on, "looked_at_on": timezone.localdate()}, **options)
        self.enrollment = enrollment

    def clean_looked_at_on(self):
        return not_before_the_first(self.enrollment, self.cleaned_data["looked_at_on"])


class PayerForm(forms.Form):
    payer = a_payer()
    since = DayField(_("From"), help_text=_("Who paid before this day stays written down for the days before it."))

    def __init__(self, *args, enrollment, **options):
        initial = {"payer": enrollment.payer, "since": enrollment.usual_payer_day}
        super().__init__(*args, initial=initial, **options)
        self.enrollment = enrollment

    def clean_since(self):
        return not_before_the_first(self.enrollment, self.cleaned_data["since"])


class EnrollmentEndForm(forms.Form):
    ended_on = DayField(_("Last day"))
    because = an_ending(_("How did it end?"))
    reason = a_reason(_("Why it ended, in a few words"), required=False)

    def __init__(self, *args, enrollment, **options):
        super().__init__(*args, initial={"ended_on": timezone.localdate()}, **options)
        self.enrollment = enrollment

    def clean_ended_on(self):
        return not_before(self.enrollment.began_on, self.cleaned_data["ended_on"])


class AssignForm(forms.Form):
    specialist = forms.ModelChoiceField(Membership.objects.none(), label=PEER_TITLE)
    kind = forms.ChoiceField(
        label=_("As"), choices=Assignment.Kind, widget=forms.RadioSelect, initial=Assignment.Kind.PRIMARY
    )
    began_on = DayField(_("First day"))
    ended_on = DayField(_("Last day"), required=False, help_text=_("Needed for cover."))
    reason = a_reason(_("Reason"), required=False, help_text=_("Needed for cover, for example: vacation."))
    keeps_times = forms.BooleanField(label=_("Times planned in these days go over too"), required=False, initial=True)

    def __init__(self, *args, specialists, has_times, **options):
        super().__init__(*args, initial={"began_on": timezone.localdate(), "kind": "primary"}, **options)
        self.fields["specialist"].queryset = specialists
        if not has_times:
            del self.fields["keeps_times"]

    def clean(self):
        asked = super().clean()
        first, last = asked.get("began_on"), asked.get("ended_on")
        if asked.get("kind") == Assignment.Kind.COVER:
            self._needed("reason", _("Say why cover is needed."))
            self._needed("ended_on", _("Cover needs a last day."))
        if first and last and last < first:
            self.add_error("ended_on", _("The last day is before the first."))
        return asked

    def _needed(self, name, words):
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, words)


class AssignmentEndForm(forms.Form):
    ended_on = DayField(_("Last day"))

    def __init__(self, *args, assignment, **options):
        super().__init__(*args, initial={"ended_on": timezone.localdate()}, **options)
        self.assignment = assignment

    def clean_ended_on(self):
        return not_before(self.assignment.began_on, self.cleaned_data["ended_on"])


def not_before_the_first(enrollment, day):
    if day < enrollment.began_on:
        words = _("This is before the first day in the program, %(day)s.")
        raise forms.ValidationError(words % {"day": date_format(enrollment.began_on, "DATE_FORMAT")})
    return day


def not_before(first, last):
    if last < first:
        raise forms.ValidationError(_("The last day is before the first."))
    return last
