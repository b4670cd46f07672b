"""Small agencies at random. A plan is plain data, drawn by hypothesis; `built` makes its rows in an agency of their
own, which is gone afterwards. A test then counts the rows in plain Python and compares that with what the app says.

    @given(plan=plans())
    @FEW
    def test_the_numbers_agree(db, plan):
        with built(plan) as house:
            ...
"""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from accounts.scopes import scope
from clients.models import Assignment, Enrollment, Message, Thread
from goals.models import Goal
from notes.models import CosignRequest, Question, Statement
from tests import cast

FEW = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
SPECIALISTS, SUPERVISORS, PROGRAMS = 3, 2, 2
HOURS_AGO = st.sampled_from([0.5, 3, 20, 30, 24 * 6, 24 * 10, 24 * 13, 24 * 15, 24 * 31, 24 * 45])


def maybe(strategy):
    return st.none() | strategy


def whole(least, most):
    return st.integers(least, most)


def goals():
    steps = st.builds(
        dict,
        owner=st.sampled_from(["client", "specialist", "both"]),
        done_days_ago=maybe(st.sampled_from([0, 3, 20, 40])),
        is_put_aside=st.booleans(),
    )
    return st.builds(
        dict,
        author=st.sampled_from(["mine", "ours", "suggested", "required"]),
        status=st.sampled_from(["working", "working", "working", "resting", "dream", "reached"]),
        is_confirmed=st.booleans(),
        touched_days_ago=st.sampled_from([0, 10, 44, 46, 90]),
        steps=st.lists(steps, max_size=2),
        milestones_days_ago=st.lists(maybe(st.sampled_from([0, 2, 25, 40])), max_size=2),
    )


def sessions():
    notes = st.builds(
        dict,
        is_signed=st.booleans(),
        is_crisis=st.booleans(),
        due_in_hours=st.sampled_from([-60, -1, 1, 40]),
        statement=maybe(st.sampled_from(["waits", "late", "answered"])),
        question=maybe(st.sampled_from(["waits", "late", "answered"])),
    )
    return st.builds(
        dict,
        status=st.sampled_from(["held", "held", "held", "planned", "not_met", "off"]),
        hours_ago=HOURS_AGO,
        minutes=st.sampled_from([7, 15, 50, 90]),
        specialist=whole(0, SPECIALISTS - 1),
        program=whole(0, PROGRAMS - 1),
        note=maybe(notes),
    )


def people():
    return st.builds(
        dict,
        primary=maybe(whole(0, SPECIALISTS - 1)),
        primary_until_days=maybe(st.sampled_from([-5, 0, 5])),
        cover=maybe(whole(0, SPECIALISTS - 1)),
        cover_from_days=st.sampled_from([-3, 0, 2]),
        is_archived=st.sampled_from([False, False, False, True]),
        asked_for_space=st.booleans(),
        program=maybe(whole(0, PROGRAMS - 1)),
        program_until_days=maybe(st.sampled_from([-5, 0, 5])),
        review_in_days=maybe(st.sampled_from([-5, 0, 12, 30, 31, 60])),
        goals=st.lists(goals(), max_size=3),
        sessions=st.lists(sessions(), max_size=4),
        messages=st.lists(st.sampled_from(["waits", "late", "answered"]), max_size=2),
    )


def plans():
    return st.builds(
        dict,
        supervisors=st.lists(maybe(whole(0, SUPERVISORS - 1)), min_size=SPECIALISTS, max_size=SPECIALISTS),
        language=st.sampled_from(["en", "es"]),
        people=st.lists(people(), min_size=1, max_size=5),
    )


@contextmanager
def built(plan):
    """The agency of this plan, with its scope open; nothing of it stays."""
    with scope(None), transaction.atomic():
        agency = cast.AgencyFactory(name="House of chance", language=plan["language"])
        with scope(agency), timezone.override(agency.zone):
            yield _House(agency, plan).made
        transaction.set_rollback(True)


class _House:
    def __init__(self, agency, plan):
        self.now, self.today = timezone.now(), timezone.localdate()
        supervisors = [cast.a_member(agency, "supervisor", credential="") for _ in range(SUPERVISORS)]
        self.specialists = [
            cast.a_member(agency, supervisor=None if chosen is None else supervisors[chosen])
            for chosen in plan["supervisors"]
        ]
        self.programs = [cast.ProgramFactory(cosign_required=n == 0) for n in range(PROGRAMS)]
        self.supervisor, self.manager = supervisors[0], cast.a_member(agency, "manager", credential="")
        self.made = SimpleNamespace(
            agency=agency,
            manager=self.manager,
            supervisors=supervisors,
            specialists=self.specialists,
            programs=self.programs,
            clients=[self._person(one) for one in plan["people"]],
        )

    def _day(self, days):
        return None if days is None else self.today + timedelta(days=days)

    def _ago(self, days):
        return None if days is None else self.now - timedelta(days=days)

    def _person(self, plan):
        client = cast.a_client(with_user=True, asked_for_space_on=self.today if plan["asked_for_space"] else None)
        self._walks(client, plan)
        if plan["program"] is not None:
            program = self.programs[plan["program"]]
            days = {"began_on": self._day(-60), "ended_on": self._day(plan["program_until_days"])}
            due_on = self._day(plan["review_in_days"])
            Enrollment.objects.create(client=client, program=program, plan_review_due_on=due_on, **days)
        for goal in plan["goals"]:
            self._goal(client, goal)
        for session in plan["sessions"]:
            self._session(client, session)
        if plan["messages"]:
            self._messages(client, plan["messages"])
        if plan["is_archived"]:
            client.archived_on = self.today
            client.save()
        return client

    def _walks(self, client, plan):
        primary, cover = plan["primary"], plan["cover"]
        if primary is not None:
            until = self._day(plan["primary_until_days"])
            specialist = self.specialists[primary]
            Assignment.objects.create(client=client, specialist=specialist, began_on=self._day(-60), ended_on=until)
        if cover is not None and cover != primary:
            days = {"began_on": self._day(plan["cover_from_days"]), "ended_on": self._day(9)}
            Assignment.objects.create(
                client=client, specialist=self.specialists[cover], kind="cover", reason="Away", **days
            )

    def _goal(self, client, plan):
        by, is_required = client.user, plan["author"] == "required"
        goal = cast.GoalFactory(
            client=client,
            created_by=by,
            author=plan["author"],
            status=plan["status"],
            required_by="The court" if is_required else "",
            confirmed_at=self.now if plan["is_confirmed"] else None,
        )
        for step in plan["steps"]:
            done_at = self._ago(step["done_days_ago"])
            aside = (
                {"put_aside_at": self.now, "put_aside_as": "not_now"} if step["is_put_aside"] and not done_at else {}
            )
            done = {"done_at": done_at, "done_by": done_at and by}
            cast.StepFactory(goal=goal, owner=step["owner"], created_by=by, **done, **aside)
        for days in plan["milestones_days_ago"]:
            reached_on = None if days is None else self._day(-days)
            cast.MilestoneFactory(goal=goal, created_by=by, reached_on=reached_on)
        Goal.objects.filter(pk=goal.pk).update(updated_at=self._ago(plan["touched_days_ago"]))

    def _session(self, client, plan):
        at, status = self.now - timedelta(hours=plan["hours_ago"]), plan["status"]
        people = {
            "client": client,
            "specialist": self.specialists[plan["specialist"]],
            "program": self.programs[plan["program"]],
        }
        if status == "planned":
            return cast.SessionFactory(
                status=status, planned_at=self.now + (self.now - at), start_at=None, end_at=None, **people
            )
        if status != "held":
            why = {"not_met_because": "no_answer"} if status == "not_met" else {"called_off_because": "i_cannot"}
            return cast.SessionFactory(status=status, planned_at=at, start_at=None, end_at=None, **why, **people)
        ends = at + timedelta(minutes=plan["minutes"])
        session = cast.SessionFactory(status=status, start_at=at, end_at=ends, **people)
        return self._note(session, plan["note"]) if plan["note"] else None

    def _note(self, session, plan):
        by, signed = session.specialist, {}
        if plan["is_signed"]:
            signed = {"signed_at": session.end_at, "signed_by": by, "signed_name": by.name_and_credential}
        due_at = self.now + timedelta(hours=plan["due_in_hours"])
        note = cast.NoteFactory(session=session, due_at=due_at, is_crisis=plan["is_crisis"], **signed)
        if not plan["is_signed"]:
            return
        if session.program.cosign_required:
            CosignRequest.ask([note])
        if plan["statement"]:
            self._statement(note, plan["statement"])
        if plan["question"]:
            self._question(note, plan["question"])

    def _statement(self, note, how):
        by, client = note.session.specialist, note.session.client
        answered = {"answer": "Thank you.", "answered_by": by, "answered_at": self.now} if how == "answered" else {}
        due_on = self._day(-1 if how == "late" else 3)
        Statement.objects.create(
            note=note, kind="add", words="So it was.", language="en", how="own_device", by=client.user, owed_by=by,
            due_on=due_on, **answered,
        )  # fmt: skip

    def _question(self, note, how):
        asked_at = self._ago(8 if how == "late" else 1)
        answered = {"answer": "Yes.", "answered_at": self.now} if how == "answered" else {}
        Question.objects.create(
            note=note, words="How come?", by=self.supervisor, by_name="Renee", at=asked_at, **answered
        )

    def _messages(self, client, kinds):
        thread = Thread.objects.create(client=client)
        for kind in kinds:
            settled = {"settled_at": self.now, "settled_as": "answered"} if kind == "answered" else {}
            Message.objects.create(
                thread=thread, client=client, by=client.user, by_name="Marcus", is_from_client=True, words="Hello",
                language="en", answer_by=self.now + timedelta(hours=-2 if kind == "late" else 30), **settled,
            )  # fmt: skip
