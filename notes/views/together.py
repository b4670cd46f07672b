"""One screen for two people: arrive, goals, wrap up, looks right?"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_specialist
from notes import since
from notes.forms import ArriveForm, HeardAnswerForm, NextTimeForm, NoGoalForm, WrapUpForm
from notes.models import ReadBack, draft
from notes.spoken import spoken

from . import table
from .desk import TAKE_ALONG, going_on, typing


@for_specialist
@require_POST
def start(request, client):
    """Together, without a plan: the session that runs already, or a new one from now on."""
    note = draft.running(client, request.member) or draft.start_now(client, request.member)
    if note is None:
        return redirect("notes:log", client.pk)
    return redirect(note.together_url)


@for_specialist
def arrive(request, client, pk):
    note = table.draft_of(request, client, pk)
    form = ArriveForm(typing(request), instance=note)
    onward = ("notes:together_goals", client.pk, note.pk)
    if request.method == "POST" and (answer := table.keep(request, note, form, onward)):
        return answer
    context = {
        "arriving": getattr(note.session, "arriving", None),
        "agenda": client.agenda.on_the_table_of(note.session).oldest_first(),
        **since.last_time(client, note.session),
    }
    return table.page(request, note, "arrive", form=form, **context)


@for_specialist
@require_POST
def agenda(request, client, pk, item_pk):
    """Talked about, or not yet after all."""
    note = table.draft_of(request, client, pk)
    item = get_object_or_404(client.agenda.on_the_table_of(note.session), pk=item_pk)
    if "not_yet" in request.POST:
        item.not_yet()
    else:
        item.talked_about(note.session)
    return redirect(note.together_url + "#agenda")


@for_specialist
def goals(request, client, pk):
    """Which goal to look at together; none is fine too, with its reason."""
    note = table.draft_of(request, client, pk)
    form = NoGoalForm(typing(request), instance=note)
    onward = ("notes:together_wrap_up", client.pk, note.pk)
    if request.method == "POST" and (answer := table.keep(request, note, form, onward)):
        return answer
    worked_on = {work.goal_id for work in note.work}
    goals = list(client.goals.open().in_order().with_shared_way())
    return table.page(request, note, "goals", form=form, goals=goals, worked_on=worked_on)


@for_specialist
def wrap_up(request, client, pk):
    note = table.draft_of(request, client, pk)
    form = WrapUpForm(going_on(request, note), instance=note)
    stays = TAKE_ALONG in request.POST
    onward = ("notes:together_wrap_up" if stays else "notes:together_looks_right", client.pk, note.pk)
    if request.method == "POST" and (answer := table.keep(request, note, form, onward)):
        return answer
    context = {"next_time": client.sessions.next_planned(), "next_form": NextTimeForm()}
    context["last"] = since.last_note(client, note.session)
    return table.page(request, note, "wrap_up", form=form, **context)


@for_specialist
@require_POST
def next_time(request, client, pk):
    """When next, like this time: same program, same way."""
    note = table.draft_of(request, client, pk)
    form = NextTimeForm(request.POST)
    if not form.is_valid():
        context = {"form": WrapUpForm(instance=note), "next_time": client.sessions.next_planned(), "next_form": form}
        context["last"] = since.last_note(client, note.session)
        return table.page(request, note, "wrap_up", status=422, **context)
    note.session.plan_another(form.planned_at)
    messages.success(request, _("Planned."))
    return redirect("notes:together_wrap_up", client.pk, note.pk)


@for_specialist
def looks_right(request, client, pk):
    """What will be in the note, read back; the person's answer is kept with exactly this text."""
    note = table.draft_of(request, client, pk)
    form = HeardAnswerForm(typing(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        draft.answer(note, said["answer"], said["words"], said["how"], witness=request.member)
        if said["answer"] == ReadBack.Answer.CHANGE_IT:
            return redirect("notes:together_wrap_up", client.pk, note.pk)
        messages.success(request, _("Kept, as you said it."))
        return redirect("notes:together_looks_right", client.pk, note.pk)
    context = {"lines": spoken(note), "said": ReadBack.newest_of(note)}
    return table.page(request, note, "looks_right", status=422 if form.errors else 200, form=form, **context)


@for_specialist
@require_POST
def language(request, client, pk):
    """The two go on in the other language; the specialist's own pages stay as they are."""
    note = table.draft_of(request, client, pk)
    if request.POST.get("language") in dict(settings.LANGUAGES):
        table.speak(request, client, request.POST["language"])
    step = request.POST.get("step")
    return redirect(f"notes:together_{step}" if step in table.STEPS[1:] else "notes:together", client.pk, note.pk)


@for_specialist
@require_safe
def paused(request, client, pk):
    """A page without a word of anybody, until they go on here or elsewhere."""
    return table.page(request, table.draft_of(request, client, pk), "arrive", template="paused")


@for_specialist
@require_POST
def end(request, client, pk):
    """The session is over now, unless its end is known already; the note's page is next."""
    note = table.draft_of(request, client, pk)
    draft.end(note)
    return redirect(note)
