from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Program
from accounts.words import PEER_TITLE

NUMBERS = {
    "people": _("People"),
    "not_seen": _("Not seen lately"),
    "waiting": _("Waiting for a first contact"),
    "safety": _("Crisis contacts without anybody since"),
    "led": _("Goals led by the client"),
    "stepped": _("Goals with a step this month"),
    "untouched": _("Goals without movement"),
    "drafts": _("Notes waiting"),
    "late": _("Notes past their day"),
    "unanswered": _("Waiting for an answer"),
    "reviews": _("Plan reviews"),
    "hours": _("Hours this week"),
}
FLAGS = ("not_seen", "waiting", "safety", "untouched", "late", "unanswered", "reviews", "space", "unspoken")
MORE_FLAGS = {"space": _("Asked for space"), "unspoken": _("Suggested goals without the client’s words")}
NAME = "name"


class LookForm(forms.Form):
    """Which lines of the board, and in what order. What makes no sense is left out, and the page says so."""

    program = forms.ModelChoiceField(
        Program.objects.none(), label=_("Program"), empty_label=_("Any program"), required=False
    )
    name = forms.CharField(label=PEER_TITLE, max_length=100, required=False)
    flag = forms.ChoiceField(label=_("Only with"), required=False)
    order = forms.ChoiceField(label=_("In the order of"), required=False)
    page = forms.IntegerField(min_value=1, max_value=10_000, required=False, widget=forms.HiddenInput)

    def __init__(self, asked, programs):
        super().__init__(asked)
        self.fields["program"].queryset = programs
        self.fields["name"].widget.attrs.update(type="search", autocomplete="off", spellcheck="false")
        flags = [(name, (NUMBERS | MORE_FLAGS)[name]) for name in FLAGS]
        self.fields["flag"].choices = [("", _("Anything")), *flags]
        self.fields["order"].choices = [("", _("Name")), *((f"-{name}", words) for name, words in NUMBERS.items())]
        if (asked.get("order") or "") in NUMBERS:
            self.fields["order"].choices += [(asked["order"], _("%s, least first") % NUMBERS[asked["order"]])]
        for name in ("program", "flag", "order"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.is_understood = self.is_valid()

    def _asked(self, name):
        return self.cleaned_data.get(name)

    @property
    def in_program(self):
        return self._asked("program")

    @property
    def named(self):
        return self._asked("name") or ""

    @property
    def flagged(self):
        return self._asked("flag") or ""

    @property
    def number(self):
        """The number by which the lines are put in order, or nothing for their names."""
        return (self._asked("order") or "").lstrip("-")

    @property
    def most_first(self):
        return (self._asked("order") or "").startswith("-")

    @property
    def page_number(self):
        return self._asked("page") or 1

    @property
    def is_narrowed(self):
        return any(self._asked(name) for name in ("program", "name", "flag", "page"))
