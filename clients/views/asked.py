"""What the person asked or said, and who here answers: about an opening, how they are reached, who walks with them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from clients.access import for_client
from clients.forms import AskBackForm, InquiryAnswerForm, RatherAnswerForm


@for_client
def inquiry(request, client, pk):
    asked = get_object_or_404(client.inquiries.waiting_for(request.member).with_people(), pk=pk)
    form = InquiryAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked.reply(form.cleaned_data["answer"], by=request.member)
        messages.success(request, _("%(name)s sees your answer.") % {"name": client.first_name})
        return redirect("home")
    context = {"client": client, "asked": asked, "form": form}
    return render(request, "clients/inquiry.html", context, status=422 if form.errors else 200)


@for_client
def changeover(request, client, pk):
    """They would rather walk with somebody else, or as before."""
    change = get_object_or_404(client.changeovers.waiting_for(request.member).with_people(), pk=pk)
    form = RatherAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change.reply(form.cleaned_data["answer"], by=request.member)
        messages.success(request, _("%(name)s sees your answer.") % {"name": client.first_name})
        return redirect("home")
    context = {"client": client, "change": change, "form": form}
    return render(request, "clients/changeover.html", context, status=422 if form.errors else 200)


@for_client
def contact_change(request, client, pk):
    """Say yes, or ask back; what holds already is only marked as seen."""
    change = get_object_or_404(client.contact_changes.waiting(), pk=pk)
    form = AskBackForm(request.POST if "ask" in request.POST else None)
    is_said = request.method == "POST" and (form.is_valid() or not form.is_bound)
    if is_said and _looked_at(request, change, form):
        return redirect("home")
    context = {"client": client, "change": change, "form": form}
    return render(request, "clients/contact_change.html", context, status=422 if form.errors else 200)


def _looked_at(request, change, form):
    try:
        if form.is_bound:
            change.ask_back(request.member, form.cleaned_data["question"])
        else:
            change.settle(request.member)
    except ValidationError as problem:
        messages.warning(request, " ".join(problem.messages))
        return False
    messages.success(request, _("%(name)s sees it.") % {"name": change.client.first_name})
    return True
