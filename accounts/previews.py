"""What changes of the agency's own rows do, as far as this floor knows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Membership
from .previewing import says


@says("agency")
def sign_out(before, after, changed):
    if "staff_idle_minutes" in changed:
        yield _said_of_minutes(_("Staff are signed out after %(n)s minutes without a touch."), after.staff_idle_minutes)
    if "client_idle_minutes" in changed:
        yield _said_of_minutes(
            _("Clients are signed out after %(n)s minutes without a touch."), after.client_idle_minutes
        )


def _said_of_minutes(words, minutes):
    return words % {"n": minutes}


@says("agency")
def language(before, after, changed):
    if "language" in changed:
        yield _("Invitations are written in this language. Each person keeps the language that they chose.")


@says("words")
def words(before, after, changed):
    staff = Membership.objects.specialists().count()
    yield ngettext(
        "%(n)s person has this role. Each reader finds the word of their own language.",
        "%(n)s people have this role. Each reader finds the word of their own language.",
        staff,
    ) % {"n": staff}


@says("agency")
def credentials(before, after, changed):
    if "credential_warning_days" in changed:
        staff = list(Membership.objects.active())
        told = [sum(one.runs_out_within(it.credential_warning_days) for one in staff) for it in (before, after)]
        yield _("Credentials that run out soon: %(before)s by the days of today, %(after)s by the new ones.") % {
            "before": told[0],
            "after": told[1],
        }


@says("member")
def boards(before, after, changed):
    """Whose board loses and gains whom."""
    people = Membership.objects.with_caseload().get(pk=after.pk).caseload
    whom = ngettext(
        "%(name)s and the %(n)s person they walk with", "%(name)s and the %(n)s people they walk with", people
    ) % {"name": after.name, "n": people}
    if before.supervisor_id != after.supervisor_id and before.supervisor:
        yield _("%(supervisor)s no longer sees %(whom)s.") % {"supervisor": before.supervisor.name, "whom": whom}
    if before.supervisor_id != after.supervisor_id and after.supervisor:
        yield _("%(supervisor)s sees %(whom)s on the board.") % {"supervisor": after.supervisor.name, "whom": whom}
    elif after.is_specialist and not after.supervisor and changed:
        yield _("Nobody supervises %(name)s then; only managers see their people.") % {"name": after.name}


@says("member")
def role(before, after, changed):
    if "role" not in changed:
        return
    told = {"name": after.name, "role": after.get_role_display()}
    yield _("%(name)s works here as: %(role)s. Their pages change with their next click.") % told
    if after.is_manager:
        yield _("%(name)s may then open every record, and each opening is written down.") % told
