from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from notes.models import Hint
from notes.models.hint import PHRASES


class LinesField(forms.CharField):
    """A short list, one on a line."""

    widget = forms.Textarea

    def __init__(self, *, max_length, rows=4, **options):
        super().__init__(**options)
        self.widget.attrs["rows"] = rows
        self.line_length = max_length

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return list(dict.fromkeys(line for raw in (value or "").splitlines() if (line := " ".join(raw.split()))))

    def has_changed(self, initial, data):
        return list(initial or []) != self.to_python(data)

    def run_validators(self, value):
        super().run_validators("\n".join(value))
        if len(value) > PHRASES:
            raise forms.ValidationError(_("That is too many for one hint. Make a second one."))
        if any(len(line) > self.line_length for line in value):
            raise forms.ValidationError(_("One of the lines is too long."))


class HintForm(forms.ModelForm):
    phrases = LinesField(label=_("Words to notice"), max_length=60, help_text=_("One on a line."))
    suggestions = LinesField(
        label=_("Try instead"), max_length=120, required=False, rows=3, help_text=_("One on a line.")
    )
    spared = LinesField(
        label=_("Leave these alone"),
        max_length=60,
        required=False,
        rows=3,
        help_text=_("Longer phrases in which the word is fine, one on a line. For example: chronic pain."),
    )

    class Meta:
        model = Hint
        fields = ["phrases", "suggestions", "guard", "spared", "category", "level", "about_person", "is_safety"]
        widgets = {"category": forms.RadioSelect, "level": forms.RadioSelect}
        help_texts = {
            "guard": _("One sentence beside the hint."),
            "about_person": _("After he, she, they or the person’s name."),
            "is_safety": _("The hint then says “Describe what was said and done” and shows the safety steps."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["category"].choices = Hint.Category.choices
        self.fields["level"].choices = Hint.Level.choices
        self.fields["phrases"].error_messages["required"] = _("Write at least one word to notice.")
        self.fields["category"].error_messages["required"] = _("Choose the one that fits best.")


class ChangedHintForm(SeenMixin, HintForm):
    """Change a hint; what changed meanwhile is shown, never written over."""

    def _said(self, name, value):
        return ", ".join(value) if isinstance(value, list) else super()._said(name, value)
