from django import template
from django.utils.translation import gettext, ngettext

from goals import drawing

register = template.Library()

NARROW = 380


@register.inclusion_tag("goals/_course.html")
def course(goal, narrow=False):
    """A goal as a route. `narrow` draws it without labels, for a phone."""
    milestones, bumps = goal.course_places()
    slim = drawing.course(milestones, bumps, width=NARROW)
    return {"wide": None if narrow else drawing.course(milestones, bumps), "slim": slim, "words": course_words(slim)}


@register.inclusion_tag("goals/_spark.html")
def spark(values):
    """A small line of 0-10 answers, oldest first."""
    values = [value for value in values if value is not None]
    words = (
        gettext("From %(first)s to %(last)s, out of 10") % {"first": values[0], "last": values[-1]} if values else ""
    )
    return {"path": drawing.spark(values), "words": words}


@register.inclusion_tag("goals/_chart.html")
def chart(points, events):
    """Answers over time, with the milestones, bumps and wins of those days."""
    drawn = drawing.chart(points, events)
    words = gettext("From %(first)s to %(last)s, out of 10") % {"first": drawn.first, "last": drawn.last}
    return {"chart": drawn, "words": words}


def course_words(drawn):
    """What the picture shows, for those who do not see it."""
    if not drawn.milestones:
        words = gettext("No milestones yet")
    else:
        words = ngettext(
            "%(reached)s of %(count)s milestone reached",
            "%(reached)s of %(count)s milestones reached",
            drawn.milestones,
        ) % {"reached": drawn.reached, "count": drawn.milestones}
    if drawn.bumps:
        bumps = ngettext("%(count)s bump on the way", "%(count)s bumps on the way", drawn.bumps) % {
            "count": drawn.bumps
        }
        return f"{words}, {bumps}"
    return words
