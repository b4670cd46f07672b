"""Serve the app on this machine."""

import os
import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

FIRST_PORT, TRIES = 8000, 20


class Command(BaseCommand):
    help = "Serve the app on this machine until it is stopped. PEERSUPPORT_PORT chooses the port."

    def handle(self, **options):
        port = chosen_port()
        address = f"http://localhost:{port}"  # By name: browsers keep no passkey for a number.
        self.stdout.write(f"PeerSupport is at {address}")
        if settings.DEMO:
            self.stdout.write(f"Look around as anybody, with one tap: {address}/demo/")
        self.stdout.write("Stop with Ctrl+C.")
        self.stdout.flush()
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *gunicorn_options(port)])


def gunicorn_options(port, application="peersupport.wsgi:application"):
    """Far more threads than work at once: browsers open connections ahead, and each holds a thread for 5 seconds."""
    chosen = {"bind": f"127.0.0.1:{port}", "worker-class": "gthread", "workers": "2", "threads": "16"}
    quiet = {"log-level": "warning", "graceful-timeout": "5"}
    flags = [part for name, value in (chosen | quiet).items() for part in (f"--{name}", value)]
    return [*flags, application]


def chosen_port():
    """The port asked for, or the first free one."""
    asked = os.environ.get("PEERSUPPORT_PORT", "")
    if not asked:
        return next(port for port in range(FIRST_PORT, FIRST_PORT + TRIES) if is_free(port))
    if not asked.isdigit() or not 0 < int(asked) < 65536:
        raise CommandError("PEERSUPPORT_PORT has to be a number from 1 to 65535.")
    if not is_free(int(asked)):
        raise CommandError(f"Port {asked} is taken. Stop what runs there, or choose another PEERSUPPORT_PORT.")
    return int(asked)


def is_free(port):
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
