"""A conversation on the page, for either side: what is shown, what writing does, and who is told."""

from functools import partial

from django.db import transaction
from django.utils.translation import get_language

from accounts.letters import send_message_notice, send_news_notice

from .views.paging import moment_page

THREADS, MESSAGES = 20, 50


def threads_page(request, client):
    """The newest conversations first."""
    shown, older, first = moment_page(request, client.threads.newest_first().with_newest(), "moved_at", THREADS)
    return {"client": client, "threads": shown, "older_url": older, "newer_url": first}


def thread_page(request, thread, name):
    """Its messages, oldest first; what the other side wrote is seen now, by this name."""
    is_client = request.user.pk == thread.client.user_id
    shown, older, first = moment_page(request, thread.messages.newest_first(), "at", MESSAGES)
    if any(message.seen_at is None and message.is_from_client != is_client for message in shown):
        thread.messages.filter(is_from_client=not is_client).see(name)
    context = {"client": thread.client, "thread": thread, "shown": shown[::-1], "older_url": older, "newer_url": first}
    context["waits"] = any(message.is_from_client and not message.is_settled for message in shown)
    return context


def write(request, thread, form):
    """Keep the message, and tell the other side that there is one if they have read all others."""
    message, is_first_unread = thread.write(request.user, form.cleaned_data["words"], get_language()[:2])
    if is_first_unread and message.is_from_client:
        tell_staff(request, thread.client.readers)
    elif is_first_unread:
        tell_client(request, thread.client)


def tell_staff(request, members):
    for member in members:
        _tell(request, member.user.email, member.user.language)


def tell_client(request, client):
    """Only where they said that this is fine."""
    if client.email and client.email_is_fine:
        _tell(request, client.email, client.language)


def tell_of_news(request, clients):
    """That somebody else walks with them stands on their own page; where they said that it is fine, an e-mail too."""
    for client in clients:
        if client.email and client.email_is_fine:
            _tell(request, client.email, client.language, send_news_notice)


def _tell(request, email, language, send=send_message_notice):
    """Once it is kept: that there is something, and nothing else."""
    tell = partial(send, email, language, request.build_absolute_uri("/"))
    transaction.on_commit(tell, robust=True)
