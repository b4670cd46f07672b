from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from accounts.models.membership import Role


class TeamForm(forms.Form):
    """A new supervisor for each specialist of somebody, and one for all who have no choice of their own."""

    def __init__(self, *args, person, member, **options):
        super().__init__(*args, **options)
        self.person = person
        staff = Membership.objects.visible_to(member).active()
        may = staff.exclude(pk=person.pk).exclude(role=Role.SPECIALIST).by_name()
        self.others = {str(one.pk): one for one in may}
        self.specialists = list(person.specialists.active().by_name())
        self.fields["everybody"] = self._choice(_("Everybody to"), _("Choose for each person below"))
        for one in self.specialists:
            self.fields[f"to-{one.pk}"] = self._choice(one.name_and_credential, _("As above"))
        label = _("Then close the account of %(name)s: they cannot sign in any more") % {"name": person.name}
        self.fields["closes"] = forms.BooleanField(label=label, required=False)

    def _choice(self, label, empty):
        choices = [("", empty), *((pk, one.name_and_credential) for pk, one in self.others.items())]
        return forms.TypedChoiceField(
            label=label, choices=choices, coerce=self.others.get, required=False, empty_value=None
        )

    @property
    def chosen(self):
        to_all = self.cleaned_data.get("everybody")
        picked = {one: self.cleaned_data.get(f"to-{one.pk}") or to_all for one in self.specialists}
        return {one: supervisor for one, supervisor in picked.items() if supervisor}

    @property
    def changes(self):
        """As the page that says what it does shows them."""
        rows = [(one.name, self.person.name, supervisor.name) for one, supervisor in self.chosen.items()]
        closes = [(self.person.name, _("works here"), _("account closed"))] if self.cleaned_data["closes"] else []
        return rows + closes

    def clean(self):
        typed = super().clean()
        if not self.errors and not self.chosen and not typed.get("closes"):
            self.add_error("everybody", _("Choose somebody, for everybody or for one person."))
        elif not self.errors and typed.get("closes") and len(self.chosen) < len(self.specialists):
            self.add_error("closes", self.person.people_who_depend_on_them())
        return typed
