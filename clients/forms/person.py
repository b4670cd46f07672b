from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program
from accounts.words import PEER_TITLE
from clients.models import Client, Supporter

from .company import a_payer, an_ending
from .days import DayField
from .suggested import Suggested

LINES = ("what_matters", "values", "strengths")
WAYS = ["phone", "email", "text_is_fine", "voicemail_is_fine", "email_is_fine", "mail_is_fine", "safe_contact"]


class NewClientForm(forms.ModelForm):
    """A new person on one page: who they are, how to reach them, where they come in and who walks with them."""

    program = forms.ModelChoiceField(Program.objects.none(), label=_("Program"))
    referred_on = DayField(_("Referred on"), past=True, required=False)
    began_on = DayField(_("First day"), past=True)
    payer = a_payer()
    specialist = forms.ModelChoiceField(
        Membership.objects.none(), label=PEER_TITLE, required=False, empty_label=_("Nobody yet")
    )
    sure = forms.CharField(max_length=100, required=False, widget=forms.HiddenInput)

    class Meta:
        model = Client
        fields = ["chosen_name", "pronouns", "language", "county", *WAYS]
        widgets = {"county": Suggested(Client.counties)}

    def __init__(self, *args, programs, specialists, must_choose, **options):
        options.setdefault("initial", {"began_on": timezone.localdate()})
        super().__init__(*args, **options)
        self.fields["program"].queryset = programs
        if specialists is None:
            del self.fields["specialist"]
        else:
            self.fields["specialist"].queryset = specialists
            self.fields["specialist"].required = must_choose

    def clean(self):
        asked = super().clean()
        if asked.get("referred_on") and asked.get("began_on") and asked["referred_on"] > asked["began_on"]:
            self.add_error("referred_on", _("The referral comes before the first day."))
        return asked

    @property
    def is_sure(self):
        """Whether the person who typed has seen the similar names for this very name."""
        return self.cleaned_data["sure"] == self.cleaned_data["chosen_name"]

    def begin(self, by):
        """A specialist who adds somebody walks with them; the person reads on their page who does."""
        chosen = self.cleaned_data
        specialist = chosen.get("specialist") or (by if by.is_specialist else None)
        days = (chosen["began_on"], chosen["referred_on"])
        self.instance.begin(chosen["program"], *days, specialist, payer=chosen["payer"], by=by)
        return self.instance


class AboutForm(forms.ModelForm):
    born_on = DayField(_("Date of birth"), past=True, required=False)
    asked_for_space_on = DayField(
        _("Asked for space on"),
        past=True,
        required=False,
        help_text=_("They asked not to be contacted for a while. Empty when they are glad to hear from you."),
    )
    seen = forms.CharField(max_length=40, widget=forms.HiddenInput)

    class Meta:
        model = Client
        fields = [
            *["chosen_name", "legal_name", "pronouns", "language", "born_on", "county"],
            *WAYS,
            *["asked_for_space_on", "what_matters", "values", "strengths"],
        ]
        widgets = {"county": Suggested(Client.counties)}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["seen"] = self.instance.updated_at.isoformat()
        for name in LINES:
            self.fields[name].widget.attrs["rows"] = 3

    def clean(self):
        """A browser ends lines in its own way, which is no change of the words."""
        asked = super().clean()
        asked.update({name: "\n".join(asked[name].splitlines()) for name in LINES if name in asked})
        return asked

    def what_changed_meanwhile(self):
        """(label, their version) of each field that somebody saved otherwise while this was being written.
        The form then knows of it: sent once more, it is the newer version."""
        saved = self.instance.as_saved()
        if saved.updated_at.isoformat() == self.cleaned_data["seen"]:
            return []
        self.data = {**self.data.dict(), "seen": saved.updated_at.isoformat()}
        return [
            (field.label, self._in_words(saved, name))
            for name, field in self.fields.items()
            if name != "seen" and getattr(saved, name) != self.cleaned_data[name]
        ]

    @staticmethod
    def _in_words(saved, name):
        value = getattr(saved, name)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return getattr(saved, f"get_{name}_display", lambda: value)() or _("nothing")


class SupporterForm(forms.ModelForm):
    class Meta:
        model = Supporter
        fields = ["name", "relation", "helps_with", "phone"]


class ArchiveForm(forms.Form):
    because = an_ending(_("How did it end?"))
    reason = forms.CharField(
        label=_("Why is the record closed, in a few words?"),
        max_length=200,
        help_text=_("For example: moved away, finished the program, asked to stop."),
    )
