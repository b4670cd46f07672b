"""A closed record is read, not written."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def while_open(view):
    """Writes only while the client's record is open; under the mark, which hands over the client."""

    @wraps(view)
    def door(request, client, *args, **kwargs):
        if client.archived_on:
            messages.warning(request, _("Your record here is closed. You can read it and ask to come back."))
            return redirect("portal:journey")
        return view(request, client, *args, **kwargs)

    return door


def writes_while_open(view):
    """The same for a page that is also read."""
    writing = while_open(view)

    @wraps(view)
    def door(request, client, *args, **kwargs):
        return (writing if request.method == "POST" else view)(request, client, *args, **kwargs)

    return door
