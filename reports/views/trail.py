from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only
from accounts.models import Membership
from clients.access import write_opening
from clients.models import Client, Opening
from reports.forms import FindForm, TrailForm
from reports.models import Export, Look
from reports.trail import Timeline
from reports.trail.change import open_change
from reports.trail.file import TrailFile, words_of
from reports.trail.telling import tell
from reports.trail.timeline import Place

PAGE, FOUND = 50, 20


@managers_only
@require_safe
def index(request):
    """Everything that anybody did, newest first; that this page was opened is written down too."""
    form, asked = _asked(request, request.GET)
    _write(request, asked)
    place = Place.read(request.GET.get("before", ""))
    rows = Timeline.of(asked).rows_after(place, PAGE + 1)
    query = TrailFile.of(asked)
    context = {
        "form": form,
        "kept": query,
        "everybody_url": f"{request.path}?{urlencode({name: query[name] for name in query if name != 'client'})}",
        "asked": asked,
        "asked_words": words_of(asked),
        "told": tell(rows[:PAGE]),
        "older_url": f"?{urlencode(query | {'before': rows[PAGE - 1].place})}" if len(rows) > PAGE else "",
        "newer_url": f"{request.path}?{urlencode(query)}" if place else "",
    }
    return render(request, "reports/trail.html", context)


@managers_only
@require_safe
def change(request, name, key):
    """One change, the words before and after it: an opening of the record that they are from."""
    opened = open_change(name, key)
    Look.write(request.member, {"client": opened.told.client})
    if opened.told.client:
        write_opening(request, opened.told.client)
    return render(request, "reports/trail_change.html", {"opened": opened, "told": opened.told})


@managers_only
def person(request):
    """Whose record? The name that is typed is in no address."""
    form, people = FindForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        people = list(_clients(request).found_by(form.cleaned_data["words"]).by_name()[:FOUND])
        Opening.write_found(people, request.member, request.resolver_match.view_name)
    context = {"form": form, "people": people}
    return render(request, "reports/trail_person.html", context, status=422 if form.errors else 200)


@managers_only
@require_POST
def export(request):
    """The same lines as a file."""
    _form, asked = _asked(request, request.POST)
    return redirect(Export.ask(TrailFile, TrailFile.of(asked), by=request.member))


def _asked(request, answers):
    """What makes sense of what was asked for; the form says what does not."""
    staff = Membership.objects.visible_to(request.member).by_name()
    form = TrailForm(answers, clients=_clients(request), staff=staff)
    form.is_valid()
    return form, form.cleaned_data


def _clients(request):
    return Client.objects.visible_to(request.member)


def _write(request, asked):
    Look.write(request.member, asked)
    if asked.get("client"):
        write_opening(request, asked["client"])
