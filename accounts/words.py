"""The word that an agency has for its peer specialists, in the language of whoever reads."""

import re

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext

from .scopes import current_scope


def own_title():
    """The agency's own word; empty where it has none."""
    scope = current_scope()
    return scope.titles.get(get_language(), "") if scope else ""


def peer_title():
    return own_title() or gettext("Peer specialist")


PEER_TITLE = lazy(peer_title, str)()


def own_title_or(words):
    """For a label: the agency's own word, or these where it has none."""
    return lazy(lambda: own_title() or str(words), str)()


def with_title(sentence, title):
    """One of our sentences with this word for the specialist. Only for what is “your”, “my” or “their” specialist:
    after these any word fits, where an article of Spanish would have to know its gender."""
    if not title:
        return sentence
    inside = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    usual = "|".join(map(re.escape, (gettext("peer specialist"), gettext("specialist"))))
    return re.sub(usual, lambda _found: inside, sentence)


def own_words(sentence):
    return with_title(str(sentence), own_title())


own_words_lazy = lazy(own_words, str)
