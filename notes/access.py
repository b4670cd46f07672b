"""The gate of a group: who leads it, and those who supervise them. It says nothing of its people: pages ask who of them
may be seen today, and write down that they were."""

from django.shortcuts import get_object_or_404

from accounts.access import admit_staff, mark

from .models import Group


def _admit(request, kwargs, groups):
    refusal = admit_staff(request)
    if refusal is None:
        kwargs["group"] = get_object_or_404(groups(request.member).with_names(), pk=kwargs.pop("group_pk"))
    return refusal


def for_group(view):
    """Staff who may read this group; the view receives it. Anybody else finds no such page."""
    return mark("for_group", lambda request, kwargs: _admit(request, kwargs, Group.objects.visible_to))(view)


def for_leader(view):
    """Only a specialist who leads it, alone or with another: the pages that write."""
    return mark("for_leader", lambda request, kwargs: _admit(request, kwargs, Group.objects.led_by))(view)
