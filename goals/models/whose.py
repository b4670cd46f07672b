"""Whose a goal or a step is, in the words of staff: what the person calls “Mine” and “Me”."""

from django.utils.translation import gettext as _


def whose_goal(goal):
    """A suggestion stays one until the person says yes."""
    if goal.author == "suggested":
        return _("Suggested, and now theirs") if goal.confirmed_at else _("A suggestion so far")
    if goal.author == "required":
        required = _("Required by someone else")
        return f"{required}: {goal.required_by}" if goal.required_by else required
    return _("The client’s own") if goal.author == "mine" else _("Made together")


def whose_step(step):
    if step.owner == "supporter":
        return step.owner_supporter.name
    said = {"client": _("The client’s own"), "specialist": _("The specialist’s"), "both": _("Of both together")}
    return said[step.owner]
