import uuid

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.once import FIELD

register = template.Library()


@register.simple_tag
def once():
    """The one-time key of a form: sent twice, it acts once."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid.uuid4())


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
