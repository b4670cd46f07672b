"""The word that an agency has for its peer specialists, in the language of whoever reads."""

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
