import uuid
from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide

from accounts.once import FIELD
from accounts.words import own_words

register = template.Library()


register.simple_tag(own_words)


@register.simple_tag(name="lucide")
def icon(name, **attributes):
    """A Lucide icon, drawn once and kept: a page of rows asks for the same few again and again."""
    return _drawn(name, **attributes)


@lru_cache(maxsize=512)
def _drawn(name, **attributes):
    return lucide(template.Context(), name, **attributes)


@register.simple_tag
def once():
    """The one-time key of a form: sent twice, it acts once."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid.uuid4())


@register.filter
def breakable(address):
    """An e-mail address that goes on in the next line behind its @, not within a word."""
    name, sign, domain = address.partition("@")
    return format_html("{}{}<wbr>{}", name, sign, domain)


@register.filter
def device(user_agent):
    """The kind of device and browser, in words that one recognises."""
    browser = _first_in(user_agent, {"Edg": "Edge", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"})
    machine = _first_in(
        user_agent,
        {
            "iPhone": "iPhone",
            "iPad": "iPad",
            "Android": "Android",
            "Windows": "Windows",
            "Mac": "Mac",
            "Linux": "Linux",
        },
    )
    return " · ".join(part for part in (machine, browser) if part) or _("A device")


def _first_in(text, names):
    return next((name for mark, name in names.items() if mark in text), "")
