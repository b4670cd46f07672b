"""What to look at before a note is signed: gentle questions; only a contradiction keeps it from being signed."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from notes.likeness import is_near_copy
from notes.names import says_name

A_MINUTE = timedelta(minutes=1)
LONG_DAY_HOURS = 12
NOTHING_OF_THEIRS = _("What the group did is the same for everybody. Add a line about this person.")


def questions(note, around):
    """What may be right or wrong: sentences for the one who was there."""
    found = _of_the_story(note, around) if not note.is_service_log else ()
    return [*found, *_of_the_time(note.session, around), *_of_the_plan(note), *_of_the_bill(note, around)]


def _of_the_story(note, around):
    if not note.is_linked:
        yield _("No goal is linked. Choose one, or say why there was none today.")
    if not note.has_their_words:
        yield _("There are no words of the person yet.")
    if is_near_copy(note.what_we_did, around.last_texts):
        yield _("What you did reads almost like an earlier note. What was special this time?")
    if note.session.is_group:
        yield from _of_the_group(note, around)


def _of_the_group(note, around):
    limit = note.session.program.group_size_limit
    if not note.is_about_them:
        yield NOTHING_OF_THEIRS
    if is_near_copy(note.what_we_did, around.texts_of_the_group):
        yield _("What you did reads almost like another note of this group. What was special for this person?")
    if any(says_name(f"{note.line_of_group} {note.what_we_did}", name) for name in around.names_of_the_group):
        yield _("The name of somebody else in the group may stand in this note. Write it without their name.")
    if len(around.rest_of_the_group) + 1 > limit:
        yield over_size(len(around.rest_of_the_group) + 1, limit)


def over_size(count, limit):
    words = _("%(count)s people came. This program asks for %(most)s at most in a group. Is that right?")
    return words % {"count": count, "most": limit}


def _of_the_time(session, around):
    at_once = {other.specialist for other in around.overlapping}
    if session.specialist_id in at_once:
        yield _("This overlaps another session of yours. Is that right?")
    elif at_once:
        yield _("This overlaps another session with this person. Is that right?")
    if session.is_in_the_repeated_hour:
        yield _("The clocks went back that night. The shorter time is counted. Is that right?")
    if session.goes_past_midnight:
        day = date_format(timezone.localtime(session.start_at), "l")
        yield _("It goes past midnight. All of it counts for %(day)s, when it began. Is that right?") % {"day": day}
    if around.specialist_minutes > LONG_DAY_HOURS * 60:
        yield _("Your sessions of this day come to more than %(hours)s hours. Is that right?") % {
            "hours": LONG_DAY_HOURS
        }


def _of_the_plan(note):
    session = note.session
    if session.is_past_credential:
        yield _("Your credential ran out before this day. Tell your supervisor.")
    if session.is_past_plan_review:
        yield _("The plan was due for review on %(day)s. Look at it together soon.") % {
            "day": date_format(session.plan_review_due_on, "DATE_FORMAT")
        }


def _of_the_bill(note, around):
    session = note.session
    if not note.is_billable_by_goal:
        yield _("This program does not bill a session without a goal. You can sign it all the same.")
    if over := around.units_over:
        yield ngettext_lazy(
            "This program counts at most %(most)s units a day. %(over)s unit of this session is not counted.",
            "This program counts at most %(most)s units a day. %(over)s units of this session are not counted.",
            over,
        ) % {"most": session.program.day_cap, "over": over}
    if any(not other.is_signed for other in around.counted) and session.program.sums_the_day:
        yield _("An earlier session of this day is not signed yet, and its minutes are counted here. Sign it first.")
    if (last := session.last_day_to_bill) and timezone.localdate() > last:
        yield _("The time to bill this session is over. You can sign it all the same.")
    fitting = session.fitting_codes
    if len(fitting) > 1 and not session.service_code:
        yield _("More than one service code fits. Choose one.")
    if session.method and session.place and session.program.codes and not fitting:
        yield _("No service code of this program fits how and where you met. Is that right?")


def contradictions(note):
    """What keeps a note from being signed."""
    session = note.session
    if not (session.start_at and session.end_at):
        yield _("Start and end are needed.")
    elif session.end_at <= session.start_at:
        yield _("The end is before the start.")
    elif session.end_at > timezone.now() + A_MINUTE:  # Clocks on the page have no seconds.
        yield _("The session has not ended yet.")
    if not session.method or not session.place:
        yield _("Say how and where you met.")
    if not note.is_service_log and not (note.what_we_did or note.did or note.line_of_group):
        yield _("Say what you did.")
    if any(not work.movement for work in note.work):
        yield _("Say how it went with each goal that you wrote about.")
    if note.is_late and not note.late_because:
        yield _("This note is past its day. Say why in a few words.")
