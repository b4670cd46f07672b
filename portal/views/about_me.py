"""How I describe myself, a story that I may give, and whom I was put in touch with."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from clients.access import for_self
from clients.forms import SelfDescriptionForm, StoryWordsForm
from clients.models import SelfDescription, SharedStory
from portal.archived import while_open, writes_while_open
from portal.at_hand import how_here
from portal.forms import NamedForm
from portal.paging import page_of

from .page import page

PAGE = 20


@for_self
def describe(request, client):
    """For counts only. It stays the person's, also when support has ended."""
    described = SelfDescription.of(client)
    form = SelfDescriptionForm(request.POST or None, instance=described)
    if request.method == "POST" and form.is_valid():
        described.keep(request.user)
        messages.success(request, _("Saved. You can change it at any time."))
        return redirect("portal:me")
    return page(request, "describe", form, described=described)


@for_self
@require_safe
def in_touch(request, client):
    hand_offs, links = page_of(client.hand_offs.with_names(), request, by="made_on", size=PAGE)
    return render(request, "portal/in_touch.html", {"hand_offs": hand_offs, **links})


@for_self
@writes_while_open
def given_story(request, client):
    """What I gave, what waits for my yes, and a box for words of my own. Nothing is shown before the yes."""
    form = StoryWordsForm(request.POST or None, instance=SharedStory(client=client))
    if request.method == "POST" and form.is_valid():
        form.instance.write(request.user, get_language()[:2])
        messages.success(request, _("Written down. Read it once more, then say yes or no."))
        return redirect("portal:given_story")
    return _story_page(request, client, form, NamedForm(client=client))


@for_self
@require_POST
@while_open
def story_yes(request, client, pk):
    story = get_object_or_404(client.shared_stories.asked(), pk=pk)
    named = NamedForm(request.POST, client=client)
    if not named.is_valid():
        return _story_page(request, client, StoryWordsForm(), named)
    try:
        story.approve(request.user, named.cleaned_data["named"], how_here(request))
    except ValidationError as problem:
        messages.warning(request, problem.message)
    else:
        messages.success(request, _("Thank you. These words may be shown, and no others."))
    return redirect("portal:given_story")


@for_self
@require_POST
def story_back(request, client, pk):
    """No, or no longer."""
    get_object_or_404(client.shared_stories, pk=pk).take_back()
    messages.success(request, _("Taken back. Nobody is shown it from now on."))
    return redirect("portal:given_story")


def _story_page(request, client, form, named):
    stories = client.shared_stories.select_related("client", "by")
    context = {"form": form, "named": named, "given": stories.given().first(), "asked": stories.asked().first()}
    status = 422 if form.errors or named.errors else 200
    return render(request, "portal/given_story.html", context, status=status)
