"""The numbers of a period: looked at as of now, or frozen."""

from functools import cache

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F, Value
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only
from accounts.models import Membership, Program
from clients.access import write_openings
from clients.models import Client
from clients.views.paging import moment_page
from reports.files import hiding_words
from reports.forms import FrameForm, last_month
from reports.models import Report
from reports.sheet import sheet_of
from reports.stories import stories_of

FROZEN_ON_A_PAGE = 20


@managers_only
@require_safe
def numbers(request):
    return ask(request, frame_of(request))


def ask(request, form, status=200):
    """What to ask for, and the reports that are frozen already."""
    frozen = Report.objects.visible_to(request.member).with_names().newest_first()
    rows, older, newest = moment_page(request, frozen, "as_of", FROZEN_ON_A_PAGE)
    context = {"form": form, "reports": rows, "older_url": older, "newer_url": newest}
    return render(request, "reports/numbers.html", context, status=status)


@managers_only
@require_safe
def now(request):
    """The numbers as they are at this moment."""
    form = frame_of(request)
    if not form.is_valid():
        return ask(request, form)
    return _page(request, form.report(request.user.agency))


@managers_only
@require_POST
def freeze(request):
    """Keep them, so that they stay as they are."""
    form = frame_of(request)
    if not form.is_valid():
        return ask(request, form, status=422)
    report = form.report(request.user.agency)
    try:
        report.freeze(request.member)
    except ValidationError as problem:
        messages.warning(request, problem.message)
        return redirect("reports:numbers")
    messages.success(request, _("Frozen. These numbers stay as they are now."))
    return redirect(report)


@managers_only
@require_safe
def report(request, pk):
    frozen = get_object_or_404(Report.objects.visible_to(request.member).with_names(), pk=pk)
    return _page(request, frozen, late=frozen.late)


def _page(request, report, **context):
    stories = stories_of(report) if report.is_saved else []
    write_openings(request, [story.client for story in stories if story.byline])
    context |= {"report": report, "sections": sheet_of(report), "stories": stories}
    context["hiding_words"] = hiding_words(report)
    return render(request, "reports/report.html", context)


def frame_of(request):
    programs = Program.objects.visible_to(request.member).by_name()
    staff = Membership.objects.visible_to(request.member).filter(role="specialist").by_name()
    told = request.GET.keys() & FrameForm.base_fields.keys()
    asked = request.POST or (told and last_month() | request.GET.dict())
    return FrameForm(asked, programs, staff, cache(lambda: _places(request.member)))


def _places(member):
    """Each county and payer that a record names or named, as (county or payer, words)."""
    people, told = Client.objects.visible_to(member), {"county": F("county"), "payer": F("enrollments__events__payer")}
    asked = [
        people.annotate(what=Value(name), words=words).values_list("what", "words") for name, words in told.items()
    ]
    return list(asked[0].union(asked[1]).order_by("what", "words"))
