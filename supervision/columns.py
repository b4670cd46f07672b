"""The board as a table for a spreadsheet: (heading, what stands in the cell)."""

from django.utils.translation import gettext_lazy as _


def _n(name):
    return lambda line: line.n[name]


def _share(read):
    """Too few goals would only point at a person."""
    return lambda line: read(line) if line.share_is_shown else ""


COLUMNS = [
    (_("People"), _n("people")),
    (_("People six weeks ago"), _n("then")),
    (_("Not seen lately"), _n("not_seen")),
    (_("Not seen lately, with a visit planned"), _n("not_seen_with_plan")),
    (_("Asked for space"), _n("space")),
    (_("Waiting for a first contact"), _n("waiting")),
    (_("Crisis contacts without anybody since"), _n("safety")),
    (_("of these more than a day ago"), _n("safety_late")),
    (_("Goals led by the client"), _share(lambda line: line.led)),
    (_("Goals counted"), _share(_n("counted"))),
    (_("Goals that someone requires"), _n("court")),
    (_("Suggested, without the client’s words"), _n("unspoken")),
    (_("Working goals with a step this month"), _n("stepped")),
    (_("Working goals"), _n("working")),
    (_("Goals not touched in 45 days"), _n("untouched")),
    (_("Open steps that are the client’s own"), _n("their_steps")),
    (_("Open steps"), _n("steps")),
    (_("Milestones reached this month"), _n("milestones")),
    (_("Notes waiting"), _n("drafts")),
    (_("Notes past their day"), _n("late")),
    (_("Notes to co-sign"), _n("cosign")),
    (_("People who wait for an answer to a message"), _n("messages")),
    (_("Statements that wait for an answer"), _n("statements")),
    (_("Questions about notes"), _n("questions")),
    (_("Plans to be looked at again"), _n("reviews")),
    (_("Hours this week"), lambda line: line.hours_this_week),
    (_("Hours in a usual week before"), lambda line: line.hours_before),
]
