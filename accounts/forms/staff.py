from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Membership, User
from accounts.models.membership import Role

from .seen import SettingsSeen


class WithSupervisor(forms.ModelForm):
    """Only a peer specialist has a supervisor; the list is of those who supervise here today."""

    supervisor = forms.ModelChoiceField(
        label=_("Supervisor"),
        queryset=Membership.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Only for a peer specialist."),
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        staff = Membership.objects.visible_to(member).active().by_name()
        others = staff.exclude(pk=self.instance.pk) if isinstance(self.instance, Membership) else staff
        self.fields["supervisor"].queryset = others.exclude(role=Role.SPECIALIST)

    def clean(self):
        data = super().clean()
        if data.get("role") != Role.SPECIALIST:
            data["supervisor"] = None
        return data


class InviteForm(WithSupervisor):
    class Meta:
        model = Invitation
        fields = ["name", "email", "role", "credential", "supervisor"]
        help_texts = {"credential": _("For example CPS or CRPS.")}

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.somebody_signs_in_with(email):
            raise forms.ValidationError(_("Somebody signs in with this e-mail already."))
        if Invitation.waits_for(email):
            raise forms.ValidationError(_("There is an open invitation to this e-mail. Send it again from the list."))
        return email


class MemberForm(SettingsSeen, WithSupervisor):
    class Meta:
        model = Membership
        fields = ["role", "supervisor"]

    def clean_role(self):
        """A role is not left while people depend on it; said before anything is looked at."""
        role = self.cleaned_data["role"]
        if role != self.instance.role and (reason := self.instance.people_who_depend_on_them()):
            raise forms.ValidationError(reason)
        return role

    def roles(self):
        """What the verb needs."""
        return [self.cleaned_data[name] for name in ("role", "supervisor")]
