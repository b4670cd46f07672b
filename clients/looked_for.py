"""A name that somebody looks for. It is posted and kept in their session: in no address, no log and no history. The
address carries a key that means nothing elsewhere, so that Back, tabs and further pages still work."""

import secrets

KEPT, MOST = "looked_for", 5


def keep(request, words):
    """The key of these words; empty for none."""
    if not words:
        return ""
    looks = request.session.get(KEPT, {})
    key = next((key for key, kept in looks.items() if kept == words), secrets.token_urlsafe(6))
    request.session[KEPT] = dict([*((k, kept) for k, kept in looks.items() if k != key), (key, words)][-MOST:])
    return key


def words_of(request):
    return request.session.get(KEPT, {}).get(request.GET.get("look", ""), "")
