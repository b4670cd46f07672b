"""The words of the crisis page, in one place. Source: 988lifeline.org and veteranscrisisline.net."""

from django.utils.translation import gettext_lazy as _

LINES = [
    {
        "title": _("Call or text 988"),
        "words": _("The 988 Suicide & Crisis Lifeline. Free, private, day and night."),
        "ways": [
            {"icon": "phone", "label": _("Call 988"), "address": "tel:988"},
            {"icon": "message-circle", "label": _("Text 988"), "address": "sms:988"},
        ],
    },
    {
        "title": _("In Spanish"),
        "words": _("Call 988 and press 2, or text AYUDA to 988."),
        "ways": [
            {"icon": "phone", "label": _("Call 988, then press 2"), "address": "tel:988"},
            {"icon": "message-circle", "label": _("Text AYUDA to 988"), "address": "sms:988?body=AYUDA"},
        ],
    },
    {
        "title": _("Veterans"),
        "words": _("Call 988 and press 1, or text 838255."),
        "ways": [
            {"icon": "phone", "label": _("Call 988, then press 1"), "address": "tel:988"},
            {"icon": "message-circle", "label": _("Text 838255"), "address": "sms:838255"},
        ],
    },
]


def lines(language):
    """The line in the reader's own language stands first."""
    english, spanish, veterans = LINES
    return [spanish, english, veterans] if language == "es" else LINES


CHAT = "https://chat.988lifeline.org/"
NOBODY_WATCHES = _("Nobody watches this page. If you are not safe, call or text 988.")
EMERGENCY = _("If somebody is in danger right now, call 911.")
