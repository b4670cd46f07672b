"""What to look for in notes."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.forms.days import DayField
from clients.models import Client
from goals.models import Goal
from notes.models import Asked, Passage

LONGEST = 200


class WordsField(forms.CharField):
    """Words as they come, without what no database takes."""

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")

    def validate(self, value):
        super().validate(value)
        if len(value) > LONGEST:
            raise forms.ValidationError(_("That is a lot of words. Use a few of them."))
        if value and not any(letter.isalnum() for letter in value):
            raise forms.ValidationError(_("Use letters or numbers."))


class FindForm(forms.Form):
    """In the notes of everybody whom the reader may see, or, with `client`, of this person."""

    words = WordsField(
        label=_("Words"), required=False, help_text=_("Put words that stand together in quotes: “bus pass”.")
    )
    person = WordsField(label=_("Person"), required=False, help_text=_("A name, or a part of it."))
    goal = forms.ModelChoiceField(Goal.objects.none(), label=_("Goal"), required=False, empty_label=_("Any goal"))
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Everything")), *Passage.Kind.choices])
    since = DayField(_("From"), past=True, required=False)
    until = DayField(_("To"), past=True, required=False)

    def __init__(self, typed=None, client=None):
        super().__init__(typed)
        self.client = client
        del self.fields["goal" if client is None else "person"]
        if client:
            self.fields["goal"].queryset = client.goals.all()
        self.fields["words"].widget.attrs |= {"type": "search", "autocomplete": "off", "spellcheck": "false"}
        if client is None:
            self.fields["person"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        if not self.errors and not any(cleaned.values()):
            self.add_error("words", _("Write a word to look for, or choose something below."))
        return cleaned

    def people(self, member):
        """Keys of those to ask about, out of all whom this member may see; None stands for the whole agency."""
        name = self.cleaned_data.get("person")
        if self.client:
            return [self.client.pk]
        if member.is_manager and not name:
            return None
        visible = Client.objects.visible_to(member)
        return list((visible.found_by(name) if name else visible).values_list("pk", flat=True))

    def asked(self, before):
        told = self.cleaned_data
        return Asked(
            words=told["words"],
            goal=told["goal"].pk if told.get("goal") else None,
            kind=told["kind"],
            since=_midnight(told["since"]),
            until=_midnight(told["until"] and told["until"] + timedelta(days=1)),
            before=before,
        )

    @property
    def kept(self):
        """What was asked, for the page that follows."""
        return [(name, self.data[name]) for name in self.fields if self.data.get(name)]


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None
