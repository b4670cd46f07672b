"""The lines of a note, as somebody may point at one of them."""

import re

LINE_LENGTH, AT_MOST = 500, 60
END = re.compile(r"(?<=[.!?…])\s+|\s*\n\s*")


def sentences_of(note):
    """Every sentence that stands in a signed note, in its order, each once."""
    texts = [note.focus, *(work.words for work in note.work), note.takeaway, note.feeling]
    texts += [note.group_line, note.what_we_did, note.next_step]
    found = dict.fromkeys(line.strip()[:LINE_LENGTH] for text in texts for line in END.split(text))
    return [line for line in found if line][:AT_MOST]
