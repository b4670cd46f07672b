"""The story of a goal, newest first, as staff and the person read it."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from goals.headings import HEADINGS, HEARD, MARKS
from goals.models import Bump, CheckIn, Goal, Step, Win
from goals.record import OF_A_SCALE, written_about

NEWEST = 30
PAGE = 100


@dataclass(frozen=True)
class Moment:
    """A day, what happened, what it was about in the person's words, our own words beside it, and what was said."""

    what: str
    on: date
    about: str = ""
    plain: str = ""
    words: str = ""
    lang: str | None = None  # the goal's, unless it says another; empty where nobody knows
    heading: str = ""
    by: str = ""
    only_me: bool = False

    @property
    def mark(self):
        return MARKS.get(self.what, "")


def story_of(goal, reader, most=None):
    """Moments, newest first; at most so many. Only the person sees what they keep to themselves."""
    mine = goal.client.user_id == reader.pk
    bumps, wins = Bump.objects.filter(goal=goal), Win.objects.filter(goal=goal)
    if not mine:
        bumps, wins = bumps.shared(), wins.shared()
    told = []
    for row in written_about(goal, bumps, wins, most):
        for number, moment in enumerate(TELLERS[row.kind](row, mine)):
            said = {"heading": HEADINGS[moment.what][mine], "by": _by(row, reader, mine)}
            lang = goal.language if moment.lang is None else moment.lang
            told.append((moment.on, row.place, number, replace(moment, lang=lang, **said)))
    told.sort(key=lambda place: place[:-1], reverse=True)
    return [moment for *_place, moment in told[:most]]


def page_of_story(goal, reader, page):
    """One page of the whole story, and the links to the newer and the older one; what is no page is the first."""
    told = story_of(goal, reader)
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 9 else 1
    number = min(max(number, 1), -(-len(told) // PAGE) or 1)
    return {
        "story": told[(number - 1) * PAGE : number * PAGE],
        "newer_url": f"?page={number - 1}" if number > 1 else "",
        "older_url": f"?page={number + 1}" if number * PAGE < len(told) else "",
    }


def _by(row, reader, mine):
    if row.user_id == str(reader.pk) and mine:
        return _("me")
    return row.name.split(" ")[0] if mine else row.name


def _turn(row, mine):
    before = row.before and row.before["status"]
    if before or row.now["status"] != Goal.Status.DREAM or row.now["words"]:
        what = "kept" if before == row.now["status"] else row.now["status"]
        yield Moment(what, row.on, words=row.now["words"])


def _goal(row, mine):
    now, before = row.now, row.before
    if before is None:
        yield Moment("written", row.on, words=now["own_words"], lang=now["language"])
    elif now["own_words"] != before["own_words"]:
        yield Moment("new_words", row.on, words=now["own_words"], lang=now["language"])
    elif before["proposed_words"] and not now["proposed_words"]:
        yield Moment("own_words_stay", row.on)
    if _is_new(row, "proposed_words"):
        yield Moment("proposed", row.on, words=now["proposed_words"])
    yield from _yes(row, mine)
    if _is_new(row, "author", "required_by"):
        yield Moment("whose", row.on, plain=_whose(now))
    if before and _is_new(row, "life_area"):
        yield Moment("life_area", row.on, plain=Goal.LifeArea(now["life_area"]).label)
    for what, lang in (("why", None), ("translation", ""), ("payer_wording", "")):
        if _is_new(row, what):
            yield Moment(what, row.on, words=now[what], lang=lang)


def _yes(row, mine):
    """The person's yes to the words, or that it is asked for again."""
    if _is_new(row, "confirmed_at"):
        how = HEARD[row.now["confirmed_how"]][mine] if row.now["confirmed_how"] else ""
        yield Moment("yes", _day(row.now["confirmed_at"]), plain=how)
    elif row.before and row.before["confirmed_at"] and not row.now["confirmed_at"]:
        yield Moment("no_yes_yet", row.on)


def _whose(now):
    whose = Goal.Author(now["author"]).label
    return f"{whose}: {now['required_by']}" if now["required_by"] else whose


def _milestone(row, mine):
    words = row.now["words"]
    if row.before is None:
        yield Moment("place", row.on, about=words)
    elif _is_new(row, "words"):
        yield Moment("place_reworded", row.on, about=words)
    if _is_new(row, "reached_on"):
        yield Moment("place_reached", parse_date(row.now["reached_on"]), words, words=row.now["made_it_happen"])
    elif _is_gone(row, "reached_on"):
        yield Moment("place_open", row.on, about=words)


def _step(row, mine):
    words = row.now["words"]
    if row.before is None:
        yield Moment("step", row.on, about=words)
    elif _is_new(row, "words"):
        yield Moment("step_reworded", row.on, about=words)
    if _is_new(row, "done_at"):
        yield Moment("step_done", _day(row.now["done_at"]), about=words)
    elif _is_gone(row, "done_at"):
        yield Moment("step_open", row.on, about=words)
    if _is_new(row, "put_aside_at"):
        kind = dict(Step.PutAside.choices).get(row.now["put_aside_as"], "")
        yield Moment("step_aside", _day(row.now["put_aside_at"]), words, plain=kind)
    elif _is_gone(row, "put_aside_at") and not row.now["done_at"]:
        yield Moment("step_again", row.on, about=words)


def _scale(row, mine):
    yield Moment("scale", row.on, words="\n".join(row.now[level] for level in OF_A_SCALE if row.now[level]))


def _bump(row, mine):
    said = row.now
    yield Moment(
        "bump", row.on, said["label"], words=said["learned"] or said["happened"], only_me=not said["is_shared"]
    )


def _win(row, mine):
    yield Moment("win", row.on, words=row.now["words"], only_me=not row.now["is_shared"])


def _check_in(row, mine):
    progress = row.now["progress"] and CheckIn.Progress(row.now["progress"]).label
    yield Moment("check_in", row.on, plain=progress, words=row.now["words"])


def _is_new(row, *fields):
    """Whether one of these says something that the row before did not say."""
    return any(row.now[name] and (row.before is None or row.before[name] != row.now[name]) for name in fields)


def _is_gone(row, field):
    return row.before is not None and row.before[field] and not row.now[field]


def _day(moment):
    return timezone.localdate(parse_datetime(moment))


TELLERS = {
    "turn": _turn,
    "goal": _goal,
    "milestone": _milestone,
    "step": _step,
    "scale": _scale,
    "bump": _bump,
    "win": _win,
    "check_in": _check_in,
}
