import uuid

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.access import staff_only
from clients.forms import ListForm
from clients.forms.listing import Show
from clients.models import Assignment, Client, Enrollment, Opening

PAGE = 50


@staff_only
@require_safe
def index(request):
    """Everybody this member may see, in tabs; typing a name narrows the list."""
    form = _asked(request)
    context = _page(request, form, reverse("clients:index"))
    if request.htmx:
        return render(request, "clients/_rows.html", context)
    return render(request, "clients/index.html", {**context, "form": form, "tabs": _tabs(request, form)})


@staff_only
@require_safe
def find(request):
    """One box for a name, from any page; nobody is shown before something is typed."""
    form = _asked(request)
    form.fields["q"].widget.attrs["autofocus"] = True
    context = _page(request, form, reverse("clients:find")) if form.words else {"clients": None}
    page = "clients/_rows.html" if request.htmx else "clients/find.html"
    return render(request, page, {**context, "form": form})


def _asked(request):
    return ListForm(request.GET, Enrollment.open_programs(), Assignment.specialists_for(request.member))


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
    query.pop("after", None)
    for name, value in changes.items():
        query[name] = value
    return query.urlencode()


def _tabs(request, form):
    address = reverse("clients:index")
    return [(f"{address}?{_query(request, show=show.value)}", show.label, form.shown == show) for show in Show]
