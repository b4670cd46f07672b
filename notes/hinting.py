"""What an agency's hints notice in a text. Pure: text and rules in, places out; no row, no request.

Whole words in any case, the longest phrase first. Left alone: what stands in quotation marks, Spanish lines,
spared phrases ("heart failure"), and abbreviations that are not written as the rule writes them ("SI", not "si").
"""

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from .languages import is_spanish

AT_MOST = 5
_QUOTED = r"""“[^“”]*”|“[^\n]*|«[^«»]*»|«[^\n]*|‘[^‘\n]*?'(?!\w)|(?<!\w)"[^"\n]*(?:"|$)"""
_EVEN = str.maketrans({"’": "'", "‑": "-", "İ": "i"})
_ABOUT = r"(?:\s+(?:is|are|was|were|be|being|been|has|have|can|really|just|also|very|so|too|\w+ly))*\s+$"
_LOOK_BACK = 80


class Rule(NamedTuple):
    """One hint of an agency, as something to look for."""

    phrases: tuple
    suggestions: tuple
    spared: tuple
    category: str
    level: str
    guard: str
    is_safety: bool
    about_person: bool


class Noticed(NamedTuple):
    """One place in a text: a suggestion takes the place of `words`, which is the `nth` such string in the text."""

    rule: Rule
    phrase: str
    start: int
    words: str
    nth: int
    has_article: bool

    @property
    def suggestions(self):
        """As they fit there: with "a" or "an" where one stood, with a capital where one was."""
        return [self._fitting(suggestion) for suggestion in self.rule.suggestions]

    def _fitting(self, suggestion):
        if self.has_article:
            suggestion = f"{'an' if suggestion[0].lower() in 'aeio' else 'a'} {suggestion}"
        return suggestion[0].upper() + suggestion[1:] if self.words[0].isupper() else suggestion


def notice(text, rules, names=()):
    """Every place that a rule speaks of, in order; `names` are the person's."""
    pattern, found_by = _compiled(rules)
    if pattern is None:
        return []
    folded, in_spanish = fold(text), _spanish_lines(text)
    subject = re.compile(rf"\b(?:he|she|they|{'|'.join(['client', *map(re.escape, map(fold, names))])}){_ABOUT}")
    noticed = []
    for match in pattern.finditer(folded):
        start, end, phrase = *match.span(), as_phrase(match[0])
        rule, spellings = found_by.get(phrase, (None, ()))
        said_of = rule and (not rule.about_person or subject.search(folded, max(0, start - _LOOK_BACK), start))
        if said_of and _is_spelled(text[start:end], spellings) and not in_spanish(start):
            noticed.append(_noticed(text, start, end, rule, phrase))
    return noticed


def choose(noticed, at_most=AT_MOST):
    """Those to show: each phrase once, danger before all, then as they stand in the text."""
    once = list({place.phrase: place for place in reversed(noticed)}.values())
    first = sorted(once, key=lambda place: (not place.rule.is_safety, place.start))[:at_most]
    return sorted(first, key=lambda place: place.start)


def fold(text):
    """The text in small letters and plain marks, character for character."""
    return text.translate(_EVEN).lower()


def as_phrase(words):
    return " ".join(fold(words).split())


def _noticed(text, start, end, rule, phrase):
    article = rule.suggestions and re.search(r"\ban? +$", text[max(0, start - 4) : start], re.I)
    begin = start - len(article[0]) if article else start
    words = text[begin:end]
    return Noticed(rule, phrase, start, words, text.count(words, 0, begin), bool(article))


def _spanish_lines(text):
    """Whether a place stands in a Spanish line; each line is read once, and only when something is found there."""
    read = {}

    def in_spanish(place):
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        if start not in read:
            read[start] = is_spanish(text[start : end if end >= 0 else len(text)])
        return read[start]

    return in_spanish


def _is_spelled(words, spellings):
    return any(exact <= set(words.split()) for exact in spellings)


@lru_cache(maxsize=256)
def _compiled(rules):
    """(pattern, {phrase: (rule, its spellings)}). What is to be left alone has no rule; a later rule wins."""
    found_by = {as_phrase(spared): (None, ()) for rule in rules for spared in rule.spared}
    for rule in rules:
        for phrase in rule.phrases:
            spoken_by, spellings = found_by.get(as_phrase(phrase), (None, ()))
            others = spellings if spoken_by is rule else ()
            found_by[as_phrase(phrase)] = (rule, (*others, _exact(phrase)))
    return (_pattern(found_by), found_by) if found_by else (None, found_by)


def _exact(phrase):
    """The words of it that count only as they are written here: abbreviations."""
    words = phrase.split()
    return frozenset(word for word in words if re.search("[A-Z]{2}", word) or len(words) == 1 and len(word) <= 2)


def _pattern(phrases):
    """Grouped by their first letter, so that most words of a text are passed over at once."""
    by_letter = groupby(sorted(phrases, key=lambda phrase: (phrase[0], -len(phrase))), key=lambda phrase: phrase[0])
    groups = (rf"{re.escape(letter)}(?:{'|'.join(_rest(p) for p in group)})" for letter, group in by_letter)
    return re.compile(rf"{_QUOTED}|(?<!\w)(?<!\w[-'])(?:{'|'.join(groups)})(?!\w|-\w)", re.M)


def _rest(phrase):
    return r"\s+".join(map(re.escape, phrase[1:].split(" ")))
