from django import forms
from django.utils.translation import gettext_lazy as _

from notes.forms import PraiseForm


class PraiseLineForm(PraiseForm):
    """What was good about a note, and in which line of it."""

    line = forms.TypedChoiceField(label=_("Which line?"), widget=forms.RadioSelect, required=False, empty_value="")

    field_order = ["line", "words"]

    def __init__(self, *args, lines, **options):
        super().__init__(*args, **options)
        by_place = {str(place): line for place, line in enumerate(lines)}
        self.fields["line"].coerce = by_place.get
        lines = [(place, f"“{line}”") for place, line in by_place.items()]
        self.fields["line"].choices = [("", _("The whole note")), *lines]
        self.fields["words"].help_text = _("The peer specialist finds it on Today, with the line.")
