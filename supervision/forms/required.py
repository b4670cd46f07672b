from datetime import date, timedelta

from django import forms
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SettingsSeen
from supervision.models import RequiredTime
from supervision.models.required_time import A_MONTH_OF_WORK
from supervision.team import month_began_on

A_YEAR = 12


class RequiredForm(SettingsSeen):
    """Minutes a month for everybody, and for those who walk with people of a program; and from which month on."""

    def __init__(self, *args, programs, **options):
        self.programs = {"everybody": None} | {f"program-{program.pk}": program for program in programs}
        self.kept = dict(RequiredTime.minutes_by_program())
        super().__init__(*args, **options)
        for name, program in self.programs.items():
            self.fields[name] = forms.IntegerField(
                label=_label(program),
                min_value=0,
                max_value=A_MONTH_OF_WORK,
                initial=self.before(program),
            )
        self.fields["since"] = forms.TypedChoiceField(
            label=_("From"),
            choices=_months(),
            coerce=date.fromisoformat,
            initial=month_began_on().isoformat(),
            help_text=_("Months before it keep what was asked for then."),
        )

    def before(self, program):
        return self.kept.get(program and program.pk, 0)

    def _stored(self):
        return {name: self.before(program) for name, program in self.programs.items()}

    @cached_property
    def changed(self):
        """[(program or None for everybody, minutes as they are, as they would be)]"""
        typed = [(program, self.before(program), self.cleaned_data[name]) for name, program in self.programs.items()]
        return [one for one in typed if one[1] != one[2]]

    @property
    def changes(self):
        """As the page that says what it does shows them."""
        return [(_label(program), str(old), str(new)) for program, old, new in self.changed]

    def save(self):
        for program, _old, minutes in self.changed:
            RequiredTime.ask(program, minutes, self.cleaned_data["since"])


def _label(program):
    return program.name if program else _("Every peer specialist")


def _months():
    """This month, and those of the year before it."""
    month, months = month_began_on(), []
    for _month in range(A_YEAR + 1):
        months.append((month.isoformat(), date_format(month, "F Y")))
        month = (month - timedelta(days=1)).replace(day=1)
    return months
