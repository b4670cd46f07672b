"""The staff by the last day of their credentials, and what is to be said about it."""

from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Membership
from .spans import from_today

PAGE = 50
KINDS = {
    "": (gettext_lazy("All"), lambda member, days: True),
    "soon": (gettext_lazy("Run out soon"), lambda member, days: member.runs_out_within(days)),
    "expired": (gettext_lazy("Have run out"), lambda member, days: member.has_run_out),
    "undated": (gettext_lazy("Without a last day"), lambda member, days: member.credential and not member.runs_out),
    "none": (gettext_lazy("No credential written down"), lambda member, days: not member.credential),
}


def until_words(member):
    """Until when, and how far off that is; empty where no day is written down."""
    if not member.runs_out:
        return ""
    told = {"day": date_format(member.credential_expires_on), "span": from_today(member.days_left)}
    words = _("ran out on %(day)s, %(span)s") if member.has_run_out else _("valid until %(day)s, %(span)s")
    return words % told


class CredentialList:
    """Those of everybody who works here, or of a supervisor's own team; one page of the chosen kind."""

    def __init__(self, member, kind, page, warning_days):
        self._days, self.is_unknown = warning_days, kind not in KINDS
        self.kind = "" if self.is_unknown else kind
        self._number = max(1, int(page)) if page.isdecimal() and len(page) < 6 else 1
        staff = Membership.objects.visible_to(member).active().by_name()
        found = staff if member.is_manager else staff.overseen_by(member)
        self._people = sorted(found, key=lambda one: (one.credential_expires_on or date.max, one.name))

    def tabs(self):
        """(address, words, how many, whether it is shown)"""
        counts = {kind: len(self._of_kind(kind)) for kind in KINDS}
        page = reverse("accounts:credentials")
        return [
            (f"{page}?show={kind}" if kind else page, words, counts[kind], kind == self.kind)
            for kind, (words, _is_one) in KINDS.items()
        ]

    def _of_kind(self, kind):
        return [one for one in self._people if KINDS[kind][1](one, self._days)]

    @cached_property
    def _chosen(self):
        return self._of_kind(self.kind)

    @cached_property
    def rows(self):
        shown = self._chosen[(self._number - 1) * PAGE : self._number * PAGE]
        for one in shown:
            one.until_words, one.is_soon = until_words(one), one.runs_out_within(self._days)
        return shown

    @property
    def more_url(self):
        return self._page(self._number + 1) if len(self._chosen) > self._number * PAGE else ""

    @property
    def fewer_url(self):
        return self._page(self._number - 1) if self._number > 1 else ""

    def _page(self, number):
        return f"?show={self.kind}&page={number}"
