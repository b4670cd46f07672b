"""The staff navigation: each page belongs to one of its links."""

from django import template
from django.utils.html import format_html

register = template.Library()

CURRENT = ' aria-current="{}"'

# Where a page's address begins → the link that it belongs to; the first that fits.
PARTS = {
    "caseload/meetings/": "supervision:meetings",
    "caseload/notes/": "supervision:notes",
    "caseload/mirror/": "supervision:mirror",
    "caseload/digest/": "",
    "caseload/": "supervision:board",
    "clients/find/": "",
    "clients/emergency/": "",
    "clients/": "clients:index",
    "groups/": "clients:index",
    "week/": "notes:week",
    "time/": "notes:week",
    "reports/": "reports:index",
    "staff/": "accounts:staff",
    "agency/": "accounts:staff",
    "programs/": "accounts:programs",
    "hints/": "accounts:programs",
    "starting-points/": "accounts:programs",
}


@register.simple_tag(takes_context=True)
def here(context, name):
    """On a link of the navigation: that it leads to this very page, or that this page belongs to it."""
    match = context["request"].resolver_match
    if match is None:
        return ""
    if match.view_name == name:
        return format_html(CURRENT, "page")
    part = next((link for beginning, link in PARTS.items() if match.route.startswith(beginning)), "")
    return format_html(CURRENT, "true") if part == name else ""
