from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from accounts.access import supervisors_only
from accounts.models import Program
from supervision.lists import key
from supervision.waiting_list import page, waiting


@supervisors_only
@require_safe
def waiting_list(request):
    """People in a program without a specialist of their own, the longest waiting first; each opens the assignment."""
    programs = list(Program.objects.visible_to(request.member).open().by_name())
    asked, after = key(request.GET.get("program")), key(request.GET.get("after"))
    program = next((one for one in programs if one.pk == asked), None)
    rows, more = page(waiting(request.member, program), after)
    which = {"program": program.pk} if program else {}
    context = {"rows": rows, "programs": programs, "program": program}
    context["is_misunderstood"] = "program" in request.GET and program is None
    context["newer_url"] = f"?{urlencode(which)}" if after else ""
    context["older_url"] = f"?{urlencode(which | {'after': more})}" if more else ""
    return render(request, "supervision/waiting_list.html", context)
