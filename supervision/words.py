"""A line's numbers in words. Each is (whether it holds, the sentence, the list behind it, or that and its program)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

GREW_BY = 4
LEAST, LED_PERCENT, STEPS_PERCENT = 5, 70, 60


def signals(n):
    """Who may need something."""
    yield n["safety"], _safety(n), "safety"
    waiting = ngettext(
        "%(n)s person waits for a first contact.", "%(n)s people wait for a first contact.", n["waiting"]
    )
    yield n["waiting"], waiting % {"n": n["waiting"]}, "waiting"
    messages = ngettext(
        "%(n)s person waits for an answer to a message.",
        "%(n)s people wait for an answer to a message.",
        n["messages"],
    )
    yield n["messages"], _past(messages % {"n": n["messages"]}, n, "messages"), "messages"
    statements = ngettext(
        "%(n)s statement waits for an answer.", "%(n)s statements wait for an answer.", n["statements"]
    )
    yield (
        n["statements"],
        _past(statements % {"n": n["statements"]}, n, "statements"),
        "statements",
    )
    asked = ngettext("%(n)s question about a note is open.", "%(n)s questions about notes are open.", n["questions"])
    yield n["questions"], _past(asked % {"n": n["questions"]}, n, "questions"), "questions"
    reviews = ngettext(
        "%(n)s plan is to be looked at again within 30 days.",
        "%(n)s plans are to be looked at again within 30 days.",
        n["reviews"],
    )
    yield n["reviews"], _past(reviews % {"n": n["reviews"]}, n, "reviews"), "reviews"
    untouched = ngettext(
        "%(n)s goal was not touched in 45 days and may need a new conversation.",
        "%(n)s goals were not touched in 45 days and may need a new conversation.",
        n["untouched"],
    )
    yield n["untouched"], untouched % {"n": n["untouched"]}, "untouched"


def talks(line):
    """What a conversation with the specialist could begin with."""
    n = line.n
    grew = _("The caseload grew from %(then)s to %(now)s people in six weeks.")
    yield n["people"] - n["then"] >= GREW_BY, grew % {"then": n["then"], "now": n["people"]}, "people"
    for above in line.above:
        yield True, above.words, ("own", above.key)
    unspoken = ngettext(
        "%(n)s of %(all)s goals was suggested and has no words from the client yet.",
        "%(n)s of %(all)s goals were suggested and have no words from the client yet.",
        n["unspoken"],
    )
    yield n["unspoken"], unspoken % {"n": n["unspoken"], "all": n["counted"]}, "unspoken"
    led = _("%(led)s of %(all)s goals are led by the client.") % {"led": line.led, "all": n["counted"]}
    yield _is_below(line.led, n["counted"], LED_PERCENT), led, "goals"
    theirs = _("%(theirs)s of %(all)s open steps are the client’s own: who could do the others?")
    steps = {"theirs": n["their_steps"], "all": n["steps"]}
    yield _is_below(n["their_steps"], n["steps"], STEPS_PERCENT), theirs % steps, "steps"
    late = ngettext("%(n)s note is past its day.", "%(n)s notes are past their day.", n["late"])
    yield n["late"], late % {"n": n["late"]}, "late"


def _is_below(part, whole, percent):
    """Where it is worth a conversation (practice.md 5.3); a few would only point at a person."""
    return whole >= LEAST and 100 * part < percent * whole


def _safety(n):
    words = ngettext(
        "%(n)s person had a crisis contact, and nobody was with them since.",
        "%(n)s people had a crisis contact, and nobody was with them since.",
        n["safety"],
    )
    late = n["safety_late"] and _ago(n["safety"], n["safety_late"])
    return " ".join(filter(None, [words % {"n": n["safety"]}, late]))


def _ago(whole, late):
    if late == whole:
        return ngettext("It is more than a day ago.", "For all of them it is more than a day ago.", late)
    return ngettext("For %(n)s it is more than a day ago.", "For %(n)s it is more than a day ago.", late) % {"n": late}


def _past(words, n, which):
    late = n[f"{which}_late"]
    if late and late == n[which]:
        past = ngettext("It is past its day.", "All are past their day.", late)
    else:
        past = ngettext("%(n)s is past its day.", "%(n)s are past their day.", late) % {"n": late}
    return f"{words} {past}" if late else words
