from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("accounts/_first_steps.html", takes_context=True)
def first_steps(context):
    """What a new manager does next, read from what is there; nothing once all of it is done."""
    member = context["member"]
    if not member or not member.is_manager:
        return {"steps": []}
    staff, people = member.first_steps()
    steps = [
        {"words": _("Invite your staff"), "done": staff, "address": reverse("accounts:invite")},
        {
            "words": _("Add the people you support, and choose who walks with them"),
            "done": people,
            "address": reverse("clients:new"),
        },
    ]
    return {"steps": [] if staff and people else steps}
