"""The board of a supervisor with eight specialists, and of a manager over 10,000 people and 1,000,000 sessions.

Both agencies lie in one database, which takes some minutes to make. Milliseconds are seen by one client on this
machine, beside a small signed-in page of the same app: part of `make bench`.
"""

import os
import random
import time
from datetime import timedelta

DATABASE = "bench_board"
os.environ["PEERSUPPORT_DATABASE"] = DATABASE

from tests import bench  # noqa: E402 - it reads the name of the database.

TEAM, EACH, SESSIONS_EACH, BATCH = 8, 20, 100, 2_000
ORDERS, FLAGS = ("hours", "late", "stepped", "safety"), ("not_seen", "safety", "late", "untouched")
PEOPLE = int(os.environ.get("PEOPLE", 10_000))

PARTS = """
CREATE TEMP TABLE person (client uuid, specialist uuid, program uuid, unseen float);
INSERT INTO person SELECT * FROM unnest(%(clients)s::uuid[], %(specialists)s::uuid[], %(programs)s::uuid[],
    %(unseen)s::float[]);
ALTER TABLE goals_goal DISABLE TRIGGER USER;
ALTER TABLE goals_step DISABLE TRIGGER USER;
ALTER TABLE goals_milestone DISABLE TRIGGER USER;
ALTER TABLE notes_session DISABLE TRIGGER USER;
ALTER TABLE notes_note DISABLE TRIGGER USER;
INSERT INTO goals_goal (agency_id, client_id, own_words, language, author, required_by, life_area, why, translation,
    payer_wording, status, status_on, confirmed_at, confirmed_how, proposed_words, created_by_id, created_at,
    updated_at)
SELECT %(agency)s, client, 'Walk', 'en', author, CASE author WHEN 'required' THEN 'The court' ELSE '' END, 'health', '',
    '', '', 'working', current_date, CASE WHEN author <> 'suggested' OR random() < 0.5 THEN now() END, '', '', %(by)s,
    now(), now() - random() * interval '50 days'
FROM (SELECT *, (ARRAY['mine', 'mine', 'ours', 'suggested', 'required'])[1 + floor(random() * 5)::int] AS author
    FROM person, generate_series(1, 2)) wish;
INSERT INTO goals_step (agency_id, goal_id, words, owner, position, put_aside_as, created_by_id, created_at, done_at)
SELECT agency_id, id, 'Ask', (ARRAY['client', 'specialist', 'both'])[n], n, '', created_by_id, now(),
    CASE n WHEN 1 THEN now() - random() * interval '90 days' END
FROM goals_goal, generate_series(1, 3) n WHERE agency_id = %(agency)s;
INSERT INTO goals_milestone (agency_id, goal_id, words, position, made_it_happen, created_by_id, created_at, reached_on)
SELECT agency_id, id, 'There', n, '', created_by_id, now(), CASE n WHEN 1 THEN current_date - (random() * 300)::int END
FROM goals_goal, generate_series(1, 3) n WHERE agency_id = %(agency)s;
INSERT INTO notes_session (agency_id, client_id, specialist_id, program_id, status, start_at, end_at, planned_for,
    method, place, not_met_because, not_met_words, called_off_because, created_at, updated_at)
SELECT %(agency)s, client, specialist, program, 'held', at, at + interval '45 minutes', '', 'in_person', '11', '', '',
    '', at, at
FROM (SELECT *, now() - (unseen + 7.3 * ago) * interval '1 day' - interval '1 hour' AS at
    FROM generate_series(0, %(each)s - 1) ago, person WHERE unseen IS NOT NULL) held;
INSERT INTO notes_note (agency_id, session_id, focus, did, what_we_did, takeaway, feeling, next_step, next_step_owner,
    no_goal, late_because, version, saved_at, due_at, signed_at, signed_name, was_late, content_hash, how_was_it,
    is_crisis, signed_code, group_line)
SELECT %(agency)s, id, '', '{}', 'Walked and talked.', 'I went anyway.', '', '', '', '', '', 1, end_at,
    start_at + interval '3 days',
    CASE WHEN start_at < now() - interval '30 hours' AND random() > 0.002 THEN end_at END, 'Robin', false, '', '',
    random() < 0.003, '', ''
FROM notes_session WHERE agency_id = %(agency)s;
ALTER TABLE goals_goal ENABLE TRIGGER USER;
ALTER TABLE goals_step ENABLE TRIGGER USER;
ALTER TABLE goals_milestone ENABLE TRIGGER USER;
ALTER TABLE notes_session ENABLE TRIGGER USER;
ALTER TABLE notes_note ENABLE TRIGGER USER;
DROP TABLE person;
"""


class House:
    """An agency of so many people, twenty with each specialist, eight specialists with each supervisor."""

    def __init__(self, people):
        from accounts.models import Agency

        self.agency, self.count, self.dice = Agency.objects.create(name=f"House of {people}"), people, random.Random(7)

    def fill(self):
        from django.db import connections, transaction

        from accounts.scopes import scope

        with scope(self.agency):
            for part in (self._staff, self._people):
                with transaction.atomic():
                    part()
                tidy()
        with connections["owner"].cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '512MB'; SET synchronous_commit = off")
            for statement in PARTS.split(";\n")[:-1]:
                cursor.execute(statement, self._told())
        return self

    def _staff(self):
        from accounts.models import Membership, User
        from tests import cast

        count = self.count // EACH
        self.programs = [cast.ProgramFactory() for _ in range(4)]
        self.manager = cast.a_member(self.agency, "manager", credential="")
        self.supervisors = [cast.a_member(self.agency, "supervisor", credential="") for _ in range(-(-count // TEAM))]
        users = [self._user(n) for n in range(count)]
        users = User.objects.bulk_create(users, BATCH)
        members = [
            Membership(user=user, role="specialist", credential="CPS", supervisor=self.supervisors[n // TEAM])
            for n, user in enumerate(users)
        ]
        self.specialists = Membership.objects.bulk_create(members, BATCH)

    def _user(self, n):
        from accounts.models import User

        return User(agency=self.agency, name=f"Robin P. {n:04}", email=f"{n}.{self.agency.pk}@bench.example")

    def _people(self):
        from django.utils import timezone

        from clients.models import Assignment, Client, Enrollment

        today, since = timezone.localdate(), timezone.localdate() - timedelta(days=400)
        made = [Client(chosen_name=f"Person {n:05}", asked_for_space_on=self._space(n)) for n in range(self.count)]
        self.clients = Client.objects.bulk_create(made, BATCH)
        walks = [(c, self.specialists[n // EACH]) for n, c in enumerate(self.clients)]
        Assignment.objects.bulk_create([Assignment(client=c, specialist=s, began_on=since) for c, s in walks], BATCH)
        enrolled = [self._enrolled(n, c, since, today) for n, c in enumerate(self.clients)]
        Enrollment.objects.bulk_create([Enrollment(**fields) for fields in enrolled], BATCH)

    def _space(self, n):
        from django.utils import timezone

        return timezone.localdate() if n % 40 == 5 else None

    def _enrolled(self, n, client, since, today):
        due = today + timedelta(days=self.dice.randint(-3, 180))
        return {"client": client, "program": self.programs[n % 4], "began_on": since, "plan_review_due_on": due}

    def _told(self):
        """Of each hundred two were never seen, and eight not for weeks."""
        ago = [
            None if n % 50 == 0 else self.dice.uniform(*((15, 60) if n % 12 == 0 else (0, 7)))
            for n in range(self.count)
        ]
        return {
            "agency": self.agency.pk,
            "by": self.manager.user_id,
            "clients": [client.pk for client in self.clients],
            "specialists": [self.specialists[n // EACH].pk for n in range(self.count)],
            "programs": [self.programs[n % 4].pk for n in range(self.count)],
            "unseen": ago,
            "each": SESSIONS_EACH,
        }


def main():
    bench.prepare(DATABASE)
    began = time.perf_counter()
    small, large = House(TEAM * EACH).fill(), House(PEOPLE).fill()
    tidy()
    print(f"{PEOPLE * SESSIONS_EACH:,} sessions of {PEOPLE:,} people were made in {time.perf_counter() - began:.0f} s.")
    supervisor, manager = (bench.cookie(one.user) for one in (small.supervisors[0], large.manager))
    pages = {
        "small page": ("/small/", supervisor),
        "board, 8 x 20": ("/caseload/", supervisor),
        f"{PEOPLE:,} people": ("/caseload/", manager),
        **{f"by {name}": (f"/caseload/?order=-{name}", manager) for name in ORDERS},
        **{f"only {name}": (f"/caseload/?flag={name}", manager) for name in FLAGS},
    }
    with bench.served():
        bench.report(bench.measure(pages))


def tidy():
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
