"""The week's numbers by e-mail: asked for, tried, ended."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.access import public, staff_only
from accounts.scopes import scope
from supervision.digest import send
from supervision.forms import DigestForm
from supervision.models import DigestWish


@staff_only
def digest(request):
    wish = DigestWish.of(request.member)
    form = DigestForm(request.POST or None, instance=wish)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("supervision:digest")
    context = {"form": form, "wish": wish}
    return render(request, "supervision/digest.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def now(request):
    """One to look at; the weekly one comes all the same."""
    send(DigestWish.of(request.member), request.build_absolute_uri("/").rstrip("/"))
    messages.success(request, _("It is on its way to you."))
    return redirect("supervision:digest")


@staff_only
@require_POST
def end(request):
    DigestWish.end(request.member)
    messages.success(request, _("No more weekly e-mail."))
    return redirect("supervision:digest")


@csrf_exempt
@public
def leave(request, token):
    """From the letter itself, without signing in: the token is the key. A mail program may post it by itself."""
    if (behind := DigestWish.behind(token)) is None:
        raise Http404
    agency_id, pk = behind
    if request.method == "POST":
        with scope(agency_id):
            DigestWish.end_one(pk)
        return render(request, "supervision/digest_left.html", {"is_done": True})
    return render(request, "supervision/digest_left.html", {"is_done": False})
