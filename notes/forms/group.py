"""A group, who leads it, who comes, and when it meets."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program
from clients.forms.days import DayField
from clients.models import Client
from notes.clock import moments
from notes.models import Group, GroupMeeting, Session

from .note import JUMPED
from .sessions import TimeField


class GroupForm(forms.ModelForm):
    program = forms.ModelChoiceField(Program.objects.none(), label=_("Program"))

    class Meta:
        model = Group
        fields = ["name", "program"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["program"].queryset = Group.open_programs()
        self.fields["program"].empty_label = None
        if self.instance.is_saved:
            del self.fields["program"]


class CoLeaderForm(forms.Form):
    """Who leads it as well."""

    member = forms.ModelChoiceField(
        Membership.objects.none(), label=_("Who leads it with you"), empty_label=_("Choose")
    )

    def __init__(self, *args, members, **options):
        super().__init__(*args, **options)
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda member: member.name
        self.fields["member"].widget.attrs["class"] = "form-select"


class ComesForm(forms.Form):
    """Somebody comes to the group."""

    client = forms.ModelChoiceField(Client.objects.none(), label=_("Who"), empty_label=_("Choose"))

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["client"].queryset = people
        self.fields["client"].widget.attrs["class"] = "form-select"


class WhenForm(forms.Form):
    """When the group meets, once or for some weeks; a time that is over is a meeting to write up."""

    day = DayField(_("Day"))
    time = TimeField(_("Time"))
    weeks = forms.IntegerField(
        label=_("For how many weeks"), min_value=1, max_value=GroupMeeting.MOST_AT_ONCE, initial=1
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("time"):
            found = moments(cleaned["day"], cleaned["time"], timezone.get_current_timezone())
            self.first_at = found[0] if found else None
            if not found:
                self.add_error("time", JUMPED)
        return cleaned


class MeetingOffForm(forms.Form):
    because = forms.ChoiceField(label=_("Why?"), choices=Session.CalledOffBecause.to_choose, widget=forms.RadioSelect)


class WriterForm(forms.Form):
    """Whose note one person's is."""

    client = forms.ModelChoiceField(Client.objects.none())
    to = forms.ModelChoiceField(Membership.objects.none())

    def __init__(self, *args, meeting, people, **options):
        super().__init__(*args, **options)
        self.fields["client"].queryset = people
        self.fields["to"].queryset = meeting.group.who_leads()


class SignForm(forms.Form):
    """All that are complete, or this one."""

    note = forms.UUIDField(required=False)

    @property
    def one(self):
        """Its key, or None for all; a key that makes no sense is nobody's."""
        return self.cleaned_data["note"] if self.is_valid() else uuid.UUID(int=0)
