from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SettingsSeen
from reports.billing.columns import FIELDS, OWN, heading_of
from reports.models import BillingColumns

MOST = 99
OWN_WORDS = _("Words of your own, the same in each line")


class BillingColumnsForm(SettingsSeen, forms.ModelForm):
    """A place in the file for each column that is wanted, and its heading; up to three with words of the program."""

    class Meta:
        model = BillingColumns
        fields = ["days", "times"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        chosen = {name: (place, *told) for place, (name, *told) in enumerate(self.instance.columns, 1)}
        for name in [*FIELDS, *OWN]:
            self._add(name, *chosen.get(name, (None, "", "")))

    def _add(self, name, place, heading, words):
        is_own = name in OWN
        column = OWN_WORDS if is_own else FIELDS[name].label
        place_of, heading_of_it = (format_lazy("{} ({})", label, column) for label in (_("Place"), _("Heading")))
        self._take(f"place_{name}", forms.IntegerField(label=place_of, min_value=1, max_value=MOST), place)
        self.fields[f"place_{name}"].column = column
        usual = heading if is_own else heading or heading_of(name)
        self._take(f"heading_{name}", forms.CharField(label=heading_of_it, max_length=60), usual)
        if is_own:
            self._take(f"words_{name}", forms.CharField(label=_("Words"), max_length=120), words)

    def _take(self, name, field, initial):
        field.required, field.initial = False, initial
        field.widget.is_required = False
        field.widget.attrs["class"] = "form-control"
        self.fields[name] = field

    def _stored(self):
        return super()._stored() | {"columns": self.instance.columns}

    def theirs(self):
        headings = ", ".join(heading for _name, heading, _words in self.stored["columns"])
        return [(_("Heading in the file"), headings), *super().theirs()]

    @property
    def rows(self):
        """(label, place, heading, words or None), those in the file first."""
        rows = [(self[f"place_{name}"], name) for name in [*FIELDS, *OWN]]
        rows.sort(key=lambda row: (row[0].initial is None, row[0].initial or 0))
        return [
            (place.field.column, place, self[f"heading_{name}"], self[f"words_{name}"] if name in OWN else None)
            for place, name in rows
        ]

    def clean(self):
        cleaned = super().clean()
        names = [name for name in [*FIELDS, *OWN] if cleaned.get(f"place_{name}")]
        if not names:
            raise forms.ValidationError(_("Give at least one column a place."))
        names.sort(key=lambda name: cleaned[f"place_{name}"])
        self.instance.columns = [self._column(name, cleaned) for name in names]
        headings = [heading.casefold() for _name, heading, _words in self.instance.columns]
        if len(set(headings)) < len(headings):
            raise forms.ValidationError(_("Two columns have the same heading."))
        return cleaned

    def _column(self, name, cleaned):
        heading, words = cleaned.get(f"heading_{name}", ""), cleaned.get(f"words_{name}", "")
        if not heading and name in FIELDS:
            heading = heading_of(name)
        elif not heading and f"heading_{name}" in self.fields:
            self.add_error(f"heading_{name}", _("Give it a heading."))
        return [name, heading, words]
