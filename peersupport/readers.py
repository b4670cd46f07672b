"""The people of the demo whom one may be with one tap, and what each will see."""

from django.utils.translation import gettext as _

from accounts.models import Agency, Membership
from accounts.models.membership import Role
from accounts.scopes import scope
from clients.models import Client

SPECIALISTS, ENGLISH, SPANISH = 2, 2, 1


def demo_agency():
    return Agency.objects.filter(is_demo=True).order_by("founded_at", "pk").first()


def readers():
    """A manager, a supervisor, specialists and clients of the demo agency, chosen from what is there."""
    agency = demo_agency()
    if agency is None:
        return []
    with scope(agency):
        return [*_staff(), *_clients()]


def reader(pk):
    return next((one["user"] for one in readers() if str(one["user"].pk) == pk), None)


def _staff():
    members = Membership.objects.active().by_name().with_caseload().select_related("user__agency")
    people = list(members)
    for role, most, words in (
        (Role.SPECIALIST, SPECIALISTS, _("Today, the people you walk with, sessions and notes.")),
        (Role.SUPERVISOR, 1, _("The caseload board, notes to review, every record of your specialists.")),
        (Role.MANAGER, 1, _("The whole agency: staff, programs, every caseload.")),
    ):
        of_role = sorted((p for p in people if p.role == role), key=lambda p: -p.caseload)
        for person in of_role[:most]:
            yield {
                "user": person.user,
                "name": person.name_and_credential,
                "what": person.get_role_display(),
                "words": words,
            }


def _clients():
    with_account = Client.objects.current().filter(user__is_active=True).select_related("user__agency").by_name()
    for language, most, words in (
        ("en", ENGLISH, _("Your goals, wins and notes, and who opened your record.")),
        ("es", SPANISH, _("The same, in Spanish.")),
    ):
        goals_first = with_account.filter(language=language, goals__isnull=False).distinct()
        for client in goals_first[:most]:
            yield {"user": client.user, "name": client.chosen_name, "what": _("Client"), "words": words}
