import hashlib
import json
from types import SimpleNamespace

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.crisis import AGENCY, ALWAYS, CHAT, Line, in_their_language, shipped

from .agency import Agency
from .base import Walled, WalledQuerySet


class CrisisPageQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """Those of the agency, whoever made them."""
        return self.filter(agency=member.agency_id)

    def published(self):
        return self.exclude(published_at=None)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")


class CrisisPage(Walled):
    """What an agency says on its crisis page. A version that people saw stays; at most one is being written."""

    texts = models.JSONField(editable=False)
    by = models.ForeignKey("accounts.Membership", models.PROTECT, null=True, related_name="+", editable=False)
    by_name = models.CharField(max_length=160, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    objects = CrisisPageQuerySet.as_manager()
    chat = CHAT

    class Meta:
        verbose_name = _("crisis page")
        verbose_name_plural = _("crisis pages")
        indexes = [models.Index(fields=["agency", "-published_at", "-id"], name="crisis_page_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(published_at=None), name="one_crisis_page_is_being_written"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="what_people_saw_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF OLD.published_at IS NOT NULL THEN RAISE EXCEPTION 'what people saw stays'; END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return str(self.published_at or _("Not shown yet"))

    @classmethod
    def shown(cls, agency):
        """What people see now. Named by its agency, for it is also asked for signed out, where no wall stands."""
        newest = cls.objects.filter(agency=agency).published().newest_first().first() if agency else None
        return newest or cls(agency=agency, texts=shipped(agency))

    @classmethod
    def being_written(cls, agency):
        """What a manager has begun to change; else what people see now, not yet saved as a change."""
        begun = cls.objects.filter(agency=agency, published_at=None).first()
        return begun or cls(agency=agency, texts=cls.shown(agency).texts)

    @property
    def all_lines(self):
        """As they stand for a manager, with those that are off. 988 is first, whatever was written."""
        rows = {row["key"]: Line.of(row) for row in self.texts["lines"]}
        missing = [Line.of(row) for row in shipped(None)["lines"] if row["key"] in ALWAYS and row["key"] not in rows]
        lines = [*missing, *rows.values()]
        return sorted(lines, key=lambda line: ALWAYS.index(line.key) if line.key in ALWAYS else len(ALWAYS))

    @property
    def lines(self):
        """As people see them: the one in the reader's own language stands first."""
        own = "spanish" if (get_language() or "en").startswith("es") else "english"
        seen = [line for line in self.all_lines if line.is_on and line.ways or line.is_always_there]
        return sorted(seen, key=lambda line: line.key != own)

    @property
    def others(self):
        """Beside the call and the text to 988, which have been named already."""
        return [line for line in self.lines if line.key != ALWAYS[0]]

    @property
    def own_lines(self):
        return [line for line in self.lines if not line.is_shipped]

    @property
    def nobody_watches(self):
        return self._sentence("nobody_watches")

    @property
    def emergency(self):
        return self._sentence("emergency")

    def _sentence(self, name):
        return in_their_language(SimpleNamespace(**self.texts), name)

    @property
    def fingerprint(self):
        return hashlib.sha256(json.dumps(self.texts, sort_keys=True).encode()).hexdigest()

    @property
    def is_shipped(self):
        return self.texts == shipped(self.agency)

    def line(self, key):
        return next((line for line in self.all_lines if line.key == key), None)

    def keep(self, line):
        """With this line in its place, or at the end if it is new."""
        lines = self.all_lines
        if self.line(line.key):
            lines = [line if line.key == other.key else other for other in lines]
        else:
            lines.append(line)
        self._save(lines)

    def remove(self, key):
        self._save([line for line in self.all_lines if line.key != key or line.stays])

    def switch(self, key, on):
        line = self.line(key)
        line.is_on = on or line.is_always_there
        self.keep(line)

    def move(self, key, by):
        """One place up or down; nothing comes before 988."""
        lines = self.all_lines
        here = next(place for place, line in enumerate(lines) if line.key == key)
        there = here + by
        if here >= len(ALWAYS) and len(ALWAYS) <= there < len(lines):
            lines[here], lines[there] = lines[there], lines[here]
            self._save(lines)

    def say(self, sentences):
        self.texts = self.texts | sentences
        self.save()

    def begin_again(self):
        """As it was shipped, with the agency's own number; people see it once it is published."""
        own = self.line(AGENCY) or Line(AGENCY, is_on=False)
        self.texts = shipped(self.agency)
        self.keep(Line(AGENCY, call=own.call, is_on=own.is_on))

    def throw_away(self):
        if self.is_saved:
            self.delete()

    def _save(self, lines):
        self.texts = self.texts | {"lines": [line.row for line in lines]}
        self.save()

    @transaction.atomic
    def publish(self, by, seen):
        """Show it to people, as it was looked at."""
        agency = Agency.objects.select_for_update().get(pk=self.agency_id)
        kept = CrisisPage.objects.filter(agency=agency, published_at=None).select_for_update().first()
        if kept is None or kept.fingerprint != seen:
            raise ValidationError(_("Somebody changed this while you looked. Look again, then show it to people."))
        if not CrisisPage.objects.filter(agency=agency).published().exists():
            CrisisPage.objects.create(agency=agency, texts=shipped(agency), published_at=agency.founded_at)
        kept.published_at, kept.by, kept.by_name = timezone.now(), by, by.name_and_credential
        kept.save()
        own = kept.line(AGENCY)
        agency.crisis_line = own.call if own and own.is_on else ""
        agency.save(update_fields=["crisis_line"])
