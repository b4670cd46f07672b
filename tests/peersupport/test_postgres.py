"""The database that comes along: it starts from nothing and again after every accident, or says why it cannot."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from django.db import connections

from peersupport.postgres import addresses, forget, postgres_bin

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "from peersupport.postgres import addresses; print(addresses('first')[0])"
AS_NOBODY = """
import os
from peersupport import postgres
os.setgroups([]); os.setgid(65534); os.setuid(65534)
postgres.start(); print("running" if postgres._answers() else "not running"); postgres.stop()
"""


class Folder:
    """A database folder and the commands that a person, or two at once, would give about it."""

    def __init__(self, path):
        self.path = path

    def run(self, *arguments, **options):
        environment = os.environ | {"PEERSUPPORT_POSTGRES_DIR": str(self.path)}
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, text=True,
                              capture_output=True, timeout=60, **options)  # fmt: skip
        return done.returncode, (done.stdout + done.stderr).strip()

    def command(self, name, **options):
        return self.run("-m", "peersupport.postgres", name, **options)

    def address(self):
        code, said = self.run("-c", ADDRESS)
        assert code == 0, said
        return said

    @property
    def pid_file(self):
        return self.path / "data" / "postmaster.pid"

    @property
    def server(self):
        return int(self.pid_file.read_text().split()[0])

    def crash(self):
        server = self.server
        os.kill(server, signal.SIGKILL)
        while Path(f"/proc/{server}/stat").exists() and " Z " not in Path(f"/proc/{server}/stat").read_text():
            time.sleep(0.01)


@pytest.fixture(scope="module")
def house():
    """One server for all tests that only need a running one."""
    with TemporaryDirectory() as place:
        folder = Folder(Path(place) / "db")
        yield folder
        folder.command("stop")


@pytest.fixture
def tmp_path():
    """Not pytest's own: that is closed to other users, also to the database's, whenever another session begins."""
    with TemporaryDirectory() as place:
        yield Path(place)


@pytest.fixture
def running(house):
    assert house.command("start") == (0, "")
    return house


def is_a_plain_sentence(said):
    return said.count("\n") == 0 and said.endswith(".") and "Traceback" not in said


def test_two_first_commands_at_once_find_one_server(house):
    house.command("stop")
    with ThreadPoolExecutor(2) as both:
        one, other = (both.submit(house.address), both.submit(house.address))
        assert one.result() == other.result()
    with psycopg.connect(one.result()) as connection:
        assert connection.execute("SELECT current_user, current_database()").fetchone() == ("peersupport_app", "first")
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_a_second_start_leaves_the_server_alone(running):
    server = running.server
    assert running.command("start") == (0, "")
    assert running.server == server


def test_it_says_whether_it_runs_and_stops_when_told(running):
    assert running.command("status") == (0, "running")
    assert running.command("stop") == (0, "")
    assert running.command("status") == (0, "not running")
    assert running.command("stop") == (0, "")


def test_it_rests_only_when_nobody_uses_it(running):
    waiting = "from peersupport.postgres import addresses; addresses('first'); print('ready', flush=True); input()"
    environment = os.environ | {"PEERSUPPORT_POSTGRES_DIR": str(running.path)}
    with subprocess.Popen([sys.executable, "-c", waiting], cwd=ROOT, env=environment,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as user:  # fmt: skip
        assert user.stdout.readline() == b"ready\n"
        assert running.command("rest") == (0, "")
        assert running.command("status") == (0, "running")
        user.communicate(b"\n")
    assert running.command("rest") == (0, "")
    assert running.command("status") == (0, "not running")


def test_it_does_not_rest_under_a_guest(running):
    with psycopg.connect(running.address()) as guest:
        assert running.command("rest") == (0, "")
        assert guest.execute("SELECT 1").fetchone() == (1,)


def test_there_is_nothing_to_rest_where_nothing_was_made(tmp_path):
    assert Folder(tmp_path / "db").command("rest") == (0, "")
    assert not (tmp_path / "db").exists()


def test_it_comes_up_again_after_a_crash(running):
    still_open = psycopg.connect(running.address())
    running.crash()
    assert running.command("start") == (0, "")
    still_open.close()
    with psycopg.connect(running.address()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_lock_that_names_somebody_elses_process_does_not_stop_it(running):
    owner = running.pid_file.stat().st_uid
    as_owner = {"user": owner, "extra_groups": []} if os.geteuid() == 0 else {}
    running.crash()
    bystander = subprocess.Popen(["sleep", "60"], cwd="/", **as_owner)
    try:
        for lock in (running.pid_file, running.path / "socket" / ".s.PGSQL.5432.lock"):
            lock.write_text(str(bystander.pid) + "\n" + lock.read_text().split("\n", 1)[1])
        assert running.command("start") == (0, "")
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_it_works_too_deep_for_a_socket_and_after_a_broken_start_and_a_move(tmp_path):
    deep, moved = Folder(tmp_path / ("deep " * 20) / "db"), Folder(tmp_path / "it's moved")
    (deep.path / "making" / "base").mkdir(parents=True)
    try:
        assert deep.command("start") == (0, "")
        assert not (deep.path / "socket").exists()
        assert deep.command("stop") == (0, "")
        deep.path.rename(moved.path)
        psycopg.connect(moved.address()).close()
    finally:
        moved.command("stop")


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    code, said = Folder(tmp_path / "file" / "db").command("start")
    assert code == 1
    assert is_a_plain_sentence(said)
    assert str(tmp_path / "file" / "db") in said


def test_a_full_disk_is_said_in_a_sentence(tmp_path):
    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    code, said = Folder(tmp_path / "db").command("start", preexec_fn=little_room)
    assert code == 1
    assert is_a_plain_sentence(said)
    assert not (tmp_path / "db" / "data").exists()


def test_settings_that_it_refuses_are_said_in_a_sentence(running):
    running.command("stop")
    settings = running.path / "data" / "postgresql.conf"
    kept = settings.read_text()
    settings.write_text(kept + "\nmax_connections = many\n")
    code, said = running.command("start")
    settings.write_text(kept)
    assert code == 1
    assert is_a_plain_sentence(said)
    assert running.command("start") == (0, "")


@pytest.mark.skipif(os.geteuid() != 0, reason="The other tests run as a plain user already.")
def test_it_starts_as_a_plain_user_too():
    with tempfile.TemporaryDirectory(prefix="peersupport-") as place:
        os.chown(place, 65534, 65534)
        assert Folder(Path(place) / "db").run("-c", AS_NOBODY) == (0, "running")


RIGHTS = """
    SELECT relname::text, relacl::text, relrowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT tablename, policyname || cmd || qual, true FROM pg_policies
    UNION SELECT tgrelid::regclass::text, tgname, tgenabled = 'O' FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1, 2
"""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="A server of one's own has its own pg_dump.")
def test_a_restored_backup_has_the_same_wall_and_what_may_only_grow_still_only_grows(db, tmp_path):
    copied, dump = f"copy_{os.getpid()}", tmp_path / "dump"
    (_app, address), (_app, copy) = (addresses(name) for name in (connections["owner"].settings_dict["NAME"], copied))
    try:
        subprocess.run([postgres_bin() / "pg_dump", "--format=custom", f"--file={dump}", address], check=True)
        subprocess.run([postgres_bin() / "pg_restore", "--no-owner", "-e", f"--dbname={copy}", dump], check=True)
        with psycopg.connect(address) as before, psycopg.connect(copy) as after:
            rights = before.execute(RIGHTS).fetchall()
            assert after.execute(RIGHTS).fetchall() == rights
            assert any(row[0] == "notes_addendum" and "peersupport_app=ar/" in (row[1] or "") for row in rights)
    finally:
        forget(copied)
