"""A report of a year over a million sessions, timed in the database: part of `make bench`.

10,000 people of one agency, a hundred signed sessions each, all within one year, with goals, steps and wins beside
them. The database makes the rows itself.
"""

import os
import subprocess
import sys
import time
from datetime import timedelta

DATABASE, PEOPLE, SESSIONS_EACH, MOST_SECONDS = "bench_reports", 10_000, int(os.environ.get("SESSIONS_EACH", 100)), 3
os.environ |= {"PEERSUPPORT_DATABASE": DATABASE, "DJANGO_SETTINGS_MODULE": "tests.bench_settings"}
YEAR = timedelta(days=365)
COUNTIES, PAYERS = ["Travis", "Hays", "Bastrop", ""], ["Medicaid", "County grant", "Grant", ""]

MAKE = """
ALTER TABLE notes_session DISABLE TRIGGER USER;
ALTER TABLE notes_note DISABLE TRIGGER USER;
ALTER TABLE goals_step DISABLE TRIGGER USER;
INSERT INTO notes_session (agency_id, client_id, specialist_id, program_id, status, start_at, end_at, planned_for,
    method, place, not_met_because, not_met_words, called_off_because, created_at, updated_at)
SELECT %(agency)s, (%(clients)s::uuid[])[1 + n %% {people}], (%(specialists)s::uuid[])[1 + n %% 50],
    (%(programs)s::uuid[])[1 + n %% 5], CASE WHEN n %% 12 = 0 THEN 'not_met' ELSE 'held' END,
    CASE WHEN n %% 12 > 0 THEN at END, CASE WHEN n %% 12 > 0 THEN at + interval '1 minute' * (20 + n %% 60) END, '',
    'in_person', '11', CASE WHEN n %% 12 = 0 THEN 'no_answer' ELSE '' END, '', '', at, at
FROM (SELECT n, %(since)s::timestamptz + n * interval '364 days' / {sessions} AS at
    FROM generate_series(1, {sessions}) n) held;
UPDATE notes_session SET planned_at = created_at WHERE status = 'not_met';
INSERT INTO notes_note (agency_id, session_id, focus, did, what_we_did, takeaway, feeling, next_step, next_step_owner,
    no_goal, late_because, version, saved_at, signed_at, signed_name, signed_units, was_late, content_hash, how_was_it,
    is_crisis, signed_code, group_line)
SELECT agency_id, id, '', '{{}}', 'Walked and talked.', '', '', '', '', '', '', 1, end_at, end_at, 'Robin',
    floor(extract(epoch FROM end_at - start_at) / 900), random() < 0.1, '', '', false, '', ''
FROM notes_session WHERE status = 'held';
INSERT INTO notes_deliveredcontact (id, agency_id, client_id, specialist_id, program_id, start_at, end_at, signed_at,
    units, was_late, is_crisis)
SELECT held.id, held.agency_id, client_id, specialist_id, program_id, start_at, end_at, signed_at, signed_units,
    was_late, is_crisis
FROM notes_session held JOIN notes_note ON session_id = held.id ORDER BY start_at;
INSERT INTO goals_step (agency_id, goal_id, words, owner, position, done_at, put_aside_as, created_by_id, created_at)
SELECT agency_id, id, 'Ask Ray', 'client', n, %(since)s::timestamptz + n * interval '70 days', '', created_by_id, now()
FROM goals_goal, generate_series(0, 4) n;
"""


def main():
    from peersupport.postgres import forget

    forget(DATABASE)
    subprocess.run([sys.executable, "manage.py", "migrate", "--database=owner", "-v0"], check=True)
    import django

    django.setup()
    began = time.perf_counter()
    agency, manager, program, specialist = fill()
    print(f"\nreports: {PEOPLE * SESSIONS_EACH:,} sessions were made in {time.perf_counter() - began:.0f} s.")
    measure(agency, manager, program, specialist)


def fill():
    from django.db import connections, transaction
    from django.utils import timezone

    from accounts.models import Agency
    from accounts.scopes import scope
    from tests import cast

    agency = Agency.objects.create(name="Bench House")
    since = timezone.now() - YEAR
    with scope(agency), transaction.atomic():
        manager = cast.a_member(agency, "manager", credential="")
        programs = [cast.ProgramFactory() for _ in range(5)]
        specialists = [cast.a_member(agency) for _ in range(50)]
        clients = _people(programs, specialists, since.date())
    told = {"agency": agency.pk, "since": since, "clients": [one.pk for one in clients]}
    told |= {"specialists": [one.pk for one in specialists], "programs": [one.pk for one in programs]}
    with connections["owner"].cursor() as cursor:
        for statement in MAKE.format(people=PEOPLE, sessions=PEOPLE * SESSIONS_EACH).split(";\n")[:-1]:
            cursor.execute(statement, told if "%(" in statement else None)
        cursor.execute("VACUUM ANALYZE")
    return agency, manager, programs[0], specialists[0]


def _people(programs, specialists, since):
    from clients.models import Assignment, Client, Enrollment
    from goals.models import Goal, Win

    people = [Client(chosen_name=f"Person {n:05}", county=COUNTIES[n // 7 % 4]) for n in range(PEOPLE)]
    clients = Client.objects.bulk_create(people, 1000)
    times = [
        Enrollment(client=one, program=programs[n % 5], began_on=since, referred_on=since, payer=PAYERS[n // 3 % 4])
        for n, one in enumerate(clients)
    ]
    Enrollment.objects.bulk_create(times, 1000)
    Enrollment.objects.filter(client__in=clients[::9]).update(payer=PAYERS[0], payer_began_on=since + YEAR / 2)
    walks = [Assignment(client=c, specialist=specialists[n % 50], began_on=since) for n, c in enumerate(clients)]
    Assignment.objects.bulk_create(walks, 1000)
    by, words = specialists[0].user, {"author": "mine", "life_area": "health"}
    Goal.objects.bulk_create([Goal(client=c, own_words="Walk", created_by=by, **words) for c in clients], 1000)
    Win.objects.bulk_create([Win(client=c, words="Walked", by=by) for c in clients], 1000)
    return clients


def measure(agency, manager, program, specialist):
    from django.db import transaction
    from django.utils import timezone

    from accounts.scopes import scope
    from reports.models import Report
    from reports.rows import list_of

    until = timezone.localdate() - timedelta(days=1)
    year = {"agency": agency, "since": until - timedelta(days=364), "until": until}
    month = year | {"since": until - timedelta(days=30)}
    print(f"{'what':<60}{'database s':>12}{'in all s':>10}")
    with scope(agency, manager.user), transaction.atomic():
        frozen = Report(**year)
        asked = _time("the year, looked at", lambda: Report(**year).found)
        _time("a month, looked at", lambda: Report(**month).found)
        every = {"county": COUNTIES[0], "payer": PAYERS[0], "program": program, "specialist": specialist}
        parts = [{name: value} for name, value in every.items()] + [{name: every[name] for name in ("county", "payer")}]
        for part in [*parts, every]:
            took = _time(f"the year, by {' and '.join(part)}", lambda part=part: Report(**part, **year).found)
            asked = max(asked, took)
        _time("the year, frozen", lambda: frozen.freeze(manager))
        kept = Report.objects.get(pk=frozen.pk)
        _time("its numbers, opened", lambda: kept.found)
        _time("fifty of its contacts", lambda: list_of(kept, "contacts", "all"))
        _time("fifty of its people", lambda: list_of(kept, "served", ""))
    print(f"asked for: a year under {MOST_SECONDS} s in the database; the longest of these took {asked:.1f} s")


def _time(what, ask):
    from django.db import connection

    spent = []

    def timed(execute, *args):
        began = time.perf_counter()
        try:
            return execute(*args)
        finally:
            spent.append(time.perf_counter() - began)

    began = time.perf_counter()
    with connection.execute_wrapper(timed):
        ask()
    print(f"{what:<60}{sum(spent):>12.2f}{time.perf_counter() - began:>10.2f}")
    return sum(spent)


if __name__ == "__main__":
    main()
