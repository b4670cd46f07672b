"""Who takes over from whom, or covers, and from which day on."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from clients.forms.days import DayField

STAYS = "stays"


def _words(specialist):
    count = specialist.caseload
    people = ngettext("%(count)s person", "%(count)s people", count) % {"count": count}
    return f"{specialist.name_and_credential} · {people}"


class CaseloadForm(forms.Form):
    """One choice for each person of the caseload, and one for all who have none of their own."""

    def __init__(self, *args, caseload, **options):
        super().__init__(*args, **options)
        self.caseload = caseload
        self.others = [(pk, _words(one)) for pk, one in caseload.others.items()]
        self.fields["everybody"] = self._choice(_("Everybody to"), _("Choose for each person below"))
        for row in caseload.rows:
            self.fields[row.name] = self._choice(row.client.chosen_name, _("As above"), (STAYS, self.stays_words))
        self.fields["began_on"] = DayField(_("First day"), initial=timezone.localdate)

    def _choice(self, label, empty, *more):
        return forms.TypedChoiceField(
            label=label,
            choices=[("", empty), *self.others, *more],
            coerce=lambda key: self.caseload.others.get(key, key),
            required=False,
            empty_value=None,
        )

    @property
    def rows(self):
        """(person of the caseload, their box)"""
        return [(row, self[row.name]) for row in self.caseload.rows]

    @property
    def chosen(self):
        """{row: specialist}; whoever has no choice stays."""
        to_all = self.cleaned_data.get("everybody")
        picked = {row: self.cleaned_data.get(row.name) or to_all for row in self.caseload.rows}
        return {row: specialist for row, specialist in picked.items() if specialist not in (None, STAYS)}

    def clean_began_on(self):
        day = self.cleaned_data["began_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return day

    def clean(self):
        typed = super().clean()
        if not self.errors and not self.chosen and not typed.get("closes"):
            self.add_error("everybody", _("Choose somebody, for everybody or for one person."))
        return typed


class HandOnForm(CaseloadForm):
    stays_words = _("Nobody: it stays as it is")

    def __init__(self, *args, may_close, **options):
        super().__init__(*args, **options)
        self.fields["keeps_times"] = forms.BooleanField(
            label=_("Planned times stay, with the new specialist"), required=False, initial=True
        )
        if may_close:
            name = self.caseload.specialist.name
            label = _("Then close the account of %(name)s: they cannot sign in any more") % {"name": name}
            self.fields["closes"] = forms.BooleanField(label=label, required=False)

    def save(self):
        typed = self.cleaned_data
        self.caseload.hand_on(self.chosen, typed["began_on"], typed["keeps_times"], typed.get("closes", False))


class CoverForm(CaseloadForm):
    stays_words = _("Nobody covers")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["ended_on"] = DayField(_("Last day"))
        self.fields["reason"] = forms.CharField(
            label=_("Reason"),
            max_length=200,
            help_text=_("For the staff, for example: vacation. It is told to nobody else."),
        )
        self.fields["keeps_times"] = forms.BooleanField(
            label=_("Times planned in these days go over too"), required=False, initial=True
        )

    def clean(self):
        typed = super().clean()
        first, last = typed.get("began_on"), typed.get("ended_on")
        if first and last and last < first:
            self.add_error("ended_on", _("The last day is before the first."))
        return typed

    def save(self):
        typed = self.cleaned_data
        self.caseload.cover(self.chosen, typed["began_on"], typed["ended_on"], typed["reason"], typed["keeps_times"])
