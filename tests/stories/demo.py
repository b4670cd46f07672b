"""`make demo` in miniature, for stories and pictures: a fresh demo database and the production server."""

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

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
DATABASE, PORT = "stories_peersupport_demo", 18_761


@contextmanager
def demo_server(database=DATABASE, port=PORT, clock=None, postgres=None):
    """Its address, while it runs. `clock` is a file with the moment that the server takes for now; `postgres` is the
    folder of a PostgreSQL of its own."""
    environment = os.environ | {
        "PEERSUPPORT_DEMO": "1",
        "PEERSUPPORT_DATABASE": database,
        "PEERSUPPORT_PORT": str(port),
    }
    if postgres:
        environment["PEERSUPPORT_POSTGRES_DIR"] = str(postgres)
    if clock:
        environment["STORY_CLOCK"] = str(clock)
    manage = [sys.executable, "manage.py"]
    fresh = f"from peersupport.postgres import forget; forget('{database}')"
    subprocess.run([sys.executable, "-c", fresh], cwd=ROOT, env=environment, check=True)
    for command in (["migrate", "--database=owner", "-v0"], ["createcachetable", "--database=owner"], ["demo"]):
        subprocess.run(manage + command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    moved = [sys.executable, "-m", "gunicorn", *gunicorn_options(port, "tests.stories.moved_clock:application")]
    serve = moved if clock else [*manage, "serve"]
    server = subprocess.Popen(serve, cwd=ROOT, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        _wait_for(address := f"http://127.0.0.1:{port}")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(15)


def _wait_for(address):
    for _ in range(150):
        try:
            urllib.request.urlopen(address + "/crisis/")
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise RuntimeError("The demo did not start.")
