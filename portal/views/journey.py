from datetime import timedelta

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from clients.access import for_self
from clients.models import Changeover
from clients.qr import qr_picture
from goals.models import Goal
from goals.sheet import sheet_of
from notes.forms import AgendaForm
from portal.at_hand import note_at_hand
from portal.heard import Heard
from portal.journeys import GoalCard, helm, next_session
from portal.news import News

ASIDE = (Goal.Status.RESTING, Goal.Status.DREAM)


@for_self
@require_safe
def sheet(request, client):
    """Everything on one sheet of paper, with the way back to it."""
    journey = request.build_absolute_uri(reverse("portal:sheet"))
    return render(request, "portal/sheet.html", {"client": client, **sheet_of(client), **qr_picture(journey)})


@for_self
def journey(request, client):
    goals = list(client.goals.with_way().in_order())
    cards = [GoalCard(goal) for goal in goals if goal.is_open]
    reached, ahead = helm(goals)
    news = News(client)
    told = news.newest
    context = {
        "client": client,
        "reached": reached,
        "ahead": ahead,
        "asks": [card for card in cards if card.asks_whose],
        "working": [card for card in cards if not card.asks_whose and card.goal.status == Goal.Status.WORKING],
        "gentle": [card.goal for card in cards if not card.asks_whose and card.goal.status in ASIDE],
        "ended": [goal for goal in goals if goal.is_ended],
        "changes": [Changeover.from_row(dict(told)) for told in client.told_changes],
        "heard": Heard(client),
        "told": told,
        "news": news,
        "told_lately": told and timezone.now() - told.session.start_at < timedelta(days=6),
        "next_session": next_session(client),
        "agenda": client.agenda.to_see().oldest_first(),
        "agenda_form": AgendaForm(),
        "at_hand": note_at_hand(request),
    }
    return render(request, "portal/journey.html", context)
