"""The files that were made: what is in each, taking it once more, and voiding it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only
from clients.access import write_openings
from clients.views.paging import moment_page
from notes.paper.part2 import NOTICE
from reports.billing.file import LONG, LongBillingFile
from reports.billing.sending import pieces
from reports.forms.billing import VoidForm
from reports.models import BillingFile, Export

PAGE, ROWS = 25, 100


@managers_only
@require_safe
def index(request):
    files = BillingFile.objects.visible_to(request.member).newest_first()
    files, older_url, newer_url = moment_page(request, files, "made_at", PAGE)
    context = {"files": BillingFile.with_additions(files), "older_url": older_url, "newer_url": newer_url}
    return render(request, "reports/billing_files.html", context)


@managers_only
@require_safe
def show(request, pk):
    return _page(request, _file(request, pk), VoidForm())


@managers_only
@require_safe
def copy(request, pk):
    """The file itself, each time the same; each person in it finds in their record that it was taken."""
    file = _file(request, pk)
    if file.session_count > LONG:
        return redirect(file)
    write_openings(request, file.people())
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return StreamingHttpResponse(pieces(file), content_type="text/csv; charset=utf-8", headers=headers)


@managers_only
@require_POST
def get_ready(request, pk):
    """A long file is put together part by part, with a bar and a way to stop; whoever asks again gets what is there."""
    file = _file(request, pk)
    return redirect(Export.ask(LongBillingFile, {"file": str(file.pk)}, by=request.member))


@managers_only
@require_POST
def void(request, pk):
    file = _file(request, pk)
    form = VoidForm(request.POST)
    if not form.is_valid():
        return _page(request, file, form)
    try:
        file.void(form.cleaned_data["void_reason"], request.member)
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
    else:
        messages.success(request, _("The file is voided. Its sessions can be billed again."))
    return redirect(file)


def _page(request, file, form):
    page = Paginator(file.rows.with_names(), ROWS).get_page(request.GET.get("page"))
    BillingFile.with_additions([file])
    notice = NOTICE if file.program.is_protected_by_part2 else ""
    context = {"file": file, "form": form, "page": page, "notice": notice, "is_long": file.session_count > LONG}
    return render(request, "reports/billing_file.html", context, status=422 if form.errors else 200)


def _file(request, pk):
    return get_object_or_404(BillingFile.objects.visible_to(request.member).newest_first(), pk=pk)
