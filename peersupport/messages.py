"""The texts in Spanish: `python -m peersupport.messages compile | update | check`."""

import shutil
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "locale" / "es" / "LC_MESSAGES" / "django.po"
IGNORED = [".venv", ".tools", ".postgres", "staticfiles", "tests"]


def compile_texts():
    """Make the file that Django reads; it is not kept in the repository."""
    made = PO.with_suffix(".mo")
    if not made.exists() or made.stat().st_mtime < PO.stat().st_mtime:
        polib.pofile(str(PO)).save_as_mofile(str(made))


def update():
    """Gather the texts from code and templates, then say what still lacks Spanish."""
    if shutil.which("xgettext") is None:
        raise SystemExit("Gathering texts needs GNU gettext: apt-get install gettext.")
    ignored = [part for name in IGNORED for part in ("--ignore", name)]
    command = ["makemessages", "--locale", "es", "--no-location", "--no-obsolete", *ignored]
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    _without_date()
    compile_texts()
    _refuse_gaps()


def check():
    """Fail when a text lacks Spanish; the file itself is left as it was."""
    before = PO.read_bytes()
    try:
        update()
    finally:
        PO.write_bytes(before)
        compile_texts()


def _without_date():
    """A date that changes with every run would make a change of every run."""
    lines = PO.read_text().splitlines(keepends=True)
    PO.write_text("".join(line for line in lines if not line.startswith('"POT-Creation-Date')))


def _refuse_gaps():
    texts = polib.pofile(str(PO))
    gaps = [entry.msgid for entry in texts if not entry.translated() or entry.fuzzy]
    if gaps:
        raise SystemExit("\n".join([f"{len(gaps)} texts lack Spanish:", *gaps]))


if __name__ == "__main__":
    {"compile": compile_texts, "update": update, "check": check}[sys.argv[1]]()
