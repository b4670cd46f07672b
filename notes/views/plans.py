"""Plans: making them, once or weekly, changing them and taking them back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clients.access import for_specialist
from notes.forms import CallOffForm, ChangePlanForm, WeeklyPlanForm
from notes.models import Session
from notes.words import shifted_words, weekly_words

from .desk import typing


@for_specialist
def plan(request, client):
    plan = Session(client=client, specialist=request.member)
    programs = Session.programs_now(client)
    if not programs:
        return render(request, "notes/no_program.html", {"client": client})
    form = WeeklyPlanForm(typing(request), instance=plan, programs=programs)
    if request.method == "POST" and form.is_valid():
        _say_planned(request, form.save(), form.left_out)
        return redirect("notes:sessions", client.pk)
    return render(request, "notes/plan.html", {"client": client, "form": form}, status=422 if form.errors else 200)


def change(request, client, session):
    """The page of a plan, for those who may change it."""
    later = session.later_in_series().count()
    form = ChangePlanForm(typing(request), instance=session, programs=Session.programs_now(client), has_later=later > 0)
    if request.method == "POST" and form.is_valid() and (changed := _done(form, form.save)):
        _say_changed(request, changed)
        return redirect("notes:sessions", client.pk)
    context = {"client": client, "session": session, "form": form, "later": later}
    context["weekly"] = weekly_words(session.series) if session.series else ""
    return render(request, "notes/session.html", context, status=422 if form.errors else 200)


@for_specialist
def call_off(request, client, pk):
    """Take a plan back, or this one and all later ones of its series."""
    session = get_object_or_404(client.sessions.planned().select_related("series"), pk=pk)
    later = session.later_in_series().count()
    form = CallOffForm(typing(request), session=session, has_later=later > 0)
    if request.method == "POST" and form.is_valid() and (count := _done(form, form.save)):
        words = ngettext("Called off.", "%(count)s sessions are called off.", count) % {"count": count}
        messages.success(request, words)
        return redirect("notes:sessions", client.pk)
    context = {"client": client, "session": session, "form": form, "later": later}
    return render(request, "notes/call_off.html", context, status=422 if form.errors else 200)


def _done(form, deed):
    """What came of it; None where the form now says why nothing did."""
    try:
        return deed()
    except ValidationError as problem:
        form.add_error(None, problem)


def _say_planned(request, planned, left_out):
    words = _("Planned.")
    if len(planned) > 1:
        words = ngettext("Planned %(count)s time.", "Planned %(count)s times.", len(planned)) % {"count": len(planned)}
        words += f" {weekly_words(planned[0].series)}."
    messages.success(request, words)
    _say_shifted(request, planned)
    if left_out:
        days = ", ".join(date_format(day, _("D j M")) for day in left_out)
        words = _("Not planned: %(days)s. By then, the program or your time with this person has ended.")
        messages.warning(request, words % {"days": days})


def _say_changed(request, changed):
    words = _("The plan is changed. Only this session; the others of the series stay.")
    if changed[0].series is None:
        words = _("The plan is changed.")
    elif len(changed) > 1:
        count = len(changed)
        words = ngettext("%(count)s session is changed.", "%(count)s sessions are changed.", count) % {"count": count}
    messages.success(request, words)
    _say_shifted(request, changed[1:])


def _say_shifted(request, sessions):
    for words in shifted_words(sessions):
        messages.warning(request, words)
