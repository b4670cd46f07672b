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
    """A manager, a supervisor, specialists and clients of the demo agency, the first of each that were made."""
    agency = demo_agency()
    if agency is None:
        return []
    with scope(agency):
        return [*_staff(), *_clients()]


def reader(pk):
    return next((one["user"] for one in readers() if str(one["user"].pk) == pk), None)


def _staff():
    people = list(Membership.objects.active().select_related("user__agency").order_by("pk"))
    for role, most, words in (
        (Role.SPECIALIST, SPECIALISTS, _("Today, the people you walk with, sessions and notes.")),
        (Role.SUPERVISOR, 1, _("The caseload board, notes to review, every record of your specialists.")),
        (Role.MANAGER, 1, _("The whole agency: staff, programs, every caseload.")),
    ):
        for person in [person for person in people if person.role == role][:most]:
            yield {
                "user": person.user,
                "name": person.name_and_credential,
                "what": person.get_role_display(),
                "words": words,
            }


def _clients():
    with_account = Client.objects.current().filter(user__is_active=True).select_related("user__agency").order_by("pk")
    for language, most, words in (
        ("en", ENGLISH, _("Your goals, wins and notes, and who opened your record.")),
        ("es", SPANISH, _("The same, in Spanish.")),
    ):
        with_goals = with_account.filter(language=language, goals__isnull=False).distinct()
        for client in with_goals[:most]:
            yield {"user": client.user, "name": client.chosen_name, "what": _("Client"), "words": words}
