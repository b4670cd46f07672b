"""Who did what among a million events and as many openings of one agency, beside ten thousand of them: `make bench`."""

import os
import statistics
import subprocess
import sys
import time

DATABASE, EVENTS, PEOPLE, STAFF, ROUNDS = "bench_trail", int(os.environ.get("EVENTS", 1_000_000)), 1_000, 40, 5
os.environ |= {"PEERSUPPORT_DATABASE": DATABASE, "DJANGO_SETTINGS_MODULE": "tests.bench_settings"}

AT = "now() - n * interval '3 years' / %(events)s"
WHOSE = f"(%(clients)s::uuid[])[1 + n %% {PEOPLE}]"
BY = f"(%(users)s::uuid[])[1 + n %% {STAFF}]"
EVENT = """
    INSERT INTO goals_goalevent ({columns}) SELECT {values}
    FROM generate_series(1, %(events)s) n, (SELECT * FROM goals_goalevent LIMIT 1) e
"""
OPENING = f"""
    INSERT INTO clients_opening (agency_id, client_id, user_id, role, kind, because, page, opened_at)
    SELECT %(agency)s, {WHOSE}, {BY}, 'specialist', 'opened', '', 'overview', {AT} FROM generate_series(1, %(events)s) n
"""
MADE = {
    "pgh_obj_id": "md5((n %% 20000)::text)::uuid",
    "client_id": WHOSE,
    "pgh_created_at": AT,
    "pgh_context": f"jsonb_build_object('user', {BY})",
}


def main():
    from peersupport.postgres import forget

    forget(DATABASE)
    subprocess.run([sys.executable, "manage.py", "migrate", "--database=owner", "-v0"], check=True)
    import django

    django.setup()
    print(f"\nwho did what{'':<18}{'few':>10}{'million':>10}   ms, median")
    few, many = (_measure(*_fill(f"House of {count}", count)) for count in (EVENTS // 100, EVENTS))
    for name, took in few.items():
        print(f"{name:<30}{took:>10.1f}{many[name]:>10.1f}")


def _fill(name, events):
    from django.db import connection, connections, transaction

    from accounts.models import Agency
    from accounts.scopes import scope
    from clients.models import Client
    from tests import cast

    agency = Agency.objects.create(name=name)
    with scope(agency), transaction.atomic():
        staff = [cast.a_member(agency, second_factor=False) for _ in range(STAFF)]
        clients = Client.objects.bulk_create([Client(chosen_name=f"Person {n:04}") for n in range(PEOPLE)])
        cast.GoalFactory(client=clients[0], created_by=staff[0].user)
        told = {"agency": agency.pk, "events": events, "clients": [one.pk for one in clients]}
        told["users"] = [one.user_id for one in staff]
        with connection.cursor() as cursor:
            cursor.execute(_event_sql(), told)
            cursor.execute(OPENING, told)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return agency, clients[7], staff[7]


def _event_sql():
    from django.apps import apps

    columns = [field.column for field in apps.get_model("goals.GoalEvent")._meta.fields if field.column != "pgh_id"]
    return EVENT.format(columns=", ".join(columns), values=", ".join(MADE.get(name, f"e.{name}") for name in columns))


def _measure(agency, client, member):
    """Milliseconds of each question, its words with it."""
    from datetime import timedelta

    from django.db import transaction
    from django.utils import timezone

    from accounts.scopes import scope
    from reports.trail import Timeline

    today = timezone.localdate()
    asked = {
        "everything": Timeline(),
        "one person": Timeline(client_id=client.pk),
        "one member of the staff": Timeline(user_id=member.user_id),
        "both": Timeline(client_id=client.pk, user_id=member.user_id),
        "changes of one day": Timeline(kind="changed", from_on=today - timedelta(400), until_on=today - timedelta(400)),
        "emergencies": Timeline(kind="emergency"),
        "copies taken": Timeline(kind="taken", user_id=member.user_id),
    }
    with scope(agency), transaction.atomic():
        took = {name: _time(lambda line=line: _page(line, None)) for name, line in asked.items()}
        deep = Timeline(until_on=today - timedelta(1000)).rows_after(None, 1)[0].place
        took["a page three years back"] = _time(lambda: _page(Timeline(), deep))
        took["a part of the file (2,000)"] = _time(lambda: _page(Timeline(), deep, 2000))
        took["counting all of them"] = _time(Timeline().count)
    return took


def _page(line, place, rows=51):
    from reports.trail.telling import tell

    return tell(line.rows_after(place, rows))


def _time(act):
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
