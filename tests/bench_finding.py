"""A search among a million notes of one agency, timed in the database: `make bench-find`. Making them takes minutes.

The n-th word of the made-up language stands in about 6/n of the notes, as in real ones (Zipf): the first in nearly
all, the last of 20,000 in a few hundred of a million.
"""

import os
import statistics
import subprocess
import sys
import time

DATABASE, NOTES, TEXTS, CLIENTS, BUDGET_MS = "bench_find", int(os.environ.get("NOTES", 1_000_000)), 50_000, 2_500, 50
PAGE, ROUNDS = 26, 5
os.environ |= {"PEERSUPPORT_DATABASE": DATABASE, "DJANGO_SETTINGS_MODULE": "tests.bench_settings"}

WORD = "'wa' || translate(({rank})::int::text, '0123456789', 'bcdfklmnpr') || 'o'"
MAKE = f"""
CREATE TEMP TABLE texts AS SELECT n, words, stems_of(words) AS search FROM (
    SELECT n, string_agg({WORD.format(rank="20000 ^ random()")}, ' ') AS words
    FROM generate_series(1, {TEXTS}) n, generate_series(1, 60) GROUP BY n) made;
CREATE UNIQUE INDEX ON texts (n);
ALTER TABLE notes_session DISABLE TRIGGER USER;
ALTER TABLE notes_note DISABLE TRIGGER USER;
DROP INDEX passage_words;
INSERT INTO notes_session (agency_id, client_id, specialist_id, program_id, status, start_at, end_at, planned_for,
    method, place, not_met_because, not_met_words, called_off_because, created_at, updated_at)
SELECT %(agency)s, (%(clients)s::uuid[])[1 + n %% {CLIENTS}], %(specialist)s, %(program)s, 'held', at,
    at + interval '45 minutes', '', 'in_person', '11', '', '', '', at, at
FROM (SELECT n, now() - n * interval '3 years' / {NOTES} AS at FROM generate_series(1, {NOTES}) n) held;
CREATE TEMP TABLE held AS SELECT *, 1 + (row_number() OVER (ORDER BY id) * 7919) %% {TEXTS} AS text FROM notes_session;
INSERT INTO notes_note (agency_id, session_id, focus, did, what_we_did, takeaway, feeling, next_step, next_step_owner,
    no_goal, late_because, version, saved_at, signed_at, signed_name, was_late, content_hash, how_was_it, is_crisis,
    signed_code, group_line)
SELECT agency_id, id, '', '{{}}', words, '', '', '', '', '', '', 1, end_at, end_at, 'Robin', false, '', '', false, '',
    ''
FROM held JOIN texts ON n = text;
INSERT INTO notes_passage (id, agency_id, client_id, session_id, kind, held_at, search)
SELECT note.id, held.agency_id, client_id, held.id, 'plain', start_at, search
FROM held JOIN texts ON n = text JOIN notes_note note ON note.session_id = held.id;
"""


def main():
    from peersupport.postgres import forget

    forget(DATABASE)
    subprocess.run([sys.executable, "manage.py", "migrate", "--database=owner", "-v0"], check=True)
    import django

    django.setup()
    began = time.perf_counter()
    member, clients = fill()
    print(f"{NOTES:,} notes were made in {time.perf_counter() - began:.0f} s.")
    report(measure(member, clients))


def fill():
    from django.db import connections, transaction

    from accounts.models import Agency
    from accounts.scopes import scope
    from clients.models import Client
    from tests import cast

    agency = Agency.objects.create(name="Bench House")
    with scope(agency), transaction.atomic():
        specialist, program = cast.a_member(agency), cast.ProgramFactory()
        clients = Client.objects.bulk_create([Client(chosen_name=f"Person {n:04}") for n in range(CLIENTS)])
    keys = [client.pk for client in clients]
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'passage_words'")
        [index] = cursor.fetchone()
        told = {"agency": agency.pk, "clients": keys, "specialist": specialist.pk, "program": program.pk}
        for statement in MAKE.split(";\n")[:-1]:
            cursor.execute(statement, told)
            print(f"  {time.strftime('%X')} {statement.strip()[:60]}", flush=True)
    with connections["owner"].cursor() as cursor:
        for statement in ("ALTER TABLE notes_session ENABLE TRIGGER USER", "ALTER TABLE notes_note ENABLE TRIGGER USER",
                          "SET maintenance_work_mem = '512MB'", index, "VACUUM ANALYZE"):  # fmt: skip
            cursor.execute(statement)
    return specialist, keys


def measure(member, clients):
    """Milliseconds of every search of each reader: words from the commonest to the rarest, alone and in twos."""
    readers = {"one person": clients[:1], "caseload of 20": clients[:20], "team of 160": clients[:160], "agency": None}
    ranks = [1, 2, 5, 10, 30, 60, 100, 200, 500, 1_000, 3_000, 6_000, 10_000, 19_000]
    questions = [*ranks, *zip(ranks, ranks[3:], strict=False), (1, 2), (60, 100), (25_000,)]
    return {name: _times(member, people, [_words(q) for q in questions]) for name, people in readers.items()}


def _words(ranks):
    ranks = ranks if isinstance(ranks, tuple) else (ranks,)
    return " ".join(f"wa{str(rank).translate(str.maketrans('0123456789', 'bcdfklmnpr'))}o" for rank in ranks)


def _times(member, people, questions):
    from django.db import connection, transaction

    from accounts.scopes import scope
    from notes.models import Asked, find

    taken = {}

    def watch(execute, sql, params, many, context):
        began = time.perf_counter()
        result = execute(sql, params, many, context)
        if "find_passages" in sql:
            taken.setdefault(params[0], []).append((time.perf_counter() - began) * 1000)
        return result

    with scope(member.agency_id), transaction.atomic(), connection.execute_wrapper(watch):
        for _ in range(ROUNDS):
            for words in questions:
                first = find(Asked(words), member, people, PAGE)
                if len(first) == PAGE:
                    find(Asked(words, before=(first[-2].held_at, first[-2].pk)), member, people, PAGE)
    if os.environ.get("EACH"):
        print({words: round(statistics.median(times), 1) for words, times in taken.items()})
    return [one for times in taken.values() for one in times]


def report(readers):
    print(f"{'search in the notes of':<24}{'p50 ms':>8}{'p95 ms':>8}{'most':>8}   budget: p95 under {BUDGET_MS} ms")
    everybody = [one for times in readers.values() for one in times]
    for name, taken in [*readers.items(), ("all", everybody)]:
        p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        print(f"{name:<24}{p50:>8.1f}{p95:>8.1f}{max(taken):>8.1f}")


if __name__ == "__main__":
    main()
