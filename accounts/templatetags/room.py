import uuid

from django import template
from django.utils.html import format_html

from accounts.once import FIELD

register = template.Library()


@register.simple_tag
def once():
    """The one-time key of a form: sent twice, it acts once."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, uuid.uuid4())
