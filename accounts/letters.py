"""The letters we send. They carry the agency's name and a link, never a person's name or anything about health."""

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation


def send_invitation(invitation, address, agency):
    context = {"agency": agency, "address": address}
    with translation.override(agency.language):
        subject = render_to_string("accounts/letters/invitation_subject.txt", context).strip()
        send_mail(subject, render_to_string("accounts/letters/invitation.txt", context), None, [invitation.email])
