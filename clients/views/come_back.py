"""People who ask to come back. Nobody walks with them, so their door is the question itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import supervisors_only
from clients.access import write_opening
from clients.conversation import tell_client
from clients.forms import ComeBackAnswerForm
from clients.models import Assignment, Client, ComeBack, Enrollment


@supervisors_only
def come_back(request, pk):
    asked = get_object_or_404(ComeBack.objects.visible_to(request.member).waiting().with_people(), pk=pk)
    if request.method == "GET":
        write_opening(request, asked.client)
    whom = Assignment.specialists_for(request.member)
    programs = Enrollment.open_programs()
    form = ComeBackAnswerForm(request.POST or None, programs=programs, specialists=whom)
    if request.method == "POST" and form.is_valid() and _answered(request, asked, form.cleaned_data, form):
        return _on_the_way(request, asked.client)
    context = {"client": asked.client, "asked": asked, "form": form}
    return render(request, "clients/come_back.html", context, status=422 if form.errors else 200)


def _answered(request, asked, said, form):
    try:
        asked.reply(said["words"], request.member, said["is_welcome"], said["program"], said["specialist"])
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    tell_client(request, asked.client)
    messages.success(request, _("%(name)s sees your answer.") % {"name": asked.client.first_name})
    return True


def _on_the_way(request, client):
    """To the record where it may be opened now; else back to the board."""
    seen = Client.objects.visible_to(request.member).filter(pk=client.pk, archived_on=None).exists()
    return redirect("clients:about", client.pk) if seen else redirect("home")
