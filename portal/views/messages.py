"""Messages with those who walk with the person, from the person's own side."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients import conversation
from clients.access import for_self
from clients.forms import MessageForm, NewThreadForm
from clients.models import Thread
from portal.archived import while_open, writes_while_open


@for_self
@writes_while_open
def index(request, client):
    """My conversations, who reads them and how soon, and a box to write."""
    form = NewThreadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        thread = Thread(client=client, about=form.cleaned_data["about"])
        conversation.write(request, thread, form)
        messages.success(request, _("Sent."))
        return redirect("portal:thread", thread.pk)
    context = {"form": form, "readers": client.readers, **conversation.threads_page(request, client)}
    return render(request, "portal/messages.html", context, status=422 if form.errors else 200)


@for_self
@writes_while_open
def thread(request, client, pk):
    thread = get_object_or_404(client.threads, pk=pk)
    thread.client = client
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        conversation.write(request, thread, form)
        messages.success(request, _("Sent."))
        return redirect("portal:thread", thread.pk)
    context = {"form": form, "readers": client.readers}
    context |= conversation.thread_page(request, thread, client.chosen_name)
    return render(request, "portal/thread.html", context, status=422 if form.errors else 200)


@for_self
@require_POST
@while_open
def close(request, client, pk):
    thread = get_object_or_404(client.threads, pk=pk)
    thread.close(request.user)
    messages.success(request, _("Closed. Writing opens it again."))
    return redirect("portal:messages")
