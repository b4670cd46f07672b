"""The week's numbers by e-mail: counts and links, never a name and never a word that somebody wrote."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Membership

from .counts import ALL, numbers_of
from .lists import LISTS
from .models import DigestWish
from .team import Team

logger = logging.getLogger(__name__)
OVERSEEN = ["people", "not-seen", "waiting", "safety", "messages", "statements", "questions", "reviews", "late"]
OVERSEEN += ["untouched", "milestones"]
OWN = ["people", "not-seen", "waiting", "safety", "messages", "statements", "questions", "reviews", "notes", "late"]
OWN += ["milestones"]
COUNTED_AS = {"not-seen": "not_seen", "notes": "drafts"}


@dataclass(frozen=True)
class Counted:
    """One number of the board, in its words, with the address of its list."""

    words: str
    count: int
    path: str


def counts_for(member):
    """The board's own numbers; a specialist's are those of their mirror."""
    n = numbers_of(Team.of(member, [member] if member.is_specialist else None))[ALL]
    page = "mirror_list" if member.is_specialist else "list_all"
    counts = [
        Counted(str(LISTS[which].title), n[COUNTED_AS.get(which, which)], reverse(f"supervision:{page}", args=[which]))
        for which in (OWN if member.is_specialist else OVERSEEN)
    ]
    if not member.is_specialist:
        counts.append(Counted(_("Notes to review"), n["cosign"], reverse("supervision:notes")))
        counts += _credentials(member, member.agency)
    return counts


def _credentials(member, agency):
    staff = Membership.objects.active()
    people = list(staff if member.is_manager else staff.overseen_by(member))
    page = reverse("accounts:credentials")
    soon = sum(one.runs_out_within(agency.credential_warning_days) for one in people)
    yield Counted(_("Credentials that run out soon"), soon, f"{page}?show=soon")
    yield Counted(_("Credentials that have run out"), sum(one.has_run_out for one in people), f"{page}?show=expired")


def send(wish, address=None):
    """Write it in the reader's language. `address` is the site's, without a slash at its end."""
    address = address or settings.SITE_ADDRESS
    with translation.override(wish.member.user.language):
        counts = counts_for(wish.member)
        shown = {
            "counts": [(one.words, one.count, address + one.path) for one in counts if one.count],
            "first_url": address + reverse("home"),
            "leave_url": address + _leave_path(wish) if wish.is_saved else "",
        }
        letter = EmailMultiAlternatives(
            _("Your week in PeerSupport"),
            _plain(**shown),
            None,
            [wish.member.user.email],
            headers=_one_click(shown["leave_url"]),
        )
        letter.attach_alternative(render_to_string("supervision/digest_mail.html", shown), "text/html")
    letter.send()


def _plain(counts, first_url, leave_url):
    """The same without markup."""
    told = [f"{words}: {count}\n{url}" for words, count, url in counts]
    leave = [" ".join([_("No more of these letters:"), leave_url])] if leave_url else []
    return (
        "\n\n".join(
            [
                _("Your week in numbers. Names and words are read after signing in."),
                *(told or [_("Nothing is counted for you right now.")]),
                _("What is not named here is at 0."),
                first_url,
                *leave,
            ]
        )
        + "\n"
    )


def _leave_path(wish):
    return reverse("supervision:digest_leave", args=[wish.token])


def _one_click(url):
    """What mail programs read to end it by themselves (RFC 8058)."""
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if url else {}


def send_what_is_due():
    """To everybody of the agency in scope whose hour has come; how many. Safe to ask at any time, and twice at once."""
    with transaction.atomic():  # Without one the database is told of no scope, and shows nobody.
        waiting = list(DigestWish.objects.of_staff_at_work().order_by("pk").values_list("pk", flat=True))
    return sum(_sent(pk) for pk in waiting)


def _sent(pk):
    """A letter that the mail server refuses keeps nobody else from theirs; the next hour tries it again."""
    try:
        return _send_if_due(pk)
    except OSError:  # Every failure of SMTP is one. What it says has the address in it, so that is not logged.
        logger.error("A weekly e-mail could not be sent.")
        return False


@transaction.atomic
def _send_if_due(pk):
    rows = DigestWish.objects.of_staff_at_work().select_for_update(of=("self",), skip_locked=True)
    wish = rows.filter(pk=pk).first()
    if wish is None or not wish.is_due:
        return False
    wish.sent_for = wish.day_due
    wish.save(update_fields=["sent_for"])
    send(wish)
    return True
