"""The twelve questions that lead to a rejected claim (practice brief 1.7), each answered from the rows."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from notes.likeness import is_near_copy

from .answer import found, look, not_found, nothing_then, of_notes, place_of
from .supervised import is_asked_for, what_lacks
from .times import over_units, overlapping, too_long_days

ALONE = {"went_with", "looked_up"}


def begin_and_end(facts):
    if not facts.held:
        return nothing_then()
    open_ended = [session for session in facts.held if session.minutes is None]
    if count := len({session.pk for session in (*open_ended, *facts.unsigned)}):
        words = ngettext(
            "%(count)s contact has no signed note with begin and end.",
            "%(count)s contacts have no signed note with begin and end.",
            count,
        )
        return not_found(words % {"count": count}, "services")
    return found(_("Every contact has a signed note with begin and end."), "services")


def signed_by_whoever_was_there(facts):
    if not facts.notes:
        return nothing_then()
    if others := [note for note in facts.notes if note.signed_by_id != note.session.specialist_id]:
        return of_notes(not_found, _("signed by somebody else."), others)
    if bare := [note for note in facts.notes if ", " not in note.signed_name]:
        return of_notes(not_found, _("no credential beside the name."), bare)
    return found(_("Every note: full name, credential, day and time."), *map(place_of, facts.notes[:1]))


def plan_valid_and_agreed(facts):
    if not facts.held:
        return nothing_then()
    if any(session.enrollment is None for session in facts.held):
        return not_found(_("On some days the person was not in the program."), "plan", "services")
    if not facts.agreed_by(_day(facts.held[0])):
        return _no_whole_plan(facts)
    if late := [note for note in facts.notes if _is_overdue(note.session)]:
        return of_notes(look, _("the plan was due for review before that day."), late)
    if days := sorted(filter(None, (one.enrollment.review_written_down_on(_day(one)) for one in facts.held))):
        words = _("A review of the plan that counts for these days was written down after them, on %(days)s.")
        days = (date_format(day, "DATE_FORMAT") for day in dict.fromkeys(days))
        return look(words % {"days": "; ".join(days)}, "plan")
    return found(_("The person said yes to the plan before the first contact; no review was overdue."), "plan")


def _no_whole_plan(facts):
    first = _day(facts.held[0])
    if any(goal.confirmed_at and timezone.localdate(goal.confirmed_at) <= first for goal in facts.goals):
        return look(_("The person confirmed goals, and had not said yes to the plan as a whole by then."), "plan")
    return not_found(_("No yes of the person to a plan or a goal before the first contact."), "plan")


def _is_overdue(session):
    """By what was due then, whatever was moved on since."""
    due_on = session.enrollment.plan_review_due_by(_day(session))
    return bool(due_on) and _day(session) > due_on


def order_before(facts):
    if not facts.held:
        return nothing_then()
    if not any(one.orders for one in facts.enrollments_then):
        return _only_a_referral(facts)
    if bare := [session for session in facts.held if _order_of(session) is None]:
        words = ngettext(
            "%(count)s contact on a day without an order or recommendation: %(days)s.",
            "%(count)s contacts on days without an order or recommendation: %(days)s.",
            len(bare),
        )
        days = dict.fromkeys(date_format(_day(session), "SHORT_DATE_FORMAT") for session in bare)
        return not_found(words % {"count": len(bare), "days": "; ".join(days)}, "plan", "services")
    orders = {order.pk: order for order in map(_order_of, facts.held)}
    return found(_("On every day: %(orders)s.") % {"orders": "; ".join(map(_in_words, orders.values()))}, "plan")


def _order_of(session):
    """The newest that held on its day."""
    orders = session.enrollment.orders if session.enrollment else []
    return next((order for order in orders if order.covers(_day(session))), None)


def _in_words(order):
    words = {"what": order.get_kind_display(), "who": order.by, "day": date_format(order.ordered_on, "DATE_FORMAT")}
    return _("%(what)s of %(day)s by %(who)s") % words


def _only_a_referral(facts):
    first = _day(facts.held[0])
    days = [one.referred_on for one in facts.enrollments_then if one.referred_on and one.referred_on <= first]
    if not days:
        return not_found(_("No order, recommendation or referral before the first contact is written down."), "plan")
    words = _("Referred on %(day)s, before the first contact. No order or recommendation is written down.")
    return look(words % {"day": date_format(min(days), "DATE_FORMAT")}, "plan")


def tied_to_a_goal(facts):
    notes = [note for note in facts.notes if not note.is_service_log]
    if not notes:
        return nothing_then()
    if loose := [note for note in notes if not note.is_linked]:
        return of_notes(not_found, _("no goal, and no reason for that."), loose)
    if reasoned := [note for note in notes if note.no_goal]:
        return of_notes(look, _("no goal that day, with a reason."), reasoned)
    worked = [goal for goal in facts.goals if goal.then]
    if any(not _can_be_measured(goal) for goal in worked):
        return look(_("Every note is tied to a goal; a goal has no place on the way yet."), "plan")
    return found(_("Every note is tied to a goal with places on the way."), "plan", place_of(notes[0]))


def _can_be_measured(goal):
    return bool(goal.milestones.all() or goal.payer_wording or hasattr(goal, "scale"))


def what_the_person_said(facts):
    notes = [note for note in facts.notes if not note.is_service_log]
    if not notes:
        return (
            look(_("Service logs only: nothing that was said is kept."), "services") if facts.notes else nothing_then()
        )
    if silent := [note for note in notes if not (note.has_their_words or note.how_was_it or note.work)]:
        return of_notes(not_found, _("neither words of the person nor how it went."), silent)
    return found(_("Every note has words of the person or how a goal went."), place_of(notes[0]))


def units_and_times(facts):
    if not facts.notes:
        return nothing_then()
    if over := over_units(facts.notes):
        return of_notes(not_found, _("more units than the minutes give."), over)
    if long := too_long_days(facts):
        return of_notes(not_found, _("more hours than the day holds."), long)
    if crossed := overlapping(facts):
        return of_notes(look, _("it overlaps another contact of the specialist or the person."), crossed)
    return found(_("Units follow from the minutes, and no contacts overlap."), "services")


def own_text(facts):
    if not facts.notes:
        return nothing_then()
    alike, earlier = [], []
    for note in facts.notes:
        others = earlier + facts.texts_of_groups[note.session.group_meeting_id]
        if is_near_copy(note.what_we_did, others):
            alike.append(note)
        earlier.append(note.what_we_did)
    if alike:
        return of_notes(look, _("almost the same words as another note."), alike)
    return found(_("No note is a near copy of another."), *map(place_of, facts.notes[:1]))


def late_and_changed(facts):
    if not facts.notes:
        return nothing_then()
    if broken := [note for note in facts.notes if note.content_hash != note.compute_hash()]:
        return of_notes(not_found, _("its seal does not fit what it says."), broken)
    late = [note for note in facts.notes if note.was_late]
    if silent := [note for note in late if not note.late_because]:
        return of_notes(not_found, _("late, without a reason."), silent)
    if late:
        return of_notes(found, _("late, and labelled so with the reason. Every seal fits."), late)
    return found(_("No late note; every seal fits what is written. Later words are addenda."), place_of(facts.notes[0]))


def credential_and_supervision(facts):
    if not facts.held:
        return nothing_then()
    valid = {one.pk: one for one in facts.specialists}
    lapsed = [one for one in facts.notes if not valid[one.session.specialist_id].credential_valid_on(_day(one.session))]
    if lapsed:
        return of_notes(not_found, _("no valid credential on that day."), lapsed)
    if lacks := what_lacks(facts):
        return not_found(" ".join(lacks), "supervision")
    if is_asked_for(facts):
        return found(_("A valid credential on every day, and as much supervision as is asked for."), "supervision")
    return found(_("A valid credential on every day, and supervision in these days."), "supervision")


def more_than_a_ride(facts):
    if not facts.billed:
        return found(_("Nothing was counted in units."), "services")
    bare = [note for note in facts.billed if set(note.did) <= ALONE and not note.what_we_did and not note.takeaway]
    bare = [note for note in bare if not any(work.is_worked_on for work in note.work) and not note.is_service_log]
    if bare:
        return of_notes(look, _("it says only that somebody went along or looked something up."), bare)
    return found(_("Every note with units says more. Travel and paperwork are kept apart."), place_of(facts.billed[0]))


def groups(facts):
    group_notes = [note for note in facts.notes if note.session.is_group]
    if not group_notes:
        return found(_("No group in these days."), "services")
    if uncounted := [note for note in group_notes if not note.group_size]:
        return of_notes(not_found, _("how many came is not written down."), uncounted)
    if over := [note for note in group_notes if note.group_size > note.session.program.group_size_limit]:
        return of_notes(not_found, _("more people than the program allows."), over)
    return of_notes(
        found, _("the size is written down and within the limit; attendance is one session a person."), group_notes
    )


def _day(session):
    return timezone.localdate(session.start_at)


ASKED = [
    (gettext_lazy("A note with begin and end for every contact"), begin_and_end),
    (gettext_lazy("Signed by whoever was there, with name and credential"), signed_by_whoever_was_there),
    (gettext_lazy("A plan that was valid that day, agreed to and reviewed"), plan_valid_and_agreed),
    (gettext_lazy("An order or recommendation before the service"), order_before),
    (gettext_lazy("Each note tied to a goal that can be measured"), tied_to_a_goal),
    (gettext_lazy("What the person said, or how it went"), what_the_person_said),
    (gettext_lazy("No more units than time; nothing overlaps"), units_and_times),
    (gettext_lazy("No copied text"), own_text),
    (gettext_lazy("Late notes labelled; nothing changed without a trail"), late_and_changed),
    (gettext_lazy("Credential and supervision on the day"), credential_and_supervision),
    (gettext_lazy("Not a ride, a meal or paperwork alone"), more_than_a_ride),
    (gettext_lazy("Groups within their size, with attendance"), groups),
]
