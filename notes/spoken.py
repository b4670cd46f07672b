"""A note in plain words, to be read aloud to the person it is about."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.words import own_words

from .models import GoalWork, Note, lines_of


@dataclass(frozen=True)
class Line:
    label: str
    words: str
    is_theirs: bool


def spoken(note):
    """Each line with what it answers, and whether these are the person's words or what both agreed."""
    labels = {
        "focus": _("You wanted to focus on"),
        "goal": _("Your goal"),
        "movement": _("How it is going"),
        "goal_words": _("You said about it"),
        "no_goal": _("No goal today"),
        "group_line": _("What the group did"),
        "did": own_words(_("Your specialist")),
        "what_we_did": own_words(_("What your specialist did")),
        "takeaway": _("You take away"),
        "feeling": _("How you feel about it"),
        "next_step": _("The next small step"),
        "next_step_owner": _("Who does it"),
        "how_was_it": _("How this was for you"),
    }
    return [Line(labels[field], _in_words(field, words), whose == "theirs") for field, whose, words in lines_of(note)]


def _in_words(field, value):
    choices = {
        "movement": GoalWork.Movement,
        "no_goal": Note.NoGoal,
        "how_was_it": Note.HowWasIt,
    }
    if field in choices:
        return str(choices[field](value).label)
    if field == "did":
        return ", ".join(str(Note.Did(one).label) for one in value.split())
    if field == "next_step_owner":
        who = {"client": _("You"), "specialist": own_words(_("Your specialist")), "both": _("Both of you")}
        return who[value]
    return value
