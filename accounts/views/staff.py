"""The manager's page about the people who work here."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import managers_only
from accounts.forms import InviteForm, MemberForm
from accounts.letters import send_invitation, stay_on_this_machine
from accounts.models import Invitation, Membership
from accounts.previewing import preview, preview_button, sent_to
from accounts.settings_history import MEMBER


@managers_only
def staff(request):
    people = Membership.objects.visible_to(request.member).by_name().with_caseload().select_related("supervisor__user")
    context = {
        "managers": [person for person in people if person.is_manager and not person.ended_at],
        "supervisors": [person for person in people if person.is_supervisor and not person.ended_at],
        "specialists": [person for person in people if person.is_specialist and not person.ended_at],
        "gone": [person for person in people if person.ended_at],
        "invitations": Invitation.objects.visible_to(request.member).unanswered().newest_first(),
    }
    return render(request, "accounts/staff.html", context)


@managers_only
def invite(request):
    form = InviteForm(request.POST or None, member=request.member)
    if request.method == "POST" and form.is_valid():
        invitation = form.save(commit=False)
        invitation.invited_by = request.member
        _send(request, invitation)
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": invitation.email})
        return redirect("accounts:staff")
    return render(request, "accounts/invite.html", {"form": form}, status=422 if form.errors else 200)


@managers_only
@require_POST
def resend(request, pk):
    invitation = get_object_or_404(Invitation.objects.visible_to(request.member).unanswered(), pk=pk)
    _send(request, invitation)
    messages.success(request, _("Sent again. The earlier link has stopped working."))
    return redirect("accounts:staff")


@managers_only
@require_POST
def withdraw(request, pk):
    invitation = get_object_or_404(Invitation.objects.visible_to(request.member).unanswered(), pk=pk)
    invitation.withdraw()
    messages.success(request, _("The invitation was taken back. Its link has stopped working."))
    return redirect("accounts:staff")


def _send(request, invitation):
    token = invitation.new_token()
    invitation.save()
    send_invitation(invitation, request.build_absolute_uri(invitation.link(token)), request.user.agency)
    if stay_on_this_machine():
        messages.warning(request, _("No mail server is set up yet. The letter with its link is in the folder .mail."))


@managers_only
def member(request, pk):
    person = get_object_or_404(Membership.objects.visible_to(request.member).by_name(), pk=pk)
    form = MemberForm(request.POST or None, instance=person, member=request.member)
    sent_to_be = sent_to(request, form)
    if sent_to_be == "look":
        return preview(request, form, "member", MEMBER, person.name)
    if sent_to_be == "save":
        try:
            person.take_role(*form.roles())
        except ValidationError as problem:
            form.add_error("role", problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:staff")
    context = {"person": person, "form": form, "is_me": person == request.member}
    if form.has_error("role"):
        context["first_url"] = _first(Membership.objects.visible_to(request.member).by_name().get(pk=pk))
    context["answers"] = person.answers_for_managers
    return render(request, "accounts/member.html", context, status=422 if form.errors else 200)


@managers_only
@require_POST
def take_answers(request, pk):
    """From now on this manager answers what clients ask of the managers."""
    person = get_object_or_404(Membership.objects.visible_to(request.member).managers().by_name(), pk=pk)
    person.take_answers()
    messages.success(request, _("%(name)s answers for the managers from now on.") % {"name": person.name})
    return redirect(person)


@managers_only
def deactivate(request, pk):
    person = get_object_or_404(Membership.objects.visible_to(request.member).active().by_name(), pk=pk)
    if request.method != "POST":
        return _look_at_leaving(request, person)
    try:
        person.deactivate(by=request.member)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return redirect(_first(person, "?close"))
    messages.success(request, _("%(name)s can no longer sign in. What they wrote stays.") % {"name": person.name})
    return redirect("accounts:staff")


def _look_at_leaving(request, person):
    if person.people_who_depend_on_them():
        return redirect(_first(person, "?close"))
    change = (person.name, _("works here"), _("account closed"))
    return preview_button(request, "leaving", person.name, change, [person], person.get_absolute_url())


def _first(person, closes=""):
    """Where the manager settles what keeps somebody in their role."""
    if person.is_specialist and person.walks_with_people:
        return f"{reverse('supervision:hand_on', args=[person.pk])}{closes}"
    return f"{reverse('accounts:team', args=[person.pk])}{closes}" if person.has_team else person.get_absolute_url()


@managers_only
def reactivate(request, pk):
    person = get_object_or_404(Membership.objects.visible_to(request.member).by_name(), pk=pk)
    if request.method != "POST":
        change = (person.name, _("account closed") if person.ended_at else _("works here"), _("works here"))
        return preview_button(request, "returning", person.name, change, [person], person.get_absolute_url())
    person.reactivate()
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.name})
    return redirect("accounts:member", pk)
