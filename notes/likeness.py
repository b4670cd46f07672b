"""Whether a text is a near copy of another."""

import re
from collections import Counter

FIRST = 12_000  # characters: what comes later is not compared, so that a check takes milliseconds
FEWEST_WORDS = 8
ALMOST = 0.9
WORD = re.compile(r"\w+")


def is_near_copy(text, others):
    """Whether the words of `text` are more than 0.9 like those of one of `others`; a few words are no copy."""
    mine = _pairs(text)
    if mine.total() + 1 < FEWEST_WORDS:
        return False
    return any(likeness(mine, _pairs(other)) > ALMOST for other in others)


def likeness(mine, theirs):
    """The share of neighboring words that both have, 0 to 1 (Dice, each pair as often as it stands there)."""
    both = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / both if both else 0.0


def _pairs(text):
    words = WORD.findall(text[:FIRST].casefold())
    return Counter(zip(words, words[1:], strict=False))
