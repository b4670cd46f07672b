"""My wins for somebody in my corner: what the person chooses, and what the supporter sees."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.access import public
from accounts.scopes import scope
from clients.access import for_self
from clients.qr import qr_picture
from goals.models import GoodNews
from portal.archived import while_open
from portal.forms import GoodNewsForm
from portal.good_news import choice_of, wins_for

from .page import page

HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store"}


@for_self
@while_open
def edit(request, client, pk):
    """Choose the wins. The link is made by a tap, shown once, and never kept."""
    supporter = get_object_or_404(client.supporters.current(), pk=pk)
    news = GoodNews.of(supporter)
    form = GoodNewsForm(request.POST or None, wins=wins_for(client, news), initial=choice_of(news))
    context = {"supporter": supporter, "news": news, "shown": news.shown.to_see() if news else []}
    if request.method != "POST" or not form.is_valid():
        return page(request, "good_news", form, **context)
    chosen = form.cleaned_data
    if news and "new" not in request.POST:
        news.choose(chosen["wins"], chosen["shows_name"])
        messages.success(request, _("Saved. The link they have shows this now."))
        return redirect("portal:good_news", supporter.pk)
    token = GoodNews.make(supporter, **chosen)
    link = request.build_absolute_uri(reverse("portal:their_news", args=[token]))
    return render(request, "portal/good_news_link.html", {"supporter": supporter, "link": link, **qr_picture(link)})


@for_self
@require_POST
def end(request, client, pk):
    supporter = get_object_or_404(client.supporters.all(), pk=pk)
    GoodNews.cut_off(supporter)
    messages.success(request, _("The link is cut off. It opens nothing from now on."))
    return redirect("portal:corner")


@csrf_exempt
@public
def theirs(request, token):
    """Whoever holds the secret address: the chosen wins alone. Every other address is one that does not exist.
    The secret is the only key here, no cookie counts, so a page elsewhere gains nothing by sending this form."""
    agency_id = GoodNews.agency_behind(token)
    if agency_id is None:
        raise Http404
    with scope(agency_id):
        news = GoodNews.behind(token)
        if news is None:
            raise Http404
        return _theirs(request, news)


def _theirs(request, news):
    shown = list(news.shown.to_see())
    if request.method == "POST":
        for one in shown:
            if str(one.pk) == request.POST.get("cheer"):
                one.cheer()
        return redirect(request.path)
    name = news.supporter.client.chosen_name if news.shows_name else ""
    response = render(request, "portal/their_news.html", {"shown": shown, "name": name})
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
