from datetime import timedelta

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User, Walled, WalledQuerySet

from .assignment import Assignment
from .client import Client

CARRIED = [
    "pk",
    "kind",
    "from_on",
    "until_on",
    "words",
    "said_at",
    "due_on",
    "answer",
    "answered_by_name",
    "answered_at",
]


class ChangeoverQuerySet(WalledQuerySet):
    def to_read(self):
        """What the person has not put aside; cover that is over is no news, unless they said something to it."""
        over = Q(until_on__lt=timezone.localdate(), said_at=None)
        return self.filter(seen_at=None).exclude(over).order_by("at", "pk")

    def as_rows(self):
        """Each as one value, to be carried by another query; `Changeover.from_row` makes it whole again."""
        names = {"comes_name": "comes__user__name", "goes_name": "goes__user__name", "owing_name": "owing_name"}
        return self.with_owing().values(told=JSONObject(**{name: name for name in CARRIED}, **names))

    def waiting(self):
        return self.filter(said_at__isnull=False, answered_at=None)

    def waiting_for(self, member):
        """The supervisor of whom the person walks with today owes the answer; where there is none, a manager."""
        return self.waiting().with_owing().filter(owing=member.pk)

    def with_owing(self):
        walking = Assignment.objects.in_force().filter(client=models.OuterRef("client"), kind="primary")
        supervisor = walking.filter(specialist__supervisor__ended_at=None).values("specialist__supervisor")[:1]
        manager = Membership.objects.answering_first().values("pk")[:1]
        owing = self.annotate(
            owing=Coalesce(*map(models.Subquery, (supervisor, manager)), output_field=models.UUIDField())
        )
        who = Membership.objects.filter(pk=models.OuterRef("owing"))
        return owing.annotate(owing_name=models.Subquery(who.values("user__name")[:1]))

    def with_people(self):
        return self.select_related("client", "comes__user", "goes__user")

    def soonest_due_first(self):
        return self.order_by("due_on", "pk")


class Changeover(Walled):
    """Somebody else walks with the person from a day on, or nobody yet, or covers for a while. The person is told, and
    can say that they would rather have it otherwise; a named person answers."""

    client = models.ForeignKey(Client, models.PROTECT, related_name="changeovers", editable=False)
    kind = models.CharField(max_length=7, choices=Assignment.Kind, editable=False)
    comes = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    goes = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+", editable=False)
    from_on = models.DateField(editable=False)
    until_on = models.DateField(null=True, editable=False)
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(null=True, editable=False)
    words = models.CharField(_("I would rather…"), max_length=500, blank=True)
    said_at = models.DateTimeField(null=True, editable=False)
    due_on = models.DateField(null=True, editable=False)
    answer = models.TextField(_("your answer"), blank=True, max_length=4000)
    answered_by_name = models.CharField(max_length=160, blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects = ChangeoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of specialist")
        verbose_name_plural = _("changes of specialist")
        indexes = [
            models.Index(fields=["client"], name="changeover_to_read", condition=Q(seen_at=None)),
            models.Index(
                fields=["due_on"], name="changeover_waiting", condition=Q(said_at__isnull=False, answered_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(comes__isnull=False) | Q(goes__isnull=False), name="somebody_comes_or_goes"
            ),
            models.CheckConstraint(
                condition=Q(said_at=None, words="", due_on=None)
                | Q(said_at__isnull=False, due_on__isnull=False) & ~Q(words=""),
                name="what_is_said_to_a_change_has_words",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False, said_at__isnull=False) & ~Q(answer=""),
                name="an_answer_to_a_change_has_words",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="what_was_said_to_a_change_stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'DELETE'
                        OR ROW(NEW.client_id, NEW.kind, NEW.comes_id, NEW.goes_id, NEW.from_on, NEW.until_on, NEW.by_id)
                        IS DISTINCT FROM
                        ROW(OLD.client_id, OLD.kind, OLD.comes_id, OLD.goes_id, OLD.from_on, OLD.until_on, OLD.by_id)
                        OR OLD.said_at IS NOT NULL AND ROW(NEW.words, NEW.said_at, NEW.due_on)
                        IS DISTINCT FROM ROW(OLD.words, OLD.said_at, OLD.due_on)
                        OR OLD.answered_at IS NOT NULL AND ROW(NEW.answer, NEW.answered_by_name, NEW.answered_at)
                        IS DISTINCT FROM ROW(OLD.answer, OLD.answered_by_name, OLD.answered_at)
                    THEN RAISE EXCEPTION 'what was said and answered stays'; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.comes or self.goes} {self.from_on}"

    @classmethod
    def from_row(cls, told):
        """One of `as_rows`, as far as a page shows it."""
        owing, comes, goes = (told.pop(name) for name in ("owing_name", "comes_name", "goes_name"))
        read = {name: cls._meta.get_field(name).to_python(told[name]) for name in told if name != "pk"}
        made = cls(pk=told["pk"], **read)
        made.comes, made.goes = (name and Membership(user=User(name=name)) for name in (comes, goes))
        made.owing_name = owing
        return made

    @property
    def sentence(self):
        """What the person reads, in a plain line or two."""
        told = {"day": date_format(self.from_on, _("l, j F")), "name": (self.comes or self.goes).name}
        if self.comes is None:
            return _("From %(day)s on, %(name)s no longer walks with you. We are looking for somebody new.") % told
        if self.until_on and self.kind == Assignment.Kind.COVER:
            told["last"] = date_format(self.until_on, _("l, j F"))
            words = _("From %(day)s until %(last)s, %(name)s walks with you.")
        else:
            words = _("From %(day)s on, %(name)s walks with you.")
        return " ".join(filter(None, [words % told, self.farewell]))

    @property
    def farewell(self):
        if self.goes is None:
            return ""
        is_cover = self.kind == Assignment.Kind.COVER
        words = _("%(name)s comes back after that.") if is_cover else _("%(name)s says goodbye.")
        return words % {"name": self.goes.user.first_name}

    @property
    def is_said(self):
        return self.said_at is not None

    @property
    def waits(self):
        return self.is_said and self.answered_at is None

    @property
    def can_be_put_aside(self):
        return not self.waits

    @classmethod
    def tell(cls, assignment, goes, by):
        days = {"from_on": assignment.began_on, "until_on": assignment.ended_on}
        return cls._tell(assignment, comes=assignment.specialist, goes=goes, by=by, **days)

    @classmethod
    def tell_of_the_end(cls, assignment, by):
        """Where nobody follows; of whoever follows the person is told already. None where there is nothing to tell."""
        if not assignment.is_primary:
            return cls._tell_the_new_end(assignment, by)
        ahead = assignment.client.assignments.filter(kind=assignment.kind, began_on__gt=assignment.ended_on)
        if ahead.exists():
            return None
        after = assignment.ended_on + timedelta(days=1)
        return cls._tell(assignment, goes=assignment.specialist, by=by, from_on=after)

    @classmethod
    def _tell_the_new_end(cls, assignment, by):
        """Where the person still reads another last day of this cover."""
        read = assignment.client.changeovers.to_read().filter(kind=assignment.kind, comes=assignment.specialist)
        read = read.filter(from_on=assignment.began_on, said_at=None).exclude(until_on=assignment.ended_on)
        if not (untrue := read.with_people().last()):
            return None
        days = {"from_on": assignment.began_on, "until_on": assignment.ended_on}
        return cls._tell(assignment, comes=assignment.specialist, goes=untrue.goes, by=by, **days)

    @classmethod
    def _tell(cls, assignment, **told):
        """What was told before and not answered to is old news now."""
        same = assignment.client.changeovers.filter(kind=assignment.kind, seen_at=None)
        same.filter(Q(said_at=None) | Q(answered_at__isnull=False)).update(seen_at=timezone.now())
        return cls.objects.create(client=assignment.client, kind=assignment.kind, **told)

    @transaction.atomic
    def say(self, words):
        """The person would rather have it otherwise; said once."""
        kept = self._kept()
        if kept.is_said:
            raise ValidationError(_("You said this already. The answer comes here."))
        kept.words, kept.said_at = words, timezone.now()
        kept.due_on = timezone.localdate() + timedelta(days=kept.agency.objection_days)
        kept.save()

    @transaction.atomic
    def reply(self, words, by):
        """The answer, once; the person reads it under their words."""
        kept = self._kept()
        if not kept.waits:
            raise ValidationError(_("This was answered already."))
        kept.answer, kept.answered_by_name, kept.answered_at = words, by.name_and_credential, timezone.now()
        kept.save()

    def put_aside(self):
        """The person has read it; what waits for an answer stays before them."""
        if self.can_be_put_aside and self.seen_at is None:
            self.seen_at = timezone.now()
            self.save(update_fields=["seen_at"])

    def _kept(self):
        return Changeover.objects.select_for_update().get(pk=self.pk)
