"""A spreadsheet of people, and what its columns are."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Program
from clients.importing import table
from clients.importing.columns import FIELDS
from clients.models import PeopleImport

NO_FILE = dict.fromkeys(("required", "missing", "invalid"), _("Choose a file. It may have 5 MB at most."))


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("CSV or XLSX file"),
        error_messages=NO_FILE | {"empty": _("This file is empty.")},
        help_text=_(
            "At most 5 MB and 10,000 rows. The first row has the headings. "
            "Of several sheets, the first with people is read."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )

    def clean_file(self):
        """The headings and rows; the file and its name are kept nowhere."""
        return table.read(self.cleaned_data["file"])

    def begin(self, by):
        return PeopleImport.begin(by, *self.cleaned_data["file"])


class ColumnsForm(forms.Form):
    day_order = forms.ChoiceField(
        label=_("A day like 03/04/2020 in this file"), choices=PeopleImport.DayOrder, widget=forms.RadioSelect
    )
    program = forms.ModelChoiceField(
        Program.objects.none(),
        label=_("Program of the rows that name none"),
        required=False,
        empty_label=_("None: such rows are left out"),
    )

    def __init__(self, *args, people_import, programs, **options):
        known = {"day_order": people_import.day_order, "program": people_import.program_id}
        super().__init__(*args, initial=known, **options)
        self.fields["program"].queryset = programs
        if not people_import.has_numbered_days:
            del self.fields["day_order"]
        places = [("", _("Not in the file")), *enumerate(people_import.headings)]
        for name, label in FIELDS.items():
            self.fields[f"column_{name}"] = forms.TypedChoiceField(
                label=label,
                choices=places,
                coerce=int,
                empty_value=None,
                required=False,
                initial=people_import.columns.get(name, ""),
            )

    def clean(self):
        asked = super().clean()
        if not self.errors and not {"chosen_name", "first_name", "legal_name"} & set(self.columns):
            self.add_error("column_chosen_name", _("Say which column has the names."))
        return asked

    @property
    def columns(self):
        asked = {name: self.cleaned_data.get(f"column_{name}") for name in FIELDS}
        return {name: place for name, place in asked.items() if place is not None}

    @property
    def column_boxes(self):
        return [self[f"column_{name}"] for name in FIELDS]

    def match(self, people_import):
        people_import.match(self.columns, self.cleaned_data.get("day_order", ""), self.cleaned_data["program"])
