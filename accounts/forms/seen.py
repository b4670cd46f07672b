import hashlib

from django import forms
from django.utils.translation import gettext_lazy as _


class SeenMixin(forms.Form):
    """Keeps what the writer saw: if it changed in the meantime, nothing is written over."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = self._stored()
        self.now_reads = self._fingerprint()
        self.initial["seen"] = self.now_reads
        self.was_changed = False

    def _stored(self):
        return {name: getattr(self.instance, name) for name in self.Meta.fields}

    def _fingerprint(self):
        text = "\x1f".join(str(value) for value in self.stored.values())
        return hashlib.sha256(text.encode()).hexdigest()

    def clean(self):
        cleaned = super().clean()
        if self._saw_another():
            self.was_changed = True
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.now_reads
            self.add_error(None, _("Somebody changed this while you were writing. Look at both, then save again."))
        return cleaned

    def _saw_another(self):
        return self.cleaned_data.get("seen") != self.now_reads

    def theirs(self):
        """What is stored now, beside the label of its field: shown when it changed under the writer."""
        told = {name: value for name, value in self.stored.items() if value and value is not True}
        return [(self.fields[name].label, self._said(name, told[name])) for name in told if name in self.fields]

    def _said(self, name, value):
        """A choice in its own words, several beside one another; text as it is."""
        choices = dict(getattr(self.fields[name], "choices", []))
        if isinstance(value, list):
            return ", ".join(str(choices.get(one, one)) for one in value)
        return choices.get(value, value)


class SettingsSeen(SeenMixin):
    """Settings that two managers may have open at once: what another one saved meanwhile is not put back unseen."""

    def _saw_another(self):
        """A page from before these forms knew of it says nothing of what it saw."""
        return self.add_prefix("seen") in self.data and super()._saw_another()

    def theirs(self):
        """Only what reads otherwise than what is typed."""
        told = {name: value for name, value in self.stored.items() if name in self.fields}
        typed = self.cleaned_data
        return [
            (self.fields[name].label, self._said(name, told[name])) for name in told if typed.get(name) != told[name]
        ]

    def _said(self, name, value):
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return super()._said(name, value)
