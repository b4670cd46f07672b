from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import managers_only, staff_only
from clients.views.paging import moment_page
from reports.models import Download, Export
from reports.taking import CONTENT_TYPES, stream

PAGE, TAKEN = 25, 20


@managers_only
@require_safe
def index(request):
    """Every file that was made of the agency's rows, and whether it is still there."""
    mine = Export.objects.visible_to(request.member).with_people()
    exports, older_url, newer_url = moment_page(request, mine.newest_first(), "as_of", PAGE)
    context = {"exports": exports, "older_url": older_url, "newer_url": newer_url}
    return render(request, "reports/exports.html", context)


@staff_only
@require_safe
def show(request, pk):
    """How far it is; once it is done, where to take it, and who did."""
    export = _export(request, pk)
    taken = export.downloads.newest_first()[:TAKEN]
    return render(request, "reports/export.html", {"export": export, "taken": taken})


@staff_only
@require_POST
def go_on(request, pk):
    """One more part; the page itself asks for it until nothing is left."""
    export = _export(request, pk).go_on()
    if not request.htmx:
        return redirect(export)
    if not export.is_being_made:
        return HttpResponse(headers={"HX-Redirect": export.get_absolute_url()})
    return render(request, "reports/export.html#progress", {"export": export})


@staff_only
@require_POST
def stop(request, pk):
    export = _export(request, pk)
    export.stop()
    return redirect(export)


@staff_only
@require_POST
def again(request, pk):
    """The same question once more, of what there is now."""
    export = _export(request, pk)
    return redirect(Export.ask(type(export.of), export.parameters, by=request.member, anew=True))


@staff_only
@require_safe
def take(request, pk, form):
    """The file itself, as a stream."""
    export = _export(request, pk)
    if form not in export.of.forms or (form == Download.Form.XLSX and not export.fits_a_sheet):
        raise Http404
    try:
        export.take(request.member, form)
    except ValidationError:
        return redirect(export)
    headers = {"Content-Disposition": f'attachment; filename="{export.of.stem}.{form}"'}
    return StreamingHttpResponse(stream(export, form), content_type=CONTENT_TYPES[form], headers=headers)


def _export(request, pk):
    export = get_object_or_404(Export.objects.visible_to(request.member).select_related("by__user"), pk=pk)
    if not export.admits(request.member):
        raise Http404
    return export
