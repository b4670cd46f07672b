"""Who is certified until when, and a renewal."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import managers_only, supervisors_only
from accounts.credentials import CredentialList
from accounts.forms import CredentialForm
from accounts.models import Membership
from accounts.previewing import preview, sent_to
from accounts.settings_history import MEMBER


@supervisors_only
@require_safe
def credentials(request):
    """All of them by date; a supervisor sees those of their own specialists, and their own."""
    days = request.user.agency.credential_warning_days
    listed = CredentialList(request.member, request.GET.get("show", ""), request.GET.get("page", ""), days)
    return render(request, "accounts/credentials.html", {"listed": listed})


@managers_only
def credential(request, pk):
    person = get_object_or_404(Membership.objects.visible_to(request.member).by_name(), pk=pk)
    form = CredentialForm(request.POST or None, instance=person)
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        return preview(request, form, "credential", MEMBER, person.name)
    if sent_to_be == "save":
        person.renew_credential(**form.told(), by=request.member)
        messages.success(request, _("Saved."))
        return redirect(person)
    earlier = person.past_credentials.newest_first()
    context = {"person": person, "form": form, "earlier": earlier}
    return render(request, "accounts/credential.html", context, status=422 if form.errors else 200)
