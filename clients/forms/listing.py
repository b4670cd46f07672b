from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program
from accounts.words import own_title_or


class Show(models.TextChoices):
    ALL = "", _("All")
    QUIET = "quiet", _("Not seen lately")
    WAITING = "waiting", _("Waiting for first contact")
    NO_GOAL = "no_goal", _("No goal yet")
    SPACE = "space", _("Asked for space")
    ARCHIVED = "archived", _("Archived")


class ListForm(forms.Form):
    """What the list of clients shows; whatever does not make sense is left out of account."""

    q = forms.CharField(label=_("Find by name"), max_length=100, required=False)
    show = forms.ChoiceField(choices=Show, required=False)
    program = forms.ModelChoiceField(
        Program.objects.none(), label=_("Program"), empty_label=_("Any program"), required=False
    )
    specialist = forms.ModelChoiceField(
        Membership.objects.none(), label=own_title_or(_("Specialist")), empty_label=_("Any specialist"), required=False
    )

    def __init__(self, asked, programs, specialists):
        super().__init__(asked)
        self.fields["q"].widget.attrs.update(type="search", autocomplete="off", spellcheck="false")
        self.fields["program"].queryset = programs
        self.fields["program"].widget.attrs["class"] = "form-select"
        if specialists is None:
            del self.fields["specialist"]
        else:
            self.fields["specialist"].queryset = specialists
            self.fields["specialist"].widget.attrs["class"] = "form-select"
        self.is_valid()

    @classmethod
    def name_in(cls, typed):
        """A name that can be looked for, or nothing."""
        try:
            return cls.base_fields["q"].clean(typed.get("q", ""))
        except forms.ValidationError:
            return ""

    @property
    def words(self):
        return self.cleaned_data.get("q", "")

    @property
    def shown(self):
        return self.cleaned_data.get("show", "")

    @property
    def is_narrowed(self):
        return any(self.cleaned_data.values())

    def narrow(self, clients):
        """The clients asked for, out of those that may be seen; they carry their signs already."""
        asked = self.cleaned_data
        clients = clients.archived() if self.shown == Show.ARCHIVED else clients.current()
        if asked.get("program"):
            clients = clients.in_program(asked["program"])
        if asked.get("specialist"):
            clients = clients.walking_with(asked["specialist"])
        if self.words:
            clients = clients.found_by(self.words)
        return self._by_sign(clients)

    def _by_sign(self, clients):
        match self.shown:
            case Show.QUIET:
                return clients.quiet()
            case Show.WAITING:
                return clients.waiting_for_first_contact()
            case Show.NO_GOAL:
                return clients.without_goal()
            case Show.SPACE:
                return clients.who_asked_for_space()
        return clients
