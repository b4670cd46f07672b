"""Supervision of each specialist: one meeting signed, the next one planned, and something that waits to be talked about."""

from datetime import timedelta

from accounts.models import Membership
from supervision.models import AgendaPoint, Meeting, RequiredTime

GOOD = [
    "You asked before you offered, and she found the next step by herself.",
    "You stayed with the hard day and did not rush it.",
    "The notes are in his own words. One can hear him.",
]
POINTS = ["How to end a session on time without being cold.", "I was asked to remind people of their pills."]
AGREED = "Try saying “we have ten minutes left”, and tell how it went"


def build_supervision(world):
    RequiredTime.ask(None, 0)
    RequiredTime.ask(None, 60, since=_first_of_last_month(world))
    specialists = Membership.objects.specialists().by_name().select_related("supervisor")
    for place, specialist in enumerate(specialists):
        _held(world, specialist, GOOD[place % len(GOOD)], is_signed_by_both=place % 2 == 0)
        _held_last_month(world, specialist, place)
        AgendaPoint.objects.create(specialist=specialist, words=POINTS[place % len(POINTS)])
        starts_at = world.planned(world.today + timedelta(days=7 - world.today.weekday()), 9 + place)
        Meeting(supervisor=specialist.supervisor, starts_at=starts_at, minutes=45).plan([specialist])


def _held(world, specialist, was_good, is_signed_by_both):
    meeting = Meeting(supervisor=specialist.supervisor, starts_at=world.moment(world.day(1), 14), minutes=45)
    meeting.plan([specialist])
    meeting.was_good, meeting.topics = was_good, ["talking", "growth"]
    meeting.peer_asked_for = "More time for the notes on Fridays."
    meeting.talked_about = "What makes a week heavy, and who else could be called."
    meeting.write_down([(AGREED, specialist, world.today + timedelta(days=7))], [])
    meeting.sign(by=specialist.supervisor)
    if is_signed_by_both:
        meeting.sign(by=specialist)


def _first_of_last_month(world):
    return (world.today.replace(day=1) - timedelta(days=1)).replace(day=1)


def _held_last_month(world, specialist, place):
    """An hour, or less where it was a full month."""
    starts_at = world.moment(_first_of_last_month(world).replace(day=9 + place), 13)
    meeting = Meeting(supervisor=specialist.supervisor, starts_at=starts_at, minutes=40 if place == 1 else 60)
    meeting.plan([specialist])
    meeting.was_good, meeting.topics = GOOD[(place + 1) % len(GOOD)], ["support", "relationships"]
    meeting.talked_about = "How to be with somebody who says little."
    meeting.write_down([], [])
    meeting.sign(by=specialist.supervisor)
    meeting.sign(by=specialist)
