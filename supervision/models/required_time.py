import pghistory
from django.apps import apps
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Program, Walled

A_MONTH_OF_WORK = 2400


@pghistory.track()
class RequiredTime(Walled):
    """Minutes of supervision a month: for those who walk with people of a program, or, without one, for everybody."""

    program = models.OneToOneField(Program, models.PROTECT, null=True, related_name="+", editable=False)
    minutes = models.PositiveSmallIntegerField(
        _("minutes a month"), default=0, validators=[MaxValueValidator(A_MONTH_OF_WORK)]
    )
    began_on = models.DateField(_("from"), null=True, editable=False)

    class Meta:
        verbose_name = _("required supervision")
        verbose_name_plural = _("required supervision")
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(program=None), name="one_rule_of_supervision_for_everybody"
            )
        ]

    def __str__(self):
        return f"{self.minutes}"

    @classmethod
    def minutes_by_program(cls):
        """(program's key or None, minutes)."""
        return cls.objects.values_list("program_id", "minutes")

    @classmethod
    def ask(cls, program, minutes, since=None):
        """From the month of this day on; months before it keep what was asked for then."""
        kept = cls.objects.filter(program=program).first()
        if kept is None or kept.minutes != minutes:
            cls.objects.update_or_create(program=program, defaults={"minutes": minutes, "began_on": since})

    @classmethod
    def told(cls):
        """What was written down of each, the newest first."""
        return apps.get_model("supervision", "RequiredTimeEvent").objects.order_by("-pgh_id")
