"""`make demo` in miniature, for stories and pictures: a fresh demo database and the production server."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from peersupport.management.commands.serve import gunicorn_options
from peersupport.postgres import postgres_bin

ROOT = Path(__file__).resolve().parents[2]
POSTGRES_BIN = postgres_bin()
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# Each process of a parallel run has databases and ports of its own.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
PORT = 18_761 + 10 * WORKER


@contextmanager
def demo_server(name="stories", port=PORT, clock=None, postgres=None, like=None):
    """Its address, while it runs. `like` is a demo kept by `keep_a_demo`, otherwise one is made; `clock` is a file with
    the moment that the server takes for now; `postgres` is the folder of a PostgreSQL of its own."""
    database = f"{name}{WORKER}_peersupport_demo"
    environment = _environment(database) | {"PEERSUPPORT_PORT": str(port)}
    if postgres:
        environment["PEERSUPPORT_POSTGRES_DIR"] = str(postgres)
    if clock:
        environment["STORY_CLOCK"] = str(clock)
    _forget(database, environment)
    if like:
        restore = [POSTGRES_BIN / "pg_restore", "--no-comments", "--single-transaction", "--dbname"]
        subprocess.run([*restore, _owner_of(database, environment), like], check=True)
    else:
        _manage(environment, "migrate", "--database=owner", "-v0")
        _fill(environment)
    moved = [sys.executable, "-m", "gunicorn", *gunicorn_options(port, "tests.stories.moved_clock:application")]
    serve = moved if clock else [sys.executable, "manage.py", "serve"]
    server = subprocess.Popen(serve, cwd=ROOT, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        _wait_for(address := f"http://127.0.0.1:{port}")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(15)


def keep_a_demo(place):
    """A demo agency in a file, made by whichever of several processes comes first."""
    database, kept = "kept_peersupport_demo", place / "demo.dump"
    with open(place / "demo.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            environment = _environment(database)
            _forget(database, environment)
            subprocess.run([sys.executable, "-m", "tests.migrating"], cwd=ROOT, env=environment, check=True)
            _fill(environment)
            beginning = kept.with_suffix(".beginning")
            dump = [POSTGRES_BIN / "pg_dump", "--format=custom", "--compress=0", "--file", beginning]
            subprocess.run([*dump, _owner_of(database, environment)], check=True)
            beginning.rename(kept)
            _forget(database, environment)
    return kept


def _environment(database):
    return os.environ | {"PEERSUPPORT_DEMO": "1", "PEERSUPPORT_DATABASE": database}


def _fill(environment):
    _manage(environment, "createcachetable", "--database=owner")
    _manage(environment, "demo")


def _manage(environment, *command):
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _forget(database, environment):
    _postgres(environment, f"forget('{database}')")


def _owner_of(database, environment):
    """The owner's address of a database, which is made when missing."""
    return _postgres(environment, f"print(addresses('{database}')[1])").strip()


def _postgres(environment, call):
    code = f"from peersupport.postgres import *; {call}"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, text=True, stdout=subprocess.PIPE).stdout


def _wait_for(address):
    for _ in range(150):
        try:
            urllib.request.urlopen(address + "/crisis/")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError("The demo did not start.")
