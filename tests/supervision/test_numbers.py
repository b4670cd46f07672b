"""The numbers of the board, the lists behind them, and a plain count over the rows say the same."""

from collections import Counter
from datetime import datetime, time, timedelta

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Membership
from clients.models import Client
from notes.models import CosignRequest, Note, Question, Statement
from supervision.board import Board
from supervision.forms.look import FLAGS
from supervision.forms.look import NUMBERS as NAMES
from supervision.lists import LISTS
from supervision.standing import TOGETHER, standing
from supervision.sums import sums_of
from supervision.team import Team
from tests.random_agency import FEW, built, plans

NUMBERS = {
    "people": "people",
    "not-seen": "not_seen",
    "space": "space",
    "waiting": "waiting",
    "safety": "safety",
    "messages": "messages",
    "statements": "statements",
    "questions": "questions",
    "reviews": "reviews",
    "goals": "counted",
    "court": "court",
    "unspoken": "unspoken",
    "step": "stepped",
    "working": "working",
    "untouched": "untouched",
    "steps": "steps",
    "milestones": "milestones",
    "notes": "drafts",
    "late": "late",
}


def lengths(team):
    return {which: LISTS[which].rows(team).count() for which in NUMBERS}


class Plain:
    """The same numbers by loops over the rows, for a reader and some of their specialists."""

    def __init__(self, house, reader, specialists, program=None):
        self.now, self.today, self.program = timezone.now(), timezone.localdate(), program
        self.keys = {one.pk for one in specialists}
        supervised = {one.pk for one in house.specialists if reader.is_manager or one.supervisor_id == reader.pk}
        self.visible = {one.pk for one in Client.objects.all() if reader.is_manager or self._walkers(one) & supervised}
        self.people = [one for one in Client.objects.all() if self._is_theirs(one)]
        self.goals = [goal for one in self.people for goal in one.goals.all() if goal.status in ("working", "resting")]

    def _in_force(self, row):
        return row.began_on <= self.today and (row.ended_on is None or row.ended_on >= self.today)

    def _walkers(self, client):
        return {row.specialist_id for row in client.assignments.all() if self._in_force(row)}

    def _programs(self, client):
        return {row.program_id for row in client.enrollments.all() if self._in_force(row)}

    def _is_theirs(self, client):
        in_program = self.program is None or self.program.pk in self._programs(client)
        return client.archived_on is None and bool(self._walkers(client) & self.keys) and in_program

    def _held(self, client):
        return sorted(session.start_at for session in client.sessions.all() if session.status == "held")

    def _unseen(self, client):
        held = self._held(client)
        return bool(held) and held[-1] < self.now - timedelta(days=14) and client.asked_for_space_on is None

    def _in_crisis(self, client):
        """Of two that began at the same moment, neither was since."""
        held = [session for session in client.sessions.all() if session.status == "held"]
        latest = max((session.start_at for session in held), default=None)
        return any(hasattr(one, "note") and one.note.is_crisis for one in held if one.start_at == latest)

    def _waits(self, client):
        return any(message.is_from_client and not message.settled_at for message in client.messages.all())

    def _is_own(self, note, specialist):
        of_program = self.program is None or note.session.program_id == self.program.pk
        return specialist in self.keys and note.session.client_id in self.visible and of_program

    def _owing(self, statement):
        """The writer while they walk with the person, else who does, else a manager."""
        client = statement.note.session.client
        rows = sorted((r for r in client.assignments.all() if self._in_force(r)), key=lambda r: r.kind, reverse=True)
        walkers = [row.specialist_id for row in rows]
        return statement.owed_by_id if statement.owed_by_id in walkers else next(iter(walkers), None)

    def _reviews(self, client):
        ahead = self.today + timedelta(days=30)
        mine = [row for row in client.enrollments.all() if self._in_force(row)]
        mine = [row for row in mine if self.program is None or row.program_id == self.program.pk]
        return [row for row in mine if row.plan_review_due_on and row.plan_review_due_on <= ahead]

    def numbers(self):
        month = self.today.replace(day=1)
        midnight = timezone.make_aware(datetime.combine(month, time()))
        confirmed = [goal for goal in self.goals if goal.confirmed_at and goal.author != "required"]
        working = [goal for goal in self.goals if goal.status == "working"]
        steps = [step for goal in self.goals for step in goal.steps.all() if step.is_open]
        reached = [m for c in self.people for g in c.goals.all() for m in g.milestones.all() if m.reached_on]
        drafts = [n for n in Note.objects.all() if not n.signed_at and self._is_own(n, n.session.specialist_id)]
        said = [s for s in Statement.objects.all() if not s.answered_at and self._is_own(s.note, self._owing(s))]
        asked = [q for q in Question.objects.all() if not q.answered_at]
        asked = [q for q in asked if self._is_own(q.note, q.note.session.specialist_id)]
        waiting = [n for n in CosignRequest.objects.all() if self._is_own(n.note, n.specialist_id)]
        quiet = [one for one in self.people if self._unseen(one)]
        long_ago = self.now - timedelta(days=45)
        return {
            "people": len(self.people),
            "space": sum(bool(one.asked_for_space_on) for one in self.people),
            "waiting": sum(not self._held(one) for one in self.people),
            "not_seen": len(quiet),
            "safety": sum(self._in_crisis(one) for one in self.people),
            "messages": sum(self._waits(one) for one in self.people),
            "reviews": sum(len(self._reviews(one)) for one in self.people),
            "reviews_late": sum(r.plan_review_due_on < self.today for one in self.people for r in self._reviews(one)),
            "by_them": sum(goal.author == "mine" for goal in confirmed),
            "together": sum(goal.author == "ours" for goal in confirmed),
            "counted": sum(goal.author != "required" for goal in self.goals),
            "court": sum(goal.author == "required" for goal in self.goals),
            "unspoken": sum(goal.author == "suggested" and not goal.confirmed_at for goal in self.goals),
            "working": len(working),
            "stepped": sum(any(s.done_at and s.done_at >= midnight for s in g.steps.all()) for g in working),
            "untouched": sum(goal.updated_at < long_ago for goal in working),
            "steps": len(steps),
            "their_steps": sum(step.owner == "client" for step in steps),
            "milestones": sum(month <= milestone.reached_on <= self.today for milestone in reached),
            "drafts": len(drafts),
            "late": sum(note.is_late for note in drafts),
            "statements": len(said),
            "statements_late": sum(statement.due_on < self.today for statement in said),
            "questions": len(asked),
            "questions_late": sum(question.at < self.now - timedelta(days=7) for question in asked),
            "cosign": len(waiting),
        }


def assert_put_in_order_by_the_same(board):
    names = dict.fromkeys([*NAMES, *FLAGS])
    keys, counted = standing(board.team, Membership.objects.filter(pk__in=board.team.specialists), names)
    assert keys == [one.pk for one in board.specialists]
    for line in board.lines:
        unanswered = sum(line.n[name] for name in TOGETHER["unanswered"])
        shown = Counter(line.n, led=line.led, unanswered=unanswered, hours=round(line.hours[-1] * 3600))
        assert {name: counted[name][line.specialist.pk] for name in names} == {name: shown[name] for name in names}


@FEW
@given(plan=plans(), in_program=st.booleans())
def test_every_number_is_what_a_plain_count_says_and_the_length_of_its_list(db, plan, in_program):
    with built(plan) as house:
        program = house.programs[0] if in_program else None
        for reader in (house.manager, house.supervisors[0]):
            board = Board(Team.of(reader, program=program))
            sums = sums_of(board.team)
            assert sums.pop("specialists") == board.everybody
            assert {name: board.together.n[name] for name in sums} == sums
            assert_put_in_order_by_the_same(board)
            for line in (board.together, *board.lines):
                whose = [line.specialist] if line.specialist else board.specialists
                plain = Plain(house, reader, whose, program).numbers()
                assert {name: line.n[name] for name in plain} == plain
                assert lengths(board.team.narrowed(whose)) == {w: line.n[number] for w, number in NUMBERS.items()}
