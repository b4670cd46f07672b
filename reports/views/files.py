"""A frozen report to take along. It names nobody."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.access import managers_only
from reports.files import as_csv, as_xlsx
from reports.models import Download, Report

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@managers_only
@require_safe
def csv(request, pk):
    return _file(request, pk, as_csv, "csv", "text/csv; charset=utf-8")


@managers_only
@require_safe
def xlsx(request, pk):
    return _file(request, pk, as_xlsx, "xlsx", XLSX)


def _file(request, pk, made, ending, kind):
    report = get_object_or_404(Report.objects.visible_to(request.member).with_names(), pk=pk)
    Download.write(request.member, ending, "numbers", report.numbers.count())
    name = f'attachment; filename="numbers-{report.since}-{report.until}.{ending}"'
    return HttpResponse(made(report, request.user.agency), content_type=kind, headers={"Content-Disposition": name})
