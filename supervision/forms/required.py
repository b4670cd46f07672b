from django import forms
from django.utils.translation import gettext_lazy as _

from supervision.models import RequiredTime
from supervision.models.required_time import A_MONTH_OF_WORK


class RequiredForm(forms.Form):
    """Minutes a month for everybody, and for those who walk with people of a program."""

    def __init__(self, *args, programs, **options):
        super().__init__(*args, **options)
        self.programs = {"everybody": None} | {f"program-{program.pk}": program for program in programs}
        kept = dict(RequiredTime.minutes_by_program())
        for name, program in self.programs.items():
            self.fields[name] = forms.IntegerField(
                label=program.name if program else _("Every peer specialist"),
                min_value=0,
                max_value=A_MONTH_OF_WORK,
                initial=kept.get(program and program.pk, 0),
            )

    def save(self):
        for name, program in self.programs.items():
            RequiredTime.ask(program, self.cleaned_data[name])
