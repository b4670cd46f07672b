"""Time outside sessions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Program
from clients.forms.days import DayField
from clients.models import Client
from notes.models import IndirectTime


class IndirectTimeForm(forms.ModelForm):
    on = DayField(_("Day"), past=True)
    client = forms.ModelChoiceField(
        Client.objects.none(), label=_("For whom"), required=False, empty_label=_("Nobody in particular")
    )
    program = forms.ModelChoiceField(Program.objects.none(), label=_("Program"), empty_label=None)

    class Meta:
        model = IndirectTime
        fields = ["kind", "on", "minutes", "client", "program", "words"]
        labels = {"kind": _("What for"), "words": _("In a few words, if you like")}
        help_texts = {"words": _("Who it was for can read this.")}
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, clients, programs, **options):
        super().__init__(*args, **options)
        self.fields["client"].queryset, self.fields["program"].queryset = clients, programs
        self.fields["kind"].choices = IndirectTime.Kind.choices

    def clean(self):
        cleaned = super().clean()
        client, program, on = cleaned.get("client"), cleaned.get("program"), cleaned.get("on")
        if client and program and on and not client.enrollments.in_force(on).filter(program=program).exists():
            self.add_error("program", _("This person was not in this program on that day."))
        return cleaned
