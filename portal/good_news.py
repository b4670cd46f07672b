"""Which wins the person can choose for a supporter, and which they chose."""

from django.db.models import Q

from goals.models import ShownWin

NEWEST = 50


def wins_for(client, news):
    """The newest ones, and those that are shown already."""
    newest = client.wins.newest_first().values("pk")[:NEWEST]
    shown = news.shown.filter(is_shown=True).values("win") if news else []
    return client.wins.filter(Q(pk__in=list(newest.values_list("pk", flat=True))) | Q(pk__in=shown)).newest_first()


def cheers_from_my_corner(client):
    return ShownWin.objects.cheered_for(client)


def choice_of(news):
    if news is None:
        return {}
    chosen = news.shown.filter(is_shown=True).values_list("win_id", flat=True)
    return {"wins": list(chosen), "shows_name": news.shows_name}
