"""The story as a file to take along."""

import csv
import io
import json

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.spreadsheet import cell
from notes.paper import set_by_typst

LAYOUT = "portal/my_story.typ"


def as_json(story):
    chapters = [{**chapter, "lines": [_open(line) for line in chapter["lines"]]} for chapter in story.chapters]
    told = {
        "format": "my-story",
        "version": 1,
        "made_on": timezone.localdate().isoformat(),
        "language": get_language(),
        "name": story.client.chosen_name,
        "since": story.since and story.since.isoformat(),
        "until": story.until and story.until.isoformat(),
        "chapters": chapters,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _open(line):
    day = line.on and line.on.isoformat()
    return {"day": day, "sentence": line.says, "words": line.words, "language": line.lang}


def as_csv(story):
    written = io.StringIO("\ufeff")
    written.seek(0, io.SEEK_END)
    rows = csv.writer(written)
    rows.writerow([_("Part"), _("Day"), _("Sentence"), _("Words")])
    for chapter in story.chapters:
        for line in chapter["lines"]:
            row = [chapter["title"], line.on.isoformat() if line.on else "", line.says, line.words]
            rows.writerow([cell(words) for words in row])
    return written.getvalue()


def as_pdf(story):
    page_words = _("Page %(page)s of %(pages)s").replace("%(page)s", "\n").replace("%(pages)s", "\n").split("\n")
    chapters = [
        {"title": chapter["title"], "lines": [_on_paper(line) for line in chapter["lines"]]}
        for chapter in story.chapters
    ]
    return set_by_typst(
        LAYOUT,
        {
            "title": _("My story"),
            "lang": get_language(),
            "name": story.client.chosen_name,
            "day": date_format(timezone.localdate(), "DATE_FORMAT"),
            "page_words": page_words,
            "chapters": chapters,
        },
    )


def _on_paper(line):
    day = date_format(line.on, "DATE_FORMAT") if line.on else ""
    return {"day": day, "says": line.says, "words": line.words, "lang": line.lang}
