"""Which parts of my story, from when to when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clients.forms.days import DayField
from portal.mine import PARTS


class StoryForm(forms.Form):
    parts = forms.MultipleChoiceField(label=_("What goes into it"), widget=forms.CheckboxSelectMultiple)
    since = DayField(_("From"), past=True, required=False)
    until = DayField(_("To"), past=True, required=False)

    keeps_my_names = forms.BooleanField(
        label=_("Keep the names of my people where I wrote them"),
        required=False,
        help_text=_("Without this, your copy says “someone in my corner”. People from a group are never named."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["parts"].choices = [(part, title) for part, (title, _told) in PARTS.items()]
        self.fields["parts"].error_messages["required"] = _("Choose at least one part.")
        self.fields["since"].help_text = _("Leave both days empty for everything.")

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return cleaned
