"""An agency of 1,000 clients and 40,000 sessions, each person busy today: what the bench measures on."""

from datetime import timedelta

from django.db import connections, transaction
from django.utils import timezone

from accounts.models import Agency
from accounts.scopes import scope
from clients.models import Assignment, Client, Enrollment
from goals.models import CheckIn, Goal, Milestone, Step, Win
from notes.forms import NoteForm
from notes.models import CosignRequest, GoalWork, Note, Review, Session
from tests import cast

CLIENTS, SESSIONS_EACH, SPECIALISTS, SUPERVISED, BATCH = 1_000, 40, 50, 8, 500


class BenchAgency:
    """After `fill`: a specialist with twenty people, a supervisor with a team of eight, a client with everything."""

    def __init__(self):
        self.agency = Agency.objects.create(name="Bench House")
        self.now = timezone.now()
        self.since = self.now.date() - timedelta(days=400)

    def fill(self):
        with scope(self.agency):
            for part in (self._staff, self._clients, self._goals, self._way, self._plans, self._reader):
                self._make(part)
            for ago in range(SESSIONS_EACH):
                self._make(self._sessions, ago)
            self._make(self._open_draft)
        return self

    def _make(self, part, *args):
        """Then tidy up as autovacuum does; an index that once held every note as a draft would stay large."""
        with transaction.atomic():
            part(*args)
        with connections["owner"].cursor() as cursor:
            cursor.execute("VACUUM notes_note")
            if args in ((), (0,), (4,), (SESSIONS_EACH - 1,)):
                cursor.execute("ANALYZE")

    def _staff(self):
        self.program = cast.ProgramFactory(cosign_required=True)
        teams = -(-SPECIALISTS // SUPERVISED)
        self.supervisors = [cast.a_member(self.agency, "supervisor", credential="") for _ in range(teams)]
        self.specialists = [
            cast.a_member(self.agency, supervisor=self.supervisors[n // SUPERVISED]) for n in range(SPECIALISTS)
        ]
        self.supervisor, self.specialist = self.supervisors[0], self.specialists[0]

    def _clients(self):
        self.clients = Client.objects.bulk_create(
            [Client(chosen_name=f"Person {n:04}", created_at=self.now - timedelta(days=400)) for n in range(CLIENTS)]
        )
        walks_with = {client.pk: self.specialists[n % SPECIALISTS] for n, client in enumerate(self.clients)}
        self.walks_with = walks_with
        common = [(client, {"client": client, "began_on": self.since}) for client in self.clients]
        Assignment.objects.bulk_create([Assignment(specialist=walks_with[c.pk], **fields) for c, fields in common])
        Enrollment.objects.bulk_create([Enrollment(program=self.program, **fields) for _c, fields in common])

    def _goals(self):
        self.goals = Goal.objects.bulk_create([self._goal(c, n) for c in self.clients for n in range(2)])

    def _way(self):
        by, goals = self.specialist.user, self.goals
        steps = [Step(goal=g, words=f"Ask about {n}", position=n, created_by=by) for g in goals for n in range(3)]
        wins = [Win(client=c, words=f"Walked with Ray {n}", by=by) for c in self.clients[::4] for n in range(2)]
        Milestone.objects.bulk_create([self._milestone(g, n, by) for g in goals for n in range(4)], BATCH)
        Step.objects.bulk_create(steps, BATCH)
        CheckIn.objects.bulk_create([self._check_in(g, n, by) for g in goals for n in range(6)], BATCH)
        Win.objects.bulk_create(wins)

    def _goal(self, client, number):
        return Goal(
            client=client,
            own_words=f"Walk in the mornings {number}",
            author="mine",
            life_area="health",
            status="working",
            confirmed_at=self.now,
            created_by=self.walks_with[client.pk].user,
        )

    def _milestone(self, goal, number, by):
        reached_on = self.since + timedelta(days=90 * number) if number < 2 else None
        return Milestone(goal=goal, words=f"Place {number}", position=number, created_by=by, reached_on=reached_on)

    def _check_in(self, goal, number, by):
        day = self.since + timedelta(days=60 * number)
        return CheckIn(client_id=goal.client_id, goal=goal, confidence=number, by=by, on=day, words="More sure.")

    def _sessions(self, ago):
        """One round with everybody. Of the newest every tenth note is a draft, the others wait for the supervisor."""
        held = Session.objects.bulk_create([self._held(client, ago) for client in self.clients])
        notes = Note.objects.bulk_create([self._note(session) for session in held])
        GoalWork.objects.bulk_create(
            [
                GoalWork(note=note, goal=goal, movement="moved")
                for note, goal in zip(notes, self.goals[::2], strict=True)
            ]
        )
        signed = [note for n, note in enumerate(notes) if ago or n // SPECIALISTS % 10]
        Note.objects.bulk_update([self._sign(note) for note in signed], ["signed_at", "signed_by", "signed_name"])
        if ago:
            Review.objects.bulk_create([self._cosigned(note) for note in signed])
        else:
            CosignRequest.ask(signed)

    def _open_draft(self):
        """The newest draft of the specialist, with what its page sends when it saves itself."""
        note = Note.objects.drafts().with_session().by(self.specialist).first()
        client = note.session.client
        self.draft_url = note.get_absolute_url()
        with timezone.override(self.agency.time_zone):
            form = NoteForm(instance=note, goals=client.goals.open(), enrollments=client.enrollments.with_rules())
            shown = {name: form[name].field.widget.format_value(form[name].value()) for name in form.fields}
        self.typed = {name: "" if value is None else value for name, value in shown.items()}

    def _held(self, client, ago):
        start = self.now.replace(second=0, microsecond=0) - timedelta(days=9 * ago + 1)
        return Session(
            client=client,
            specialist=self.walks_with[client.pk],
            program=self.program,
            status="held",
            start_at=start,
            end_at=start + timedelta(minutes=45),
            method="in_person",
            place="11",
        )

    def _note(self, session):
        due_at = session.start_at + timedelta(days=2)
        return Note(session=session, what_we_did="Walked and talked.", takeaway="I went anyway.", due_at=due_at)

    def _sign(self, note):
        note.signed_at = note.session.end_at + timedelta(minutes=20)
        note.signed_by, note.signed_name = note.session.specialist, "Robin Person, CPS"
        return note

    def _cosigned(self, note):
        by = note.signed_by.supervisor
        return Review(note=note, kind=Review.Kind.COSIGN, by=by, by_name=by.name_and_credential, at=note.signed_at)

    def _plans(self):
        """Six sessions today for everybody, and the week's."""
        Session.objects.bulk_create([self._planned(client, n // SPECIALISTS) for n, client in enumerate(self.clients)])

    def _planned(self, client, place):
        day = 0 if place < 6 else place % 6 + 1
        return Session(
            client=client,
            specialist=self.walks_with[client.pk],
            program=self.program,
            planned_at=self.now.replace(hour=12, minute=place) + timedelta(days=day),
            planned_for="see how the week went",
        )

    def _reader(self):
        self.client = self.clients[0]
        self.client.user = cast.UserFactory(agency=self.agency, name=self.client.chosen_name, email=None)
        self.client.save()
        self.goal = next(goal for goal in self.goals if goal.client_id == self.client.pk)
