"""Speed of the main pages beside a small page of the same app: `make bench`.

A generated agency of 1,000 clients and 40,000 sessions, gunicorn with 2 workers, every page asked for in turns.
Times are milliseconds seen by one client on this machine; weights are bytes as brotli would send them.
"""

import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import time
import urllib.parse
from contextlib import contextmanager

import brotli

from peersupport.management.commands.serve import gunicorn_options
from tests import bench_phone

DATABASE, PORT, ROUNDS, WARM = "bench_peersupport", 18_762, 60, 10
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench_settings"
os.environ.setdefault("PEERSUPPORT_DATABASE", DATABASE)


def main():
    prepare(DATABASE)
    began = time.perf_counter()
    pages, house = fill()
    print(f"The agency was made in {time.perf_counter() - began:.0f} s.")
    with served():
        found = measure(pages)
        report(found)
        time_autosave(house, pages["today"][1], statistics.median(found["small page"]["times"]))
        weigh_first_visit()
        bench_phone.report(bench_phone.first_visits(f"http://127.0.0.1:{PORT}/journey/", pages["journey"][1]))
        time_hints()


def prepare(database):
    """An empty database of this name, and Django on it."""
    from peersupport.postgres import forget

    forget(database)
    manage = [sys.executable, "manage.py"]
    for command in (["migrate", "--database=owner", "-v0"], ["createcachetable", "--database=owner"]):
        subprocess.run(manage + command, check=True)
    import django

    django.setup()


@contextmanager
def served():
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", *gunicorn_options(PORT)], start_new_session=True)
    try:
        _wait()
        yield
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(15)


def fill():
    """The address of each page with the session cookie of its reader, and the agency."""
    from tests.bench_agency import BenchAgency

    house = BenchAgency().fill()
    specialist, supervisor, client = (cookie(who.user) for who in (house.specialist, house.supervisor, house.client))
    record = f"/clients/{house.client.pk}/"
    pages = {
        "small page": ("/small/", specialist),
        "today": ("/today/", specialist),
        "clients": ("/clients/", specialist),
        "client page": (record, specialist),
        "goals": (f"{record}goals/", specialist),
        "goal": (f"{record}goals/{house.goal.pk}/", specialist),
        "goals print": (f"{record}goals/print/", specialist),
        "goal story": (f"{record}goals/{house.goal.pk}/story/", specialist),
        "mirror": ("/caseload/mirror/", specialist),
        "own sheet": ("/journey/sheet/", client),
        "own corner": ("/journey/corner/", client),
        "sessions": (f"{record}sessions/", specialist),
        "board": ("/caseload/", supervisor),
        "journey": ("/journey/", client),
        "own goal": (f"/journey/goals/{house.goal.pk}/", client),
        "messages": ("/journey/messages/", client),
        "find": ("/notes/", specialist),
        "groups": ("/groups/", specialist),
        "draft": (house.draft_url, specialist),
    }
    return pages, house


def cookie(user):
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "accounts.backends.AgencyBackend"
    session.create()
    return f"sessionid={session.session_key}"


def _wait():
    for _ in range(150):
        try:
            return http.client.HTTPConnection("127.0.0.1", PORT).request("GET", "/crisis/")
        except ConnectionError:
            time.sleep(0.2)
    raise SystemExit("The app did not start.")


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
    print(f"{'page':<16}{'p50 ms':>8}{'p95 ms':>8}{'ratio':>7}{'bytes':>9}{'queries':>9}")
    for name, page in found.items():
        p50, p95 = statistics.median(page["times"]), statistics.quantiles(page["times"], n=20)[-1]
        print(f"{name:<16}{p50:>8.1f}{p95:>8.1f}{p50 / small:>7.1f}{page['bytes']:>9}{page['queries']:>9}")


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


def time_autosave(house, cookie, small):
    """The round trip of a draft whose page saves itself, a sentence longer each time."""
    connection, version, times, key = http.client.HTTPConnection("127.0.0.1", PORT), 1, [], "x" * 32
    headers = {"Cookie": f"{cookie}; csrftoken={key}", "X-CSRFToken": key, "X-Autosave": "words"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    for turn in range(WARM + ROUNDS):
        words = "We walked to the river. " * (turn + 1)
        typed = urllib.parse.urlencode(house.typed | {"version": version, "what_we_did": words}, doseq=True)
        began = time.perf_counter()
        connection.request("POST", f"{house.draft_url}autosave/", typed, headers)
        answer = connection.getresponse()
        told = answer.read()
        times.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            raise SystemExit(f"autosave answers {answer.status}")
        version = json.loads(told)["version"]
    p50 = statistics.median(times[WARM:])
    print(f"\nautosave: {p50:.1f} ms, {p50 / small:.1f} times the small page; asked for: under 4 times")


def time_hints():
    """A note of 10,000 characters, full of words that the shipped hints speak of; the rules are compiled already."""
    from notes.hinting import choose, notice
    from tests.notes.test_hinting import shipped

    rules, sentence = shipped(), "We walked and she refused the call; they should think about a non-compliant week. "
    text, times = (sentence * 125)[:10_000], []
    for _ in range(WARM + ROUNDS):
        began = time.perf_counter()
        choose(notice(text, rules))
        times.append((time.perf_counter() - began) * 1000)
    print(f"hints: {statistics.median(times[WARM:]):.1f} ms for {len(text):,} characters")


def _get(connection, path):
    connection.request("GET", path)
    return connection.getresponse().read()


def _compressed(path, body):
    return len(body) if path.endswith(".woff2") else len(brotli.compress(body))


if __name__ == "__main__":
    main()
