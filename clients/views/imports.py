import csv

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only
from accounts.spreadsheet import cell
from clients.forms import ColumnsForm, UploadForm
from clients.importing.progress import progress_of
from clients.models import Enrollment, PeopleImport

PAGE = 50
NAMED = 20
OUTCOMES = ("in", "wrong", "ask", "skip")
ANSWERS = {"another": True, "skip": False}


@managers_only
def index(request):
    """A spreadsheet is uploaded here; what was brought in before is below."""
    PeopleImport.objects.visible_to(request.member).forget_old()
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        return redirect(_next_page(form.begin(request.member)))
    mine = PeopleImport.objects.visible_to(request.member).newest_first()
    context = {"form": form, "waiting": mine.waiting().with_row_count(), "done": mine.done()[:PAGE]}
    return render(request, "clients/imports.html", context, status=422 if form.errors else 200)


def _next_page(people_import):
    if people_import.needs_answers:
        return reverse("clients:import_columns", args=[people_import.pk])
    return people_import.get_absolute_url()


@managers_only
@require_safe
def show(request, pk):
    """What will happen with each row; once it is done, what happened."""
    people_import = _any(request, pk)
    if people_import.is_done:
        return render(request, "clients/import_done.html", {"people_import": people_import})
    return _preview(request, people_import)


def _preview(request, people_import, problem=""):
    asked = request.GET.get("show", "")
    shown = asked if asked in OUTCOMES else ""
    lines = [line for line in people_import.lines if not shown or line.outcome == shown]
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    context = {"people_import": people_import, "page": page, "shown": shown, "problem": problem}
    context |= {"is_odd": asked != shown}
    return render(request, "clients/import.html", context, status=422 if problem else 200)


@managers_only
def columns(request, pk):
    """Which column is what, and what the file leaves open."""
    people_import = _waiting(request, pk)
    programs = Enrollment.open_programs()
    form = ColumnsForm(request.POST or None, people_import=people_import, programs=programs)
    if request.method == "POST" and form.is_valid():
        form.match(people_import)
        return redirect(people_import)
    context = {"people_import": people_import, "form": form}
    return render(request, "clients/import_columns.html", context, status=422 if form.errors else 200)


@managers_only
@require_POST
def answers(request, pk):
    """Another person, or the same one: for one row each, or for all that are open."""
    people_import = _waiting(request, pk)
    if request.POST.get("all") in ANSWERS:
        says = {line.number: ANSWERS[request.POST["all"]] for line in people_import.lines if line.outcome == "ask"}
    else:
        asked = {line.number: request.POST.get(f"row-{line.number}") for line in people_import.lines if line.twin}
        says = {number: ANSWERS[answer] for number, answer in asked.items() if answer in ANSWERS}
    people_import.answer(says)
    messages.success(request, _("Saved."))
    shown = request.POST.get("show")
    return redirect(f"{people_import.get_absolute_url()}?show={shown}" if shown in OUTCOMES else people_import)


@managers_only
@require_safe
def left_out(request, pk):
    """The rows that stay out as they were, with the reason in a last column."""
    people_import = _waiting(request, pk)
    headers = {"Content-Disposition": 'attachment; filename="left-out.csv"'}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    writer = csv.writer(response)
    writer.writerow([cell(heading) for heading in [*people_import.headings, _("Why it is left out")]])
    for line in people_import.lines:
        if line.outcome != "in":
            writer.writerow([cell(text) for text in [*line.raw, line.reason]])
    return response


@managers_only
@require_POST
def confirm(request, pk):
    people_import = _any(request, pk)
    expected = request.POST.get("expected", "")
    try:
        people_import.confirm(request.member, int(expected) if expected.isdecimal() else 0)
    except ValidationError as problem:
        people_import.refresh_from_db()
        return redirect(people_import) if people_import.is_done else _preview(request, people_import, problem.message)
    messages.success(request, _("People brought in: %(count)s.") % {"count": people_import.people_count})
    return redirect(people_import)


@managers_only
@require_safe
def progress(request, pk):
    """How far a running import has come; nothing before it has begun."""
    told = progress_of(_any(request, pk).pk)
    return JsonResponse(told) if told else HttpResponse(status=204)


@managers_only
@require_POST
def cancel(request, pk):
    _waiting(request, pk).delete()
    messages.success(request, _("Nothing was brought in, and the rows are forgotten."))
    return redirect("clients:imports")


@managers_only
@require_POST
def undo(request, pk):
    people_import = get_object_or_404(PeopleImport.objects.visible_to(request.member).done(), pk=pk)
    try:
        people_import.undo(request.member)
    except ValidationError as problem:
        people_import.refresh_from_db()
        context = {
            "people_import": people_import,
            "problem": problem.message,
            "touched": people_import.touched()[:NAMED],
        }
        return render(request, "clients/import_done.html", context, status=422)
    messages.success(request, _("The import was undone."))
    return redirect(people_import)


def _any(request, pk):
    mine = PeopleImport.objects.visible_to(request.member)
    return get_object_or_404(mine.waiting() | mine.exclude(confirmed_at=None), pk=pk)


def _waiting(request, pk):
    return get_object_or_404(PeopleImport.objects.visible_to(request.member).waiting(), pk=pk)
