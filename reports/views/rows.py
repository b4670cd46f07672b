"""The rows behind each number of a report."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only
from clients.access import write_openings
from reports.models import Export, Report
from reports.rows import contact_list, file_of, list_of, place_of
from reports.sheet import heading_of, names_behind

from .numbers import ask, frame_of


@managers_only
@require_safe
def now(request, name):
    """Behind a number of this moment."""
    form = frame_of(request)
    if not form.is_valid():
        return ask(request, form)
    report = form.report(request.user.agency)
    report.looked_at = names_behind(name, request.GET.get("cell", ""))
    return _page(request, report, name)


@managers_only
@require_safe
def frozen(request, pk, name):
    """Behind a frozen one: the same rows as then."""
    return _page(request, _report(request, pk), name)


@managers_only
@require_POST
def file(request, pk, name):
    """The same rows as a file: made in parts, and not twice."""
    report, cell = _report(request, pk), request.POST.get("cell", "")
    if heading_of(report, name, cell) is None:
        raise Http404
    return redirect(Export.ask(file_of(name), {"report": str(pk), "name": name, "cell": cell}, by=request.member))


@managers_only
@require_safe
def late(request, pk):
    """Contacts of the period whose note was signed after the report was frozen."""
    report = _report(request, pk)
    listed = contact_list(report.late_contacts(), place(request))
    return _show(request, report, listed, {"is_late": True})


def _report(request, pk):
    return get_object_or_404(Report.objects.visible_to(request.member).with_names(), pk=pk)


def _page(request, report, name):
    cell = request.GET.get("cell", "")
    heading = heading_of(report, name, cell)
    if heading is None:
        words = _("There are no rows to show: the report has no such number, or it is of few people and stays hidden.")
        messages.warning(request, words)
        return redirect(report.page_url)
    return _show(
        request, report, list_of(report, name, cell, place(request)), {"heading": heading, "name": name, "cell": cell}
    )


def _show(request, report, listed, context):
    write_openings(request, {row.client for row in listed.rows if row.client})
    asked = request.GET.copy()
    asked.pop("after", None)
    first = f"{request.path}?{asked.urlencode()}" if asked else request.path
    asked["after"] = str(listed.more)
    paging = {"older_url": f"{request.path}?{asked.urlencode()}" if listed.more else ""}
    paging["newer_url"] = first if "after" in request.GET else ""
    return render(request, "reports/rows.html", {"report": report, "rows": listed.rows, **context, **paging})


def place(request):
    """Where the page begins: a number of rows, or the key of the row before; nonsense begins at the beginning."""
    return place_of(request.GET.get("after", ""))
