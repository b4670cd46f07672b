"""Whether a line is Spanish: its small words say so. The hints are English and leave Spanish alone."""

import re

_SPANISH = frozenset(
    "que de la el los las y en un una por con para se su sus al del lo es pero más le les como está fue dijo muy"
    " hoy porque cuando también ya mi nos él ella".split()
)
_ENGLISH = frozenset(
    "the and to of was were he she they we with his her their it that is are at for on my i had has have this"
    " but about not".split()
)
_WORD = re.compile(r"[^\W\d_]+")


def is_spanish(line):
    words = _WORD.findall(line.lower())
    spanish = sum(word in _SPANISH for word in words)
    return spanish > 1 and spanish > sum(word in _ENGLISH for word in words)
