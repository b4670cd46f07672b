from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.access import staff_only
from accounts.forms import PinForm
from accounts.models import Pin


@staff_only
def pin(request):
    """Numbers to take a lent device back with. They open nothing else."""
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        Pin.choose(request.member, form.cleaned_data["number"])
        messages.success(request, _("Your PIN is set."))
        return redirect("accounts:me")
    return render(request, "accounts/pin.html", {"form": form}, status=422 if form.errors else 200)
