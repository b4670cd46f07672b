from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Method, Place, Program, ServiceCode
from accounts.models.service_code import MODIFIERS

from .seen import SettingsSeen


class ProgramForm(SettingsSeen, forms.ModelForm):
    class Meta:
        model = Program
        fields = ["name", "documentation", "cosign_required", "asks_payer_wording", "part2"]
        fields += ["note_due_in", "note_due_unit", "late_after", "crisis_due_hours", "not_billable_after"]
        fields += ["unit_rule", "sums_the_day", "most_a_day", "most_a_day_in", "counts_month_minutes"]
        fields += ["needs_goal_to_bill", "group_size_limit", "people_per_specialist"]
        help_texts = {
            "documentation": _("Written together: the client sees and shapes the words before they are signed."),
            "part2": _("Programs that treat substance use have stricter privacy rules."),
            "late_after": _("Counted like the line above. Empty: late as soon as it is past due."),
            "crisis_due_hours": _("Empty: like any other note."),
            "not_billable_after": _("Counted from the day of the session. Empty: no limit."),
            "sums_the_day": _("For sessions of one person on one day under one service code."),
            "most_a_day": _("For one person. Empty: no limit."),
            "people_per_specialist": _(
                "It is only said where people are assigned, and stops nobody. Empty: no number."
            ),
            "counts_month_minutes": _("For codes that count the minutes of a calendar month, like G0140 and G0146."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("most_a_day_in", "group_size_limit"):
            self.fields[name].required = False

    def clean_name(self):
        """The name's constraint includes the agency, which the form does not show, so it is asked here."""
        name = self.cleaned_data["name"]
        if self.instance.has_twin(name):
            raise forms.ValidationError(_("There is a program with this name already."))
        return name

    def clean_most_a_day_in(self):
        return self.cleaned_data["most_a_day_in"] or Program.MostIn.UNITS

    def clean_group_size_limit(self):
        return self.cleaned_data["group_size_limit"] or self.instance.group_size_limit


class ServiceCodeForm(SettingsSeen, forms.ModelForm):
    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("For example H0038."))
    modifiers = forms.CharField(
        label=_("Modifiers"), max_length=20, required=False, help_text=_("Two signs each, with spaces: HQ GT.")
    )
    methods = forms.MultipleChoiceField(
        label=_("Only when you meet"), choices=Method.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    places = forms.MultipleChoiceField(
        label=_("Only here"), choices=Place.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = ServiceCode
        fields = ["label", "code", "modifiers", "unit_rule", "is_group", "methods", "places", "is_on"]
        help_texts = {"label": _("The words that specialists see. Your own words, not the code book’s.")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["modifiers"] = " ".join(self.instance.modifiers)
        self.fields["unit_rule"].choices = [("", _("Like the program")), *Program.UnitRule.choices]

    def clean_code(self):
        return self.cleaned_data["code"].strip().upper()

    def clean_modifiers(self):
        modifiers = self.cleaned_data["modifiers"].upper().replace(",", " ").split()
        if len(modifiers) > MODIFIERS or any(len(one) != 2 or not one.isalnum() for one in modifiers):
            raise forms.ValidationError(_("Up to four modifiers of two letters or numbers each."))
        return modifiers

    def clean(self):
        """The constraint includes the program, which the form does not show, so it is asked here."""
        typed = super().clean()
        self.instance.code, self.instance.modifiers = typed.get("code", ""), typed.get("modifiers", [])
        if typed.get("code") and "modifiers" in typed and self.instance.has_twin():
            self.add_error("code", _("This program has this code with these modifiers already."))
        return typed
