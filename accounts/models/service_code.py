from uuid import UUID

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .base import Walled, WalledQuerySet
from .contact import Method, Place
from .program import Program, UnitRule

MODIFIERS = 4
ROW = ("id", "program_id", "agency_id", "code", "modifiers", "label", "unit_rule", "is_group", "methods", "places")


class ServiceCodeQuerySet(WalledQuerySet):
    def in_use(self):
        return self.filter(is_on=True).in_order()

    def as_rows(self):
        """Each as one value, to come along with another query; `ServiceCode.from_row` reads it."""
        return self.values_list(JSONObject(**{name: name for name in ROW}), flat=True)

    def in_order(self):
        return self.order_by("-is_on", "code", "modifiers", "pk")


@pghistory.track()
class ServiceCode(Walled):
    """What a kind of contact is called on a claim: a code with its modifiers, and when it may be used."""

    program = models.ForeignKey(Program, models.PROTECT, related_name="service_codes", editable=False)
    code = models.CharField(
        _("code"),
        max_length=20,
        validators=[RegexValidator(r"^[A-Z0-9-]+\Z", _("Only capital letters and numbers, like H0038."))],
    )
    modifiers = ArrayField(
        models.CharField(max_length=2), size=MODIFIERS, default=list, blank=True, verbose_name=_("modifiers")
    )
    label = models.CharField(_("in plain words"), max_length=80)
    unit_rule = models.CharField(_("units of 15 minutes"), max_length=12, choices=UnitRule, blank=True)
    is_group = models.BooleanField(_("it is for groups"), default=False)
    methods = ArrayField(
        models.CharField(max_length=9, choices=Method), default=list, blank=True, verbose_name=_("only when you meet")
    )
    places = ArrayField(
        models.CharField(max_length=2, choices=Place), default=list, blank=True, verbose_name=_("only here")
    )
    is_on = models.BooleanField(_("it is in use"), default=True)

    objects = ServiceCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("service code")
        verbose_name_plural = _("service codes")
        constraints = [
            models.UniqueConstraint(
                fields=["program", "code", "modifiers"],
                name="a_code_once_in_a_program",
                violation_error_message=_("This program has this code with these modifiers already."),
            )
        ]

    def __str__(self):
        return " ".join([self.code, *self.modifiers])

    def get_absolute_url(self):
        return reverse("accounts:code", args=[self.program_id, self.pk])

    @classmethod
    def from_row(cls, row):
        ids = {name: UUID(row[name]) for name in ("id", "program_id", "agency_id")}
        return cls.from_db(None, ROW, [ids.get(name, row[name]) for name in ROW])

    @property
    def words(self):
        return f"{self.label} ({self})"

    @property
    def limits(self):
        """How and where it may be used, in words; nothing where it fits everywhere."""
        return [*(Method(name).label for name in self.methods), *(Place(name).label for name in self.places)]

    def fits(self, is_group, method, place):
        """Whether it may stand for such a contact."""
        return (
            self.is_group == is_group
            and (not self.methods or method in self.methods)
            and (not self.places or place in self.places)
        )

    def has_twin(self):
        twins = type(self).objects.filter(program=self.program, code=self.code, modifiers=self.modifiers)
        return twins.exclude(pk=self.pk).exists()
