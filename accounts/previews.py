"""What changes of the agency's own rows do, as far as this floor knows."""

from datetime import timedelta

from django.utils import timezone, translation
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Membership
from .models.program import SHIPPED_CODES
from .previewing import says
from .words import with_title


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
        yield _("Weeks begin like this wherever they are counted: %(day)s. A frozen report keeps its own.") % {
            "day": WEEKDAYS[after.week_begins_on]
        }


@says("words")
def words(before, after, changed):
    staff = Membership.objects.specialists().count()
    yield ngettext(
        "%(n)s person has this role. Each reader finds the word of their own language.",
        "%(n)s people have this role. Each reader finds the word of their own language.",
        staff,
    ) % {"n": staff}
    yield _("It stands where the role is named alone: in headings, lists and records, and on printed notes.")
    for language in ("en", "es"):
        if f"peer_title_{language}" in changed:
            with translation.override(language):
                sentence = with_title(_("An idea from your specialist"), after.peer_titles.get(language, ""))
            yield _("Clients read it inside sentences too, like “%(sentence)s”.") % {"sentence": sentence}
    yield _("Sentences for staff go on saying “specialist”, and a billing file keeps its own headings.")


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


@says("team")
def new_boards(person, chosen, closes):
    """Who supervises how many more, whom the other no longer sees, and how many stay."""
    for supervisor in dict.fromkeys(chosen.values()):
        theirs = [one for one, other in chosen.items() if other == supervisor]
        told = {"supervisor": supervisor.name, "n": len(theirs)}
        told["people"] = Membership.objects.filter(pk__in=[one.pk for one in theirs]).people_count()
        words = ngettext(
            "%(supervisor)s supervises %(n)s peer specialist more; people they walk with: %(people)s.",
            "%(supervisor)s supervises %(n)s peer specialists more; people they walk with: %(people)s.",
            len(theirs),
        )
        yield words % told
    if chosen and not person.is_manager:
        yield _("%(name)s no longer sees them, and no records of their people.") % {"name": person.name}
    if stay := person.specialists.active().count() - len(chosen):
        yield _("Still with %(name)s: %(n)s.") % {"name": person.name, "n": stay}


@says("team")
def closed_with_it(person, chosen, closes):
    if closes:
        yield from signed_out_at_once(person)


@says("program")
def first_codes(before, after, changed):
    if before is None:
        codes = (" ".join([code["code"], *code.get("modifiers", [])]) for code in SHIPPED_CODES)
        yield _("It begins with these service codes, which you can change: %(codes)s.") % {"codes": ", ".join(codes)}


@says("credential")
def period_before(before, after, changed):
    if before.credential and after.is_corrected:
        yield _("It takes the place of what is written now. No earlier period is kept.")
    elif before.credential:
        yield _("The period before it is kept for the days that it covers.")


@says("credential")
def warning(before, after, changed):
    if not after.runs_out:
        yield _("No last day is written down, so nobody is told before it runs out.")
    elif after.has_run_out:
        yield _("By this last day it has run out already.")
    else:
        first = after.credential_expires_on - timedelta(days=after.user.agency.credential_warning_days)
        day = date_format(max(first, timezone.localdate()))
        yield _("%(name)s, their supervisor and the managers are told from %(day)s on that it runs out.") % {
            "name": after.name,
            "day": day,
        }


@says("leaving")
def signed_out_at_once(person):
    words = _("%(name)s is signed out with the next click and cannot sign in. What they wrote stays, with their name.")
    yield words % {"name": person.name}


@says("returning")
def signs_in_again(person):
    told = {"name": person.name, "role": person.get_role_display()}
    yield _("%(name)s can sign in with the same e-mail and password, and works here as: %(role)s.") % told
    if person.is_specialist:
        yield _("Nobody is assigned to them by this. You assign people afterwards.")
