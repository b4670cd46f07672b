"""Planning a session, and saying why one did not happen."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Program
from clients.forms.days import DayField
from notes.clock import moments
from notes.models import Session


def TimeField(label, **options):  # noqa: N802 - it stands where a field class stands
    """A time of day as the browser's own box takes it."""
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **options)


def coming(form, day, time):
    """The moment of a plan; what keeps it from being one is said beside its box."""
    planned = moments(day, time, timezone.get_current_timezone())
    if not planned:
        form.add_error("time", _("The clocks jump ahead that night: this time does not come. Choose another."))
    elif day < timezone.localdate():
        form.add_error("day", _("This day is over. Log the session instead."))
    else:
        return planned[0]
    return None


class PlanForm(forms.ModelForm):
    day = DayField(_("Day"))
    time = TimeField(_("Time"))
    program = forms.ModelChoiceField(Program.objects.none(), label=_("Program"))

    class Meta:
        model = Session
        fields = ["program", "method", "planned_for"]
        labels = {"method": _("How"), "planned_for": _("What for, in a few words")}
        widgets = {"method": forms.RadioSelect}

    field_order = ["day", "time", "program", "method", "planned_for"]

    def __init__(self, *args, programs, **options):
        super().__init__(*args, **options)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = None
        self.fields["method"].choices = Session.Method.choices
        self.fields["method"].required = False
        if self.instance.planned_at:
            local = timezone.localtime(self.instance.planned_at)
            self.initial.update(day=local.date(), time=local.time())

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("time"):
            self._read_the_clock(cleaned["day"], cleaned["time"])
        return cleaned

    def _read_the_clock(self, day, time):
        self.instance.planned_at = coming(self, day, time) or self.instance.planned_at


class NextTimeForm(forms.Form):
    """When next, in two boxes."""

    day = DayField(_("Day"))
    time = TimeField(_("Time"))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("time"):
            self.planned_at = coming(self, cleaned["day"], cleaned["time"])
        return cleaned


class ChangePlanForm(PlanForm):
    """A change of one plan or, where it is one of a series, of all later ones too."""

    all_later = forms.BooleanField(label=_("Change all later ones of this series too"), required=False)

    def __init__(self, *args, has_later=False, **options):
        super().__init__(*args, **options)
        self.was_at = self.instance.planned_at
        if not has_later:
            del self.fields["all_later"]

    def save(self):
        """Returns the sessions that changed."""
        if self.cleaned_data.get("all_later"):
            return self.instance.series.replan(self.instance, self.was_at, self.changed_data)
        self.instance.replan()
        return [self.instance]


class CallOffForm(forms.Form):
    because = forms.ChoiceField(label=_("Why?"), choices=Session.CalledOffBecause.to_choose, widget=forms.RadioSelect)
    all_later = forms.BooleanField(label=_("Call off all later ones of this series too"), required=False)

    def __init__(self, *args, session, has_later=False, **options):
        super().__init__(*args, **options)
        self.session = session
        if not has_later:
            del self.fields["all_later"]

    def save(self):
        """Returns how many sessions are called off."""
        because = self.cleaned_data["because"]
        if self.cleaned_data.get("all_later"):
            return self.session.series.call_off(self.session, because)
        return self.session.call_off(because)


class NotMetForm(forms.Form):
    because = forms.ChoiceField(label=_("Why?"), choices=Session.NotMetBecause.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("In a few words, if you like"), max_length=200, required=False)


class MissedForm(PlanForm, NotMetForm):
    """A meeting that stood in no plan and came to nothing."""

    day = DayField(_("Day"), past=True)

    class Meta(PlanForm.Meta):
        fields = ["program", "method"]

    field_order = ["day", "time", "program", "method", "because", "words"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["day"] = timezone.localdate()

    def clean(self):
        cleaned = super().clean()
        day, program = cleaned.get("day"), cleaned.get("program")
        if day and program and not self.instance.client.enrollments.in_force(day).filter(program=program).exists():
            self.add_error("program", _("This person was not in this program on that day."))
        return cleaned

    def _read_the_clock(self, day, time):
        meant = moments(day, time, timezone.get_current_timezone())
        if not meant:
            self.add_error("time", _("The clocks jumped ahead that night: this time did not come."))
        elif meant[0] > timezone.now():
            self.add_error("time", _("This is still to come. Plan it instead."))
        else:
            self.instance.planned_at = meant[0]
