"""What of a program's sessions can be billed, what cannot and why; and the file that is made of it in one act."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import managers_only
from accounts.models import Program
from clients.access import for_manager
from reports.billing.contacts import OUTCOMES, Contacts, with_people
from reports.billing.indirect import indirect_words
from reports.billing.months import month_of, months_around
from reports.billing.never import NEVER
from reports.billing.waits import WAITS
from reports.forms.billing import BillingForm, LeaveOutForm, MakeForm
from reports.models import LeftOut

PAGE = 50
ADDED, NO_PAPERS = "added", "papers"
LISTS, REASONS = (*OUTCOMES, ADDED), ("", NO_PAPERS, *(reason.key for reason in (*WAITS, *NEVER)))


@managers_only
def index(request):
    form = BillingForm(request.GET, Program.objects.visible_to(request.member).by_name())
    if not form.programs or not form.is_valid():
        return render(request, "reports/billing.html", {"form": form})
    make = MakeForm(request.POST or None, program=form.asked[0])
    if request.method == "POST" and make.is_valid():
        return _make(request, form, make)
    return _page(request, form, make)


def _make(request, form, make):
    try:
        made = make.make(form.asked, request.member)
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
        return redirect(request.get_full_path())
    messages.success(request, _("The file is made. Download it here."))
    return redirect(made)


def _page(request, form, make):
    contacts, (show, why, is_odd) = Contacts(*form.asked), _which(request)
    make.initial["seal"] = contacts.seal
    page = Paginator(_shown(contacts, show, why), PAGE).get_page(request.GET.get("page"))
    with_people(page.object_list)
    context = {"form": form, "contacts": contacts, "make": make, "page": page, "show": show, "why": why}
    context["is_odd"] = is_odd
    context["before"], context["after"] = months_around(contacts)
    context["reasons"] = contacts.why(show) if show in ("waits", "never") else []
    context["indirect"] = indirect_words(contacts) if show == "never" else ""
    context["here"] = urlencode({name: form.data[name] for name in ("program", "since", "until")})
    return render(request, "reports/billing.html", context, status=422 if make.errors else 200)


def _which(request):
    """(which list, why they are in it, whether the address asks for something that there is not)"""
    asked = request.GET.get("show") or LISTS[0], request.GET.get("why", "")
    show, why = (one if one in known else known[0] for one, known in zip(asked, (LISTS, REASONS), strict=True))
    return show, why, (show, why) != asked


def _shown(contacts, show, why):
    if show == ADDED:
        return contacts.added_later
    if why == NO_PAPERS and show == "ready":
        return contacts.without_papers
    return [one for one in contacts.by_outcome[show] if not why or why in {reason.key for reason in one.reasons}]


@for_manager
def leave_out(request, client, pk):
    """One session is not billed, with a reason; the other one that it overlaps then can be."""
    session = get_object_or_404(client.sessions.held().with_note(), pk=pk)
    form = LeaveOutForm(request.POST or None, instance=LeftOut(session=session))
    back = _back(session, request.GET.get("show"))
    if request.method == "POST" and form.is_valid():
        try:
            form.instance.leave_out(session, request.member)
        except ValidationError as problem:
            messages.warning(request, problem.messages[0])
        else:
            messages.success(request, _("It is left out of billing."))
        return redirect(back)
    standing = session.left_out.standing().select_related("by__user").first()
    context = {"client": client, "session": session, "form": form, "standing": standing, "back": back}
    return render(request, "reports/billing_left_out.html", context, status=422 if form.errors else 200)


@for_manager
@require_POST
def take_back(request, client, pk, left_out_pk):
    session = get_object_or_404(client.sessions.held(), pk=pk)
    get_object_or_404(session.left_out.standing(), pk=left_out_pk).take_back(request.member)
    messages.success(request, _("It can be billed again if nothing else stands against it."))
    return redirect(_back(session))


def _back(session, show=""):
    """The month of billing in which the session stands, and the list that one came from."""
    first, last = month_of(session.service_day)
    asked = {"program": session.program_id, "since": first, "until": min(last, timezone.localdate())}
    return f"{reverse('reports:billing')}?{urlencode(asked | {'show': show if show in LISTS else 'waits'})}"
