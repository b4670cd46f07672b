import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled, WalledQuerySet
from goals.models import Goal

from .note import TEXT_LENGTH, Note
from .sittings import tracked_but

PARENT_SIGNED = (
    "IF EXISTS (SELECT FROM notes_note WHERE signed_at IS NOT NULL AND id = {row}.note_id)"
    " THEN RAISE EXCEPTION 'this note is signed'; END IF;"
)


class GoalWorkQuerySet(WalledQuerySet):
    def worked_on(self):
        return self.exclude(movement__in=["", GoalWork.Movement.NOT_TODAY])


@tracked_but("words")
class GoalWork(Walled):
    """What a session did on one goal, in their words."""

    class Movement(models.TextChoices):
        MOVED = "moved", _("Moved")
        STEADY = "steady", _("Steady")
        BUMP = "bump", _("A bump")
        NOT_TODAY = "not_today", _("Not today")

    note = models.ForeignKey(Note, models.PROTECT, related_name="goal_work", editable=False)
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="goal_work", verbose_name=_("goal"))
    movement = models.CharField(_("how it went"), max_length=9, choices=Movement)
    words = models.TextField(_("in their words"), blank=True, max_length=TEXT_LENGTH)

    objects = GoalWorkQuerySet.as_manager()

    class Meta:
        verbose_name = _("goal work")
        verbose_name_plural = _("goal work")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["note", "goal"], name="a_goal_once_in_a_note")]
        triggers = [
            pgtrigger.Trigger(
                name="signed_work_lies_still",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=PARENT_SIGNED.format(row="OLD") + " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="signed_work_takes_nothing_new",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=PARENT_SIGNED.format(row="NEW") + " RETURN NEW;",
            ),
        ]

    @property
    def is_worked_on(self):
        return self.movement not in ("", self.Movement.NOT_TODAY)

    def __str__(self):
        return self.get_movement_display()
