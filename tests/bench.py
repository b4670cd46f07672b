"""Speed of the main pages beside a small page of the same app: `make bench`.

A generated agency of 1,000 clients and 40,000 sessions, gunicorn with 2 workers, every page asked for in turns.
Times are milliseconds seen by one client on this machine; weights are bytes as brotli would send them.
"""

import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import time
from datetime import timedelta

import brotli

DATABASE, PORT, ROUNDS, WARM = "bench_peersupport", 18_762, 40, 8
CLIENTS, SESSIONS_EACH, SPECIALISTS, SUPERVISED = 1_000, 40, 50, 8
os.environ |= {"PEERSUPPORT_DATABASE": DATABASE, "DJANGO_SETTINGS_MODULE": "tests.bench_settings"}


def main():
    from peersupport.postgres import forget

    forget(DATABASE)
    manage = [sys.executable, "manage.py"]
    for command in (["migrate", "--database=owner", "-v0"], ["createcachetable", "--database=owner"]):
        subprocess.run(manage + command, check=True)
    import django

    django.setup()
    pages = fill()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--workers=2", "--threads=2", "--worker-class=gthread",
         f"--bind=127.0.0.1:{PORT}", "--log-level=warning", "peersupport.wsgi"], start_new_session=True,
    )  # fmt: skip
    try:
        time.sleep(4)
        report(measure(pages))
        weigh_first_visit()
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(15)


def fill():
    """The agency, and the address and session cookie of each page's reader."""
    from django.db import transaction

    from accounts.models import Agency
    from accounts.scopes import scope
    from tests import cast

    agency = Agency.objects.create(name="Bench House")
    with scope(agency), transaction.atomic():
        teams = [cast.a_member(agency, "supervisor", credential="") for _ in range(-(-SPECIALISTS // SUPERVISED))]
        specialists = [cast.a_member(agency, supervisor=teams[n // SUPERVISED]) for n in range(SPECIALISTS)]
        first = _clients(cast, specialists)
    dana, reader = _cookie(specialists[0].user), _cookie(first.user)
    board = _cookie(teams[0].user)
    return {
        "small page": ("/small/", dana),
        "today": ("/today/", dana),
        "clients": ("/clients/", dana),
        "client page": (f"/clients/{first.pk}/", dana),
        "goals": (f"/clients/{first.pk}/goals/", dana),
        "sessions": (f"/clients/{first.pk}/sessions/", dana),
        "board": ("/caseload/", board),
        "journey": ("/journey/", reader),
    }


def _clients(cast, specialists):
    from django.utils import timezone

    from clients.models import Assignment, Client, Enrollment
    from goals.models import CheckIn, Goal, Milestone, Step
    from notes.models import Note, Session

    now, program = timezone.now(), cast.ProgramFactory()
    clients = Client.objects.bulk_create([Client(chosen_name=f"Person {n:04}") for n in range(CLIENTS)])
    whose = {client.pk: specialists[n % SPECIALISTS] for n, client in enumerate(clients)}
    since = now.date() - timedelta(days=365)
    Assignment.objects.bulk_create([Assignment(client=c, specialist=whose[c.pk], began_on=since) for c in clients])
    Enrollment.objects.bulk_create([Enrollment(client=c, program=program, began_on=since) for c in clients])
    goals = Goal.objects.bulk_create(
        [
            Goal(client=c, own_words=f"Walk in the mornings {n}", author="mine", life_area="health", status="working",
                 confirmed_at=now, created_by=whose[c.pk].user)
            for c in clients for n in range(2)
        ]
    )  # fmt: skip
    by = specialists[0].user
    Milestone.objects.bulk_create(
        [Milestone(goal=g, words=f"Place {n}", position=n, created_by=by, reached_on=since if n < 2 else None)
         for g in goals for n in range(4)]
    )  # fmt: skip
    Step.objects.bulk_create(
        [Step(goal=g, words=f"Step {n}", position=n, created_by=by) for g in goals for n in range(3)]
    )
    CheckIn.objects.bulk_create(
        [CheckIn(client_id=g.client_id, goal=g, confidence=n, by=by, on=since + timedelta(days=60 * n))
         for g in goals for n in range(6)]
    )  # fmt: skip
    for n in range(SESSIONS_EACH):
        start = now - timedelta(days=9 * n + 1)
        held = Session.objects.bulk_create(
            [
                Session(client=c, specialist=whose[c.pk], program=program, status="held", start_at=start,
                        end_at=start + timedelta(minutes=45), method="in_person", place="11")
                for c in clients
            ]
        )  # fmt: skip
        Note.objects.bulk_create(
            [Note(session=s, what_we_did="Walked and talked.", takeaway="I went anyway.", due_at=start,
                  signed_at=start, signed_by=s.specialist, signed_name="CPS") for s in held]
        )  # fmt: skip
    first = clients[0]
    first.user = cast.UserFactory(agency=first.agency, name=first.chosen_name, email=None)
    first.save()
    return first


def _cookie(user):
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "accounts.backends.AgencyBackend"
    session.create()
    return f"sessionid={session.session_key}"


def measure(pages):
    """Milliseconds of every round, bytes and queries of each page; the pages take turns."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    found = {name: {"times": []} for name in pages}
    for turn in range(WARM + ROUNDS):
        for name, (path, cookie) in pages.items():
            began = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            response = connection.getresponse()
            body = response.read()
            taken = (time.perf_counter() - began) * 1000
            if response.status != 200:
                raise SystemExit(f"{name} answers {response.status}")
            if turn >= WARM:
                found[name]["times"].append(taken)
            found[name] |= {"bytes": len(body), "queries": response.headers["X-Queries"]}
    return found


def report(found):
    small = statistics.median(found["small page"]["times"])
    print(f"{'page':<14}{'p50 ms':>8}{'p95 ms':>8}{'ratio':>7}{'bytes':>9}{'queries':>9}")
    for name, page in found.items():
        p50, p95 = statistics.median(page["times"]), statistics.quantiles(page["times"], n=20)[-1]
        print(f"{name:<14}{p50:>8.1f}{p95:>8.1f}{p50 / small:>7.1f}{page['bytes']:>9}{page['queries']:>9}")


def weigh_first_visit():
    """The way in with everything it refers to, compressed, as a first visit loads it."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT)
    page = _get(connection, "/come-in/")
    assets = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()))
    for sheet in [asset for asset in assets if asset.endswith(".css")]:
        for font in re.findall(r"url\(\"?([^)\"]+latin-wght-normal[^)\"]*)", _get(connection, sheet).decode()):
            assets.add(f"{sheet.rpartition('/')[0]}/{font}")
    weights = {path: _compressed(path, _get(connection, path)) for path in sorted(assets)}
    total = len(brotli.compress(page)) + sum(weights.values())
    print(f"\nfirst visit: {total / 1000:.0f} kB compressed, in {len(weights) + 1} files")


def _get(connection, path):
    connection.request("GET", path)
    return connection.getresponse().read()


def _compressed(path, body):
    return len(body) if path.endswith(".woff2") else len(brotli.compress(body))


if __name__ == "__main__":
    main()
