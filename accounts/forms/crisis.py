"""What a manager may write on the agency's crisis page, in both languages."""

import re

from django import forms
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from accounts.crisis import AGENCY, SENTENCES

from .seen import SeenMixin

NUMBER = RegexValidator(re.compile(r"^\+?[\d() .-]{3,}\Z"), _("Write the number with digits, like 555 0199."))
WORD = RegexValidator(re.compile(r"^[\w ]+\Z"), _("Only letters and numbers, like HELLO."))
SAFE = URLValidator(["https"], message=_("Write the whole address. It begins with https://"))
TITLE, WORDS, WHEN = 60, 200, 80


def said(length, label, help_text="", required=False, rows=0, validators=()):
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput
    return forms.CharField(
        label=label, max_length=length, help_text=help_text, required=required, widget=widget, validators=validators
    )


class InBothLanguages(SeenMixin):
    """What is said in one language is said in the other too."""

    def clean(self):
        cleaned = super().clean()
        for name in self.in_both:
            english, spanish = cleaned.get(f"{name}_en"), cleaned.get(f"{name}_es")
            if english and not spanish and f"{name}_es" in cleaned:
                self.add_error(f"{name}_es", _("Say it in Spanish too. Some people read only Spanish."))
            if spanish and not english and f"{name}_en" in cleaned:
                self.add_error(f"{name}_en", _("Say it in English too."))
        return cleaned


class ShippedLineForm(InBothLanguages):
    """A line that comes with the product: its words may be changed, its numbers never."""

    title_en = said(TITLE, _("Name in English"), required=True)
    title_es = said(TITLE, _("Name in Spanish"), required=True)
    words_en = said(WORDS, _("What people should know, in English"), rows=2)
    words_es = said(WORDS, _("What people should know, in Spanish"), rows=2)
    in_both = ("words",)

    class Meta:
        fields = ["title_en", "title_es", "words_en", "words_es"]

    def __init__(self, *args, line, **options):
        self.instance = line
        super().__init__(*args, **options)
        self.initial |= self.stored

    def line(self):
        for name in self.Meta.fields:
            setattr(self.instance, name, self.cleaned_data[name])
        return self.instance


class OwnLineForm(ShippedLineForm):
    """A line of the agency: its own number, a warm line, a local center."""

    when_en = said(WHEN, _("When, in English"), _("For example: every day from 4 to 10 in the evening."))
    when_es = said(WHEN, _("When, in Spanish"))
    call = said(40, _("Number to call"), validators=[NUMBER])
    text = said(40, _("Number to text"), validators=[NUMBER])
    says = said(20, _("What to write in the text"), _("Only if they ask for a word, like HELLO."), validators=[WORD])
    chat = said(200, _("Address of their chat"), _("It begins with https://"), validators=[SAFE])
    in_both = ("words", "when")

    class Meta:
        fields = [*ShippedLineForm.Meta.fields, "when_en", "when_es", "call", "text", "says", "chat"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.key == AGENCY:
            for name in ("title_en", "title_es"):
                self.fields[name].required = False
                self.fields[name].help_text = _("Left empty, the name of your agency stands there.")

    def line(self):
        """The agency's own number is shown from the day on which there is one."""
        had_a_way = any(self.stored[way] for way in ("call", "text", "chat"))
        line = super().line()
        line.is_on = line.is_on or not had_a_way
        return line

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(way) for way in ("call", "text", "chat")) and not self.errors:
            self.add_error("call", _("Write at least one way to reach them."))
        if cleaned.get("says") and not cleaned.get("text"):
            self.add_error("text", _("Write the number that the word is sent to."))
        return cleaned


class SentencesForm(InBothLanguages):
    """The sentence on top and the one below. Each keeps the number that it is there for."""

    nobody_watches_en = said(200, _("On top, in English"), required=True, rows=2)
    nobody_watches_es = said(200, _("On top, in Spanish"), required=True, rows=2)
    emergency_en = said(200, _("Below, in English"), required=True, rows=2)
    emergency_es = said(200, _("Below, in Spanish"), required=True, rows=2)
    in_both = ()
    keeps = {"nobody_watches": "988", "emergency": "911"}

    class Meta:
        fields = [f"{name}_{language}" for name in SENTENCES for language in ("en", "es")]

    def __init__(self, *args, sentences, **options):
        self.instance = sentences
        super().__init__(*args, **options)
        self.initial |= self.stored

    def clean(self):
        cleaned = super().clean()
        for name in self.Meta.fields:
            number = self.keeps[name[:-3]]
            if name in cleaned and number not in cleaned[name]:
                self.add_error(name, _("Keep the number %(number)s in this sentence.") % {"number": number})
        return cleaned
