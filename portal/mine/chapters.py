"""The parts of a story, each a list of lines, the oldest first."""

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.words import own_words
from goals.models import Goal

from .life import Life
from .line import Line
from .spoken import notes_of, words_of

TURNED = {
    Goal.Status.REACHED: gettext_lazy("I reached this goal:"),
    Goal.Status.RESTING: gettext_lazy("I let this goal rest:"),
    Goal.Status.CHANGED_MY_MIND: gettext_lazy("I changed my mind about this goal:"),
}
STEPPED = {
    "supporter": gettext_lazy("Someone in my corner did a step:"),
    "specialist": gettext_lazy("My specialist did a step:"),
    "both": gettext_lazy("We did a step together:"),
}
BUMP = {
    "around_me": gettext_lazy("What was going on around me:"),
    "happened": gettext_lazy("What happened:"),
    "helped": gettext_lazy("What I did that helped:"),
    "learned": gettext_lazy("What I learned:"),
    "try_next": gettext_lazy("What I want to try next:"),
}


def goals_of(life):
    for goal in life.goals:
        began = localdate(goal.created_at)
        mine = goal.author == Goal.Author.MINE
        yield Line(f"goal-{goal.pk}", began, _began(goal), goal.own_words, goal.language, mine)
        if goal.why:
            yield Line(f"why-{goal.pk}", began, _("Why it matters to me:"), goal.why, mine=mine)
        yield from _way_of(life, goal)
        if goal.status in TURNED:
            yield Line(f"turn-{goal.pk}", goal.status_on, str(TURNED[goal.status]), goal.own_words, goal.language, mine)


def _began(goal):
    if goal.author == Goal.Author.REQUIRED:
        return _("Someone asked this of me:")
    if goal.author == Goal.Author.SUGGESTED:
        return own_words(_("My specialist suggested a goal to me:"))
    return _("I wrote down a goal:")


def _way_of(life, goal):
    for place in goal.reached:
        on, key, mine = parse_date(place["reached_on"]), place["pk"], life.is_mine(place["created_by_id"])
        yield Line(f"place-{key}", on, _("I got to a place on the way:"), place["words"], mine=mine)
        if place["made_it_happen"]:
            yield Line(f"how-{key}", on, _("What made it happen:"), place["made_it_happen"], mine=True)
    for step in goal.done:
        on, mine = localdate(parse_datetime(step["done_at"])), life.is_mine(step["created_by_id"])
        says = str(STEPPED.get(step["owner"], _("I did a step:")))
        yield Line(f"step-{step['pk']}", on, says, step["words"], mine=mine)


def wins_of(life):
    for win in life.wins:
        mine = life.is_mine(win.by_id)
        says = _("Something went well:") if mine else _("My team saw something go well:")
        yield Line(f"win-{win.pk}", win.on, says, win.words, mine=mine)


def learned_of(life):
    for bump in life.bumps:
        for field, says in BUMP.items():
            if words := getattr(bump, field):
                yield Line(f"{field}-{bump.pk}", bump.on, str(says), words, mine=life.is_mine(bump.by_id))


def helped_of(life):
    for assignment in life.assignments:
        name, since = assignment.specialist.name, date_format(assignment.began_on, "DATE_FORMAT")
        says = _("%(name)s began to walk with me on %(day)s.") % {"name": name, "day": since}
        yield Line(f"with-{assignment.pk}", assignment.began_on, says)
    for supporter in life.supporters:
        on, helps = localdate(supporter.created_at), supporter.helps_with
        says = _("Someone in my corner helps me with this:") if helps else _("Someone is in my corner.")
        yield Line(f"corner-{supporter.pk}", on, says, helps)


def in_touch_of(life):
    for one in life.hand_offs:
        where = {"where": one.to}
        yield Line(f"touch-{one.pk}", one.made_on, _("I was put in touch with %(where)s.") % where, one.what_for)
        if one.completed_on:
            yield Line(f"met-{one.pk}", one.completed_on, _("We met: %(where)s.") % where, one.what_came)
        elif one.withdrawn_on:
            yield Line(f"off-{one.pk}", one.withdrawn_on, _("It did not go ahead: %(where)s.") % where, one.what_came)


def about_me_of(life):
    if told := life.self_description:
        for says, words in (
            (_("My gender:"), told.gender_words or told.get_gender_display()),
            (_("Where my family is from:"), ", ".join(filter(None, [*map(str, told.race_labels), told.race_words]))),
            (_("Did I serve in the military:"), told.get_veteran_display()),
        ):
            if words:
                yield Line(f"me-{says}", None, says, str(words), mine=True)


def check_ins_of(life):
    for told in life.check_ins:
        says = [_("I looked at how it is going.")]
        if told.progress:
            says = [_("How it was going: %(words)s.") % {"words": told.get_progress_display()}]
        if told.confidence is not None:
            says.append(_("How sure I felt: %(number)s of 10.") % {"number": told.confidence})
        yield Line(f"check-in-{told.pk}", told.on, " ".join(says), told.words, mine=life.is_mine(told.by_id))


PARTS = {
    "goals": (gettext_lazy("My goals"), goals_of),
    "words": (gettext_lazy("My words"), words_of),
    "wins": (gettext_lazy("My wins"), wins_of),
    "learned": (gettext_lazy("What I learned"), learned_of),
    "helped": (gettext_lazy("Who helped"), helped_of),
    "in_touch": (gettext_lazy("Who I was put in touch with"), in_touch_of),
    "check_ins": (gettext_lazy("My check-ins"), check_ins_of),
    "about_me": (gettext_lazy("How I describe myself"), about_me_of),
    "notes": (gettext_lazy("Notes about our time together"), notes_of),
}


class Story:
    """The chosen parts between two days, without the lines that the person leaves out of their copy."""

    def __init__(self, client, parts, since=None, until=None, keeps_my_names=False, leave=()):
        self.client, self.since, self.until, self.leave = client, since, until, set(leave)
        self.keeps_my_names, self.life = keeps_my_names, Life(client)
        told = [(part, str(PARTS[part][0]), self._kept(PARTS[part][1](self.life))) for part in PARTS if part in parts]
        self.chapters = [{"part": part, "title": title, "lines": lines} for part, title, lines in told if lines]

    def _kept(self, lines):
        kept = [line for line in lines if line.key not in self.leave and self._is_in_time(line)]
        kept = [self.life.before(line, self.keeps_my_names) for line in kept]
        return sorted(kept, key=lambda line: (line.on is not None, line.on))

    def _is_in_time(self, line):
        """What has no day is true at any time."""
        if line.on is None:
            return True
        return not (self.since and line.on < self.since) and not (self.until and line.on > self.until)
