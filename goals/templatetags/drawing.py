from django import template
from django.utils.translation import gettext, gettext_lazy, ngettext

from goals import drawing

register = template.Library()

NARROW = 380
RULERS = {
    "confidence": gettext_lazy("How sure"),
    "importance": gettext_lazy("How much it matters"),
    "readiness": gettext_lazy("How ready"),
}


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
def chart(answers, events):
    """Each ruler's answers over time, with the milestones, bumps and wins of those days."""
    drawn = drawing.chart(answers, events)
    return {"chart": drawn, "words": "; ".join(_line_words(line, drawn.has_names) for line in drawn.lines)}


def _line_words(line, is_named):
    words = gettext("From %(first)s to %(last)s, out of 10") % {"first": line.first, "last": line.last}
    return f"{RULERS[line.ruler]}: {words}" if is_named else words


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
