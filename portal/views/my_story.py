"""The person's own copy: chosen, looked at, and taken along at once. Nobody is asked."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_self, write_own_copy
from portal.forms import StoryForm
from portal.mine import PARTS, Story, as_csv, as_json, as_pdf

MADE = {
    "pdf": (as_pdf, "application/pdf"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
}
AT_FIRST = [part for part in PARTS if part not in ("about_me", "notes")]


@for_self
@require_safe
def choose(request, client):
    """Notes about the person, and how they describe themselves, are ticks of their own."""
    form = StoryForm(request.GET or None, initial={"parts": AT_FIRST})
    story = Story(client, **form.cleaned_data) if form.is_valid() else None
    context = {"form": form, "story": story}
    return render(request, "portal/my_story.html", context, status=422 if form.errors else 200)


@for_self
@require_POST
def copy(request, client):
    form = StoryForm(request.POST)
    if not form.is_valid():
        return redirect("portal:my_story")
    story = Story(client, **form.cleaned_data, leave=request.POST.getlist("leave"))
    write_own_copy(request, client)
    if request.POST.get("as") not in MADE:
        return render(request, "portal/my_story_print.html", {"story": story, "client": client})
    return _file(story, request.POST["as"])


def _file(story, kind):
    """The file's name tells nobody what it is."""
    make, content_type = MADE[kind]
    name = f"my-page-{timezone.localdate().isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(make(story), content_type=content_type, headers=headers)
