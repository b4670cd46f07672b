"""The demo's letters: written into files instead of being sent."""

import email
import email.policy
import email.utils
from pathlib import Path

from django.conf import settings

NEWEST = 50


def letters():
    """The newest letters first. One file may hold several, parted by a line of dashes."""
    folder = Path(settings.MAILERS["default"].get("OPTIONS", {}).get("file_path", ""))
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)[:NEWEST]
    return [letter for file in files for letter in _letters_in(file)]


def _letters_in(file):
    for text in reversed(file.read_bytes().split(b"-" * 79)):
        if text.strip():
            message = email.message_from_bytes(text.strip(), policy=email.policy.default)
            body = message.get_body(("plain",))
            yield {
                "to": message["To"] or "",
                "subject": message["Subject"] or "",
                "on": email.utils.parsedate_to_datetime(message["Date"]) if message["Date"] else None,
                "text": body.get_content() if body else "",
            }
