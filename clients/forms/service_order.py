from django import forms
from django.utils.translation import gettext_lazy as _

from clients.models import ServiceOrder

from .days import DayField


class ServiceOrderForm(forms.ModelForm):
    ordered_on = DayField(_("Given on"), past=True)
    valid_until = DayField(_("Valid until"), required=False, help_text=_("Empty: it has no last day."))

    class Meta:
        model = ServiceOrder
        fields = ["kind", "by_name", "by_credential", "ordered_on", "valid_until"]
        labels = {"kind": _("What is it?"), "by_name": _("By whom"), "by_credential": _("Their credential")}
        help_texts = {"by_name": _("Their full name."), "by_credential": _("For example MD, LCSW or LPC.")}
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].choices = ServiceOrder.Kind.choices
        for name in ("by_name", "by_credential"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self):
        asked = super().clean()
        first, last = asked.get("ordered_on"), asked.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last day is before the first."))
        return asked
