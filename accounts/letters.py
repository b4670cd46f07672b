"""The letters we send. They carry the agency's name and a link, never a person's name or anything about health."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _


def stay_on_this_machine():
    """Whether letters are files here, outside the demo, which shows them on a page."""
    return "filebased" in settings.MAILERS["default"]["BACKEND"] and not settings.DEMO


def send_invitation(invitation, address, agency):
    with translation.override(agency.language):
        subject = _("You are invited to join %(name)s") % {"name": agency.name}
        paragraphs = [
            _("%(name)s invites you to join its staff in PeerSupport.") % {"name": agency.name},
            _("Open this link to choose your password. It works once, for one week:"),
            address,
            _("If you did not expect this letter, you need not do anything."),
        ]
    send_mail(" ".join(subject.split()), "\n\n".join(paragraphs) + "\n", None, [invitation.email])


def send_emergency_notice(users):
    """Tells nobody who opened whose record, or why: that is read after signing in."""
    for user in users:
        with translation.override(user.language):
            subject = _("Somebody used emergency access")
            text = _("Somebody used emergency access. Sign in to PeerSupport to read more.")
        send_mail(subject, f"{text}\n", None, [user.email])


def send_news_notice(email, language, address):
    """Somebody else walks with them: neither who nor that it is so."""
    with translation.override(language):
        words = "\n\n".join([_("There is news on your page."), _("Sign in to read it:"), address])
        send_mail(_("There is news on your page"), f"{words}\n", None, [email])


def send_message_notice(email, language, address):
    """Not from whom, nor what about: others may read over the shoulder."""
    with translation.override(language):
        words = "\n\n".join([_("You have a message."), _("Sign in to read it:"), address])
        send_mail(_("You have a message"), f"{words}\n", None, [email])
