"""The wins that a person lets somebody in their corner see, at a secret address."""

import secrets
from datetime import timedelta

from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Walled, WalledQuerySet
from accounts.models.membership import digest
from clients.models import Supporter

from .win import Win


class GoodNewsQuerySet(WalledQuerySet):
    def live(self):
        return self.filter(ended_at=None, expires_at__gt=timezone.now(), supporter__ended_on=None)


class GoodNews(Walled):
    """A secret address for one supporter. It shows the chosen wins alone, until it expires, is cut off or replaced, or
    the supporter is taken off the list. Only the secret's digest is kept."""

    class Lasts(models.IntegerChoices):
        MONTH = 30, _("A month")
        SEASON = 90, _("Three months")
        YEAR = 365, _("A year")

    supporter = models.ForeignKey(Supporter, models.PROTECT, related_name="good_news", editable=False)
    digest = models.CharField(max_length=64, editable=False, unique=True)
    shows_name = models.BooleanField(_("show the name I chose"), default=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = GoodNewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("good news for a supporter")
        verbose_name_plural = _("good news for supporters")
        constraints = [
            models.UniqueConstraint(fields=["supporter"], condition=Q(ended_at=None), name="one_address_a_supporter")
        ]

    def __str__(self):
        return str(self.made_at)

    @classmethod
    def of(cls, supporter):
        """The live one, or None."""
        return supporter.good_news.live().first()

    @classmethod
    @transaction.atomic
    def make(cls, supporter, wins, shows_name, days):
        """A new secret; the one before stops working. Returns the secret: it cannot be shown again."""
        Supporter.objects.select_for_update().get(pk=supporter.pk)
        cls.cut_off(supporter)
        token = secrets.token_urlsafe(32)
        expires_at = timezone.now() + timedelta(days=days)
        news = cls.objects.create(
            supporter=supporter, digest=digest(token), shows_name=shows_name, expires_at=expires_at
        )
        news.choose(wins, shows_name)
        return token

    @classmethod
    def cut_off(cls, supporter):
        supporter.good_news.filter(ended_at=None).update(ended_at=timezone.now())

    @transaction.atomic
    def choose(self, wins, shows_name):
        """Which wins it shows from now on; a cheer that came for one of them stays."""
        self.shows_name = shows_name
        self.save(update_fields=["shows_name"])
        self.shown.exclude(win__in=wins).update(is_shown=False)
        for win in wins:
            self.shown.update_or_create(win=win, defaults={"is_shown": True})

    @staticmethod
    def agency_behind(token):
        """The id of the agency in which this secret is live, or None; asked before any agency is known."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT agency_of_good_news(%s)", [digest(token.replace("\0", ""))])
            return cursor.fetchone()[0]

    @classmethod
    def behind(cls, token):
        """The live one with this secret, in the agency in scope, or None."""
        live = cls.objects.live().select_related("supporter__client")
        return live.filter(digest=digest(token.replace("\0", ""))).first()


class ShownWinQuerySet(WalledQuerySet):
    def cheered_for(self, client):
        """Taps of supporters that the person gets to see, the newest first; kept for later while they want none."""
        cheered = self.filter(news__supporter__client=client, cheered_at__isnull=False)
        if client.cheers_muted_at:
            cheered = cheered.filter(cheered_at__lt=client.cheers_muted_at)
        return cheered.select_related("win", "news__supporter").order_by("-cheered_at", "-pk")

    def to_see(self):
        return self.filter(is_shown=True).select_related("win", "news__supporter").order_by("-win__on", "-win_id")


class ShownWin(Walled):
    """One win that a supporter may see, and whether they cheered for it."""

    news = models.ForeignKey(GoodNews, models.PROTECT, related_name="shown", editable=False)
    win = models.ForeignKey(Win, models.PROTECT, related_name="shown_to", editable=False)
    is_shown = models.BooleanField(default=True, editable=False)
    cheered_at = models.DateTimeField(null=True, editable=False)

    objects = ShownWinQuerySet.as_manager()

    class Meta:
        verbose_name = _("shown win")
        verbose_name_plural = _("shown wins")
        constraints = [models.UniqueConstraint(fields=["news", "win"], name="a_win_is_shown_once")]

    def __str__(self):
        return str(self.win_id)

    def cheer(self):
        """Once: a second tap changes nothing."""
        ShownWin.objects.filter(pk=self.pk, cheered_at=None).update(cheered_at=timezone.now())
