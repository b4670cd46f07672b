from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.access import staff_only
from clients.forms import NewClientForm
from clients.models import Assignment, Client, Enrollment, Opening

AT_MOST = 5


@staff_only
def new(request):
    """A new person; a name like one that is here already is asked about once."""
    form = _form(request)
    alike = []
    if request.method == "POST" and form.is_valid():
        alike = [] if form.is_sure else _alike(request, form.cleaned_data["chosen_name"])
        if not alike and _begin(request, form):
            messages.success(request, _("%(name)s is here now.") % {"name": form.instance.chosen_name})
            return redirect(form.instance)
        form.data = {**form.data.dict(), "sure": form.cleaned_data["chosen_name"]}
    status = 422 if form.errors or alike else 200
    context = {"form": form, "alike": alike, "has_nobody": _has_nobody(request.member)}
    return render(request, "clients/new.html", context, status=status)


def _has_nobody(member):
    """A supervisor adds people for their specialists; without any there is nobody to choose."""
    return member.is_supervisor and not member.has_team


def _form(request):
    member = request.member
    return NewClientForm(
        request.POST or None,
        programs=Enrollment.open_programs(),
        specialists=Assignment.specialists_for(member),
        must_choose=member.is_supervisor,
    )


def _begin(request, form):
    try:
        form.begin(request.member)
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    return True


def _alike(request, name):
    """Names like this one, among the people this member may see."""
    alike = list(Client.objects.visible_to(request.member).found_by(name).with_company().by_name()[:AT_MOST])
    Opening.write_found(alike, request.member, request.resolver_match.view_name)
    return alike
