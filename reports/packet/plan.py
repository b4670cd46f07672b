"""The plan on paper: the yes to it as a whole, each goal with the yes to its words, and its review."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from goals.models.agreement import plan_of
from notes.paper.piece import day_and_time, own


def plan_on_paper(facts):
    return {"said": list(_said(facts)), "goals": [_goal(goal, facts.client) for goal in facts.goals]}


def _said(facts):
    agreed = facts.agreed_by(facts.until)
    yield _("Yes to the plan as a whole"), _yes(agreed, facts) if agreed else _("None up to the last of these days.")
    if agreed:
        yield _("Seal of what was agreed"), agreed.text_hash
    for one in facts.enrollments_then:
        yield _("Review due in %(program)s") % {"program": one.program.name}, "\n".join(_reviews(one, facts))
        if one.referred_on:
            yield _("Referred on"), date_format(one.referred_on, "DATE_FORMAT")
        for order in reversed(one.orders):
            yield order.get_kind_display(), _order(order)


def _reviews(enrollment, facts):
    """Each day that was due in these days, and since when."""
    for since, due_on in reversed(enrollment.reviews):
        if since <= facts.until:
            due = date_format(due_on, "DATE_FORMAT") if due_on else _("no day is set")
            looked_at = {"due": due, "day": date_format(since, "DATE_FORMAT")}
            words = due if since == date.min else _("%(due)s, since they looked at it on %(day)s") % looked_at
            yield f"{words} ({written})" if (written := _written(enrollment, since)) else words


def _written(enrollment, since):
    written_on = enrollment.review_written_down_on(since)
    return written_on and _("written down on %(day)s") % {"day": date_format(written_on, "DATE_FORMAT")}


def _order(order):
    said = {"who": order.by, "day": date_format(order.ordered_on, "DATE_FORMAT")}
    said["until"] = date_format(order.valid_until, "DATE_FORMAT") if order.valid_until else ""
    words = _("%(who)s, %(day)s, valid until %(until)s") if order.valid_until else _("%(who)s, %(day)s")
    written = {"day": day_and_time(order.written_at), "name": order.written_by.name}
    return ". ".join([words % said, _("Written down on %(day)s by %(name)s.") % written])


def _yes(agreed, facts):
    words = f"{day_and_time(agreed.at)}, {agreed.get_how_display()}"
    if agreed.witnessed_by:
        heard = _("(heard by %(name)s)") % {"name": agreed.witnessed_by.name_and_credential}
        words = f"{words} {heard}"
    same = agreed.is_still_so(plan_of(facts.client))
    return ". ".join([words, _("It says the same today.") if same else _("It has changed since then.")])


def _goal(goal, client):
    piece = own(goal.own_words, "", client, goal.language, f"{goal.whose}. {_confirmed(goal)}")
    lines = [(_("Status"), f"{goal.get_status_display()}, {date_format(goal.status_on, 'DATE_FORMAT')}")]
    if goal.payer_wording:
        lines.append((_("For the payer"), goal.payer_wording))
    if places := [_place(place) for place in goal.milestones.all()]:
        lines.append((_("Places on the way"), "\n".join(places)))
    if steps := [_step(step) for step in goal.steps.all() if step.put_aside_at is None]:
        lines.append((_("Steps"), "\n".join(steps)))
    return {"piece": vars(piece), "lang": goal.language, "lines": lines}


def _confirmed(goal):
    if goal.confirmed_at is None:
        return _("The person has not said yet that these words are theirs.")
    words = {"day": day_and_time(goal.confirmed_at), "how": goal.get_confirmed_how_display()}
    return (
        _("The person said yes to these words on %(day)s, %(how)s.") % words
        if words["how"]
        else _("The person said yes to these words on %(day)s.") % {"day": words["day"]}
    )


def _place(place):
    return _with_day(place.words, _("reached"), place.reached_on)


def _step(step):
    return _with_day(f"{step.words} · {step.whose}", _("done"), step.done_at and timezone.localdate(step.done_at))


def _with_day(words, what, day):
    return f"{words} ({what} {date_format(day, 'DATE_FORMAT')})" if day else words
