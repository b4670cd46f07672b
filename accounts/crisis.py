"""The words of the crisis page as they are shipped, in one place, and one line of help as people see it.
Source: 988lifeline.org and veteranscrisisline.net."""

from dataclasses import asdict, dataclass, fields
from urllib.parse import quote

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

CHAT = "https://chat.988lifeline.org/"
SHIPPED = {
    "english": (
        _("Call or text 988"),
        _("The 988 Suicide & Crisis Lifeline. Free, private, day and night."),
    ),
    "spanish": (_("In Spanish"), _("Call 988 and press 2, or text AYUDA to 988.")),
    "veterans": (_("Veterans"), _("Call 988 and press 1, or text 838255.")),
}
SENTENCES = {
    "nobody_watches": _("Nobody watches this page. If you are not safe, call or text 988."),
    "emergency": _("If somebody is in danger right now, call 911."),
}
# The ways of the shipped lines are facts of the country: no agency changes them by mistake.
WAYS = {
    "english": [
        ("phone", _("Call 988"), "tel:988"),
        ("message-circle", _("Text 988"), "sms:988"),
    ],
    "spanish": [
        ("phone", _("Call 988, then press 2"), "tel:988"),
        ("message-circle", _("Text AYUDA to 988"), "sms:988?body=AYUDA"),
    ],
    "veterans": [
        ("phone", _("Call 988, then press 1"), "tel:988"),
        ("message-circle", _("Text 838255"), "sms:838255"),
    ],
}
ALWAYS = ("english", "spanish")
AGENCY = "agency"


@dataclass
class Line:
    """One place to turn to. The words are the agency's; the ways to reach it, for a shipped line, are not."""

    key: str
    title_en: str = ""
    title_es: str = ""
    words_en: str = ""
    words_es: str = ""
    when_en: str = ""
    when_es: str = ""
    call: str = ""
    text: str = ""
    says: str = ""
    chat: str = ""
    is_on: bool = True

    @classmethod
    def of(cls, row):
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in row.items() if name in known})

    @property
    def row(self):
        return asdict(self)

    @property
    def title(self):
        return in_their_language(self, "title")

    @property
    def words(self):
        return in_their_language(self, "words")

    @property
    def when(self):
        return in_their_language(self, "when")

    @property
    def is_shipped(self):
        return self.key in SHIPPED

    @property
    def is_always_there(self):
        return self.key in ALWAYS

    @property
    def stays(self):
        """It may be switched off, but never lost."""
        return self.is_shipped or self.key == AGENCY

    @property
    def ways(self):
        ways = WAYS[self.key] if self.is_shipped else self._own_ways()
        return [{"icon": icon, "label": str(label), "address": address} for icon, label, address in ways]

    def _own_ways(self):
        if self.call:
            yield "phone", gettext("Call %(number)s") % {"number": self.call}, f"tel:{_dialled(self.call)}"
        if self.text and self.says:
            said = gettext("Text %(word)s to %(number)s") % {"word": self.says, "number": self.text}
            yield "message-circle", said, f"sms:{_dialled(self.text)}?body={quote(self.says)}"
        elif self.text:
            yield "message-circle", gettext("Text %(number)s") % {"number": self.text}, f"sms:{_dialled(self.text)}"
        if self.chat:
            yield "message-square", gettext("Chat with them"), self.chat


def in_their_language(told, name):
    """What `told` says in the language of the page; what it does not say there, in English."""
    language = translation.get_language() or "en"
    return getattr(told, f"{name}_{language[:2]}", "") or getattr(told, f"{name}_en")


def shipped(agency):
    """The page that an agency begins with, in both languages; its own number stands last."""
    lines = [Line(key, **_both("title", title), **_both("words", words)) for key, (title, words) in SHIPPED.items()]
    if agency:
        lines.append(Line(AGENCY, call=agency.crisis_line, is_on=bool(agency.crisis_line)))
    texts = {"lines": [line.row for line in lines]}
    for name, sentence in SENTENCES.items():
        texts |= _both(name, sentence)
    return texts


def _both(name, text):
    said = {}
    for language in ("en", "es"):
        with translation.override(language):
            said[f"{name}_{language}"] = str(text)
    return said


def _dialled(number):
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
