from django.utils.translation import gettext_lazy as _

from . import shapes
from .number import Number, Section

GOALS = Section(
    _("Goals, steps and wins of the people served"),
    [
        Number("goals_set", _("Goals set"), _("Goals that were said for the first time in the period.")),
        Number(
            "goals_own",
            _("In their own words"),
            _("Of the goals set: the person’s own or made together, in words to which the person said yes."),
            shapes.share,
            of=[("goals_set", "")],
        ),
        Number(
            "goals_reached",
            _("Goals reached"),
            _("The person says so. Each goal by its last turn of the period."),
        ),
        Number(
            "goals_changed",
            _("Goals changed"),
            _("The person changed their mind. Each goal by its last turn of the period."),
        ),
        Number(
            "goals_resting",
            _("Goals put to rest"),
            _("The person lets it rest for now. Each goal by its last turn of the period."),
        ),
        Number("steps", _("Steps done"), _("Steps that were ticked in the period.")),
        Number("wins", _("Wins"), _("Good things of the period that somebody wrote down and the person shares.")),
    ],
)
