"""The rows of one person and some days that a packet is made of; each kind is asked once."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.functional import cached_property

from accounts.models import Membership
from notes.models import GoalWork, Note, Session
from notes.paper import whole
from portal.mine.life import Life
from supervision.asked import Asked
from supervision.given import attended, minutes_by_month
from supervision.models import Meeting

A_DAY = timedelta(days=1)


class Facts:
    def __init__(self, client, since, until, program=None):
        self.client, self.since, self.until, self.program = client, since, until, program

    @cached_property
    def sessions(self):
        """What was held and what was missed, the oldest first; not what is planned."""
        mine = self.client.sessions.past().filter(happens_at__date__range=(self.since, self.until))
        mine = mine.filter(program=self.program) if self.program else mine
        sessions = list(mine.select_related("program", "service_code", "specialist__user", "note").soonest_first())
        for session in sessions:
            session.enrollments = self.enrollments
        return sessions

    @property
    def held(self):
        return [session for session in self.sessions if session.is_held]

    @cached_property
    def notes(self):
        """The signed ones."""
        mine = Note.of(self.client).on_days(self.since, self.until).in_program(self.program).signed().oldest_first()
        notes = list(whole(mine))
        for note in notes:
            note.session.enrollments = self.enrollments
        return notes

    @property
    def billed(self):
        return [note for note in self.notes if note.signed_units]

    @property
    def unsigned(self):
        """Held, and no signed note of it."""
        signed = {note.session_id for note in self.notes}
        return [session for session in self.held if session.pk not in signed]

    @cached_property
    def enrollments(self):
        mine = self.client.enrollments.select_related("program").order_by("began_on", "pk")
        return list(mine.with_past().with_orders())

    @property
    def enrollments_then(self):
        """Those that touch these days."""
        mine = [one for one in self.enrollments if self.program is None or one.program_id == self.program.pk]
        return [one for one in mine if one.began_on <= self.until and (one.ended_on or self.since) >= self.since]

    @cached_property
    def goals(self):
        way = Prefetch("goal_work", GoalWork.objects.filter(note__in=[note.pk for note in self.notes]), to_attr="then")
        goals = self.client.goals.filter(created_at__date__lte=self.until).order_by("created_at", "pk")
        return list(goals.select_related("scale").prefetch_related("milestones", "steps__owner_supporter", way))

    @cached_property
    def agreements(self):
        return list(self.client.plan_agreements.select_related("witnessed_by__user").order_by("at", "pk"))

    def agreed_by(self, day):
        """The last yes to the plan as a whole, given on or before the day; or None."""
        return next((one for one in reversed(self.agreements) if timezone.localdate(one.at) <= day), None)

    @cached_property
    def specialists(self):
        keys = {session.specialist_id for session in self.held}
        return list(Membership.objects.filter(pk__in=keys).with_past_credentials().by_name())

    @cached_property
    def supervision(self):
        """The meetings of those who walked with the person then."""
        attended = Q(attendances__specialist__in=self.specialists, starts_at__date__range=(self.since, self.until))
        meetings = Meeting.objects.held().filter(attended).distinct().soonest_first().with_people()
        return list(meetings.prefetch_related("signatures"))

    @cached_property
    def supervision_asked(self):
        """Of each month by the rules that held in it."""
        return Asked()

    @cached_property
    def supervision_minutes(self):
        """{specialist: {first day of a month: minutes}} of the whole months that these days touch."""
        months = {day.replace(day=1) for day in (self.since, self.until)}
        keys = [specialist.pk for specialist in self.specialists]
        return minutes_by_month(attended(keys, months).select_related("meeting"))

    @cached_property
    def openings(self):
        then = self.client.openings.filter(opened_at__date__range=(self.since, self.until))
        return list(then.select_related("user").order_by("opened_at", "pk"))

    @cached_property
    def around(self):
        """{key: (specialist, client, begin, end)} of all that was held by these specialists or with the person on the
        days around."""
        them = Q(specialist__in=self.specialists) | Q(client=self.client)
        days = (self.since - A_DAY, self.until + A_DAY)
        rows = Session.objects.held().filter(them, start_at__date__range=days, end_at__isnull=False)
        return {
            pk: row
            for pk, *row in rows.values_list("pk", "specialist", "client", "start_at", "end_at", "group_meeting")
        }

    @cached_property
    def texts_of_groups(self):
        """{meeting: what was written for others who were there}"""
        meetings = {note.session.group_meeting_id for note in self.notes} - {None}
        others = Note.objects.signed().filter(session__group_meeting__in=meetings).exclude(session__client=self.client)
        texts = defaultdict(list)
        for meeting, text in others.values_list("session__group_meeting", "what_we_did"):
            texts[meeting].append(text)
        return texts

    @property
    def is_protected_by_part2(self):
        programs = [one.program for one in (*self.sessions, *self.enrollments_then)]
        return any(program.is_protected_by_part2 for program in programs)

    @cached_property
    def curtain(self):
        """Before the names of those who were in a group with the person."""
        return Life(self.client).curtain_before_fellows
