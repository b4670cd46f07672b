import uuid
from urllib.parse import urlencode

from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import replace_url

from accounts.access import staff_only
from clients import looked_for
from clients.forms import ListForm
from clients.forms.listing import Show
from clients.models import Assignment, Client, Enrollment, Opening

PAGE = 50
KEPT_OPEN = ("show", "program", "specialist")


@staff_only
def index(request):
    """Everybody this member may see, in tabs; typing a name narrows the list."""
    if request.method == "POST":
        return _look(request, "clients:index")
    form = _asked(request)
    context = {**_page(request, form, reverse("clients:index")), "form": form, "tabs": _tabs(request, form)}
    return render(request, "clients/index.html", context)


@staff_only
def find(request):
    """One box for a name, from any page; nobody is shown before something is typed."""
    if request.method == "POST":
        return _look(request, "clients:find")
    form = _asked(request)
    form.fields["q"].widget.attrs["autofocus"] = True
    context = _page(request, form, reverse("clients:find")) if form.words else {"clients": None}
    return render(request, "clients/find.html", {**context, "form": form})


def _look(request, name):
    """The typed name goes into the session, its key into the address; htmx is given the rows at once."""
    asked = {field: value for field in KEPT_OPEN if (value := request.POST.get(field, ""))}
    if look := looked_for.keep(request, ListForm.name_in(request.POST)):
        asked["look"] = look
    request.GET = QueryDict(urlencode(asked))
    address = f"{reverse(name)}?{urlencode(asked)}"
    if not request.htmx:
        return redirect(address)
    form = _asked(request)
    nobody = name == "clients:find" and not form.words
    context = {"clients": None} if nobody else _page(request, form, reverse(name))
    return replace_url(render(request, "clients/_rows.html", context), address)


def _asked(request):
    asked = request.GET.copy()
    asked["q"] = looked_for.words_of(request)
    return ListForm(asked, Enrollment.open_programs(), Assignment.specialists_for(request.member))


def _page(request, form, address):
    seen_by = Client.objects.visible_to(request.member)
    rows = form.narrow(seen_by.with_signs(request.user.agency.not_seen_days)).by_name()
    if last := _last_shown(seen_by, request.GET.get("after")):
        rows = rows.after(last)
    rows = list(rows.with_company()[: PAGE + 1])
    shown = rows[:PAGE]
    if form.words:
        Opening.write_found(shown, request.member, request.resolver_match.view_name)
    return {
        "clients": shown,
        "is_narrowed": form.is_narrowed,
        "is_archive": form.shown == Show.ARCHIVED,
        "more_url": f"{address}?{_query(request, after=str(shown[-1].pk))}" if len(rows) > PAGE else "",
        "first_url": f"{address}?{_query(request)}" if last else "",
    }


def _last_shown(clients, cursor):
    try:
        return clients.filter(pk=uuid.UUID(cursor or "")).first()
    except ValueError:
        return None


def _query(request, **changes):
    """The running question with a change; a new question begins at its first page."""
    query = request.GET.copy()
    for name in ("after", "q"):
        query.pop(name, None)
    for name, value in changes.items():
        query[name] = value
    return query.urlencode()


def _tabs(request, form):
    address = reverse("clients:index")
    return [(f"{address}?{_query(request, show=show.value)}", show.label, form.shown == show) for show in Show]
