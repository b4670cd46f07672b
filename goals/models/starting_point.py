from itertools import groupby

import pghistory
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled, WalledQuerySet
from clients.models import Client

from .goal import Goal

AREAS = [models.When(life_area=area, then=place) for place, area in enumerate(Goal.LifeArea.values)]


class StartingPointQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """Staff see every example of their agency."""
        return self

    def current(self):
        return self.filter(ended_on=None)

    def said_in(self, language):
        return self.filter(language=language)

    def in_order(self):
        return self.order_by("language", models.Case(*AREAS), "created_at", "pk")


@pghistory.track()
class StartingPoint(Walled):
    """A short example that helps a person find words of their own. It never fills the form."""

    life_area = models.CharField(_("life area"), max_length=9, choices=Goal.LifeArea)
    language = models.CharField(_("language"), max_length=2, choices=Client.SpokenLanguage)
    words = models.CharField(_("example"), max_length=160)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_on = models.DateField(null=True, editable=False)

    objects = StartingPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("starting point")
        verbose_name_plural = _("starting points")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "life_area", "language", "words"],
                condition=models.Q(ended_on=None),
                name="one_starting_point_of_these_words",
                violation_error_message=_("This example is there already."),
            )
        ]

    def __str__(self):
        return self.words

    def end(self):
        self.ended_on = self.ended_on or timezone.localdate()
        self.save(update_fields=["ended_on"])

    def bring_back(self):
        self.ended_on = None
        self.save(update_fields=["ended_on"])

    @classmethod
    def by_life_area(cls, language):
        """[(life area in words, [examples])] in this language, for who looks for words."""
        points = cls.objects.current().said_in(language).in_order()
        return [(area, list(examples)) for area, examples in groupby(points, cls.get_life_area_display)]

    @classmethod
    @transaction.atomic
    def begin_with(cls, shipped):
        """Give the agency in scope the examples {life area: {language: [words]}} that the product brings along."""
        cls.objects.bulk_create(
            cls(life_area=area, language=language, words=words)
            for area, by_language in shipped.items()
            for language, examples in by_language.items()
            for words in examples
        )
