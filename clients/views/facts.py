"""What reports count of a person: how they describe themselves, and a story that they may give. Only the specialist
who walks with them comes here."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from clients.access import for_specialist
from clients.forms import SelfDescriptionForm, StoryWordsForm
from clients.models import SelfDescription, SharedStory


@for_specialist
def describe(request, client):
    """Filled in with the person beside you, in their words."""
    described = SelfDescription.of(client)
    form = SelfDescriptionForm(request.POST or None, instance=described)
    if request.method == "POST" and form.is_valid():
        described.keep(request.user)
        messages.success(request, _("Saved. %(name)s can change it at any time.") % {"name": client.first_name})
        return redirect("clients:about", client.pk)
    context = {"client": client, "form": form, "described": described}
    return render(request, "clients/describe.html", context, status=422 if form.errors else 200)


@for_specialist
def given_story(request, client):
    """Write down what the person tells, for them to say yes or no on their own pages."""
    form = StoryWordsForm(request.POST or None, instance=SharedStory(client=client))
    if request.method == "POST" and form.is_valid() and _written(request, client, form):
        return redirect("clients:given_story", client.pk)
    stories = client.shared_stories.select_related("client", "by")
    context = {
        "client": client,
        "form": form,
        "given": stories.given().first(),
        "asked": stories.asked().exclude(by=client.user_id).first(),
    }
    return render(request, "clients/given_story.html", context, status=422 if form.errors else 200)


def _written(request, client, form):
    try:
        form.instance.write(request.user, client.language)
    except ValidationError as problem:
        form.add_error(None, ValidationError(problem.messages))
        return False
    messages.success(request, _("Written down. It waits for %(name)s’s yes.") % {"name": client.first_name})
    return True


@for_specialist
@require_POST
def story_off(request, client, pk):
    """What was written down and not yet agreed to is not asked any more."""
    get_object_or_404(client.shared_stories.asked().exclude(by=client.user_id), pk=pk).take_back()
    messages.success(request, _("Taken away. Nobody was shown it."))
    return redirect("clients:given_story", client.pk)
