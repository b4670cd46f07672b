"""What the person and those who walk with them write to each other, from the staff's side."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients import conversation
from clients.access import for_client
from clients.forms import MessageForm, NewThreadForm
from clients.models import Thread


@for_client
def index(request, client):
    """The conversations, and a box to begin one."""
    form = NewThreadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        thread = Thread(client=client, about=form.cleaned_data["about"])
        conversation.write(request, thread, form)
        return redirect(thread)
    context = {"form": form, **conversation.threads_page(request, client)}
    return render(request, "clients/messages.html", context, status=422 if form.errors else 200)


@for_client
def thread(request, client, pk):
    """One conversation, and a box to answer."""
    thread = get_object_or_404(client.threads, pk=pk)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        conversation.write(request, thread, form)
        messages.success(request, _("Sent."))
        return redirect(thread)
    thread.client = client
    context = {"form": form, **conversation.thread_page(request, thread, request.member.name_and_credential)}
    return render(request, "clients/thread.html", context, status=422 if form.errors else 200)


@for_client
@require_POST
def spare(request, client, pk):
    """Read, and no answer is needed."""
    thread = get_object_or_404(client.threads, pk=pk)
    thread.spare(request.user)
    messages.success(
        request, _("Kept: it needs no answer. %(name)s sees that you read it.") % {"name": client.first_name}
    )
    return redirect(thread)


@for_client
@require_POST
def close(request, client, pk):
    thread = get_object_or_404(client.threads, pk=pk)
    thread.close(request.user)
    messages.success(request, _("Closed. Writing opens it again."))
    return redirect("clients:messages", client.pk)
