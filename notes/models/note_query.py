from django.apps import apps
from django.db import models
from django.db.models.functions import Greatest

from accounts.models import WalledQuerySet

from .lateness import past_its_hour


class NoteQuerySet(WalledQuerySet):
    def drafts(self):
        return self.filter(signed_at=None)

    def late(self):
        """Drafts that would be signed as late now, as their programs count it."""
        return self.drafts().filter(past_its_hour())

    def signed(self):
        return self.exclude(signed_at=None)

    def shared(self):
        """What the person may read: every signed note, except one that a manager keeps from them for now."""
        kept = apps.get_model("notes", "Withholding").objects.current()
        return self.signed().exclude(models.Exists(kept.filter(note=models.OuterRef("pk"))))

    def with_news_for(self, user):
        """With `read_up_to` (None: never opened), `news_at`, the newest thing on the note, and `has_news`."""
        of_note = {"note": models.OuterRef("pk")}
        read = apps.get_model("notes", "Reading").objects.filter(by=user, **of_note).order_by("-up_to")
        said = apps.get_model("notes", "Statement").objects.filter(**of_note)
        added = apps.get_model("notes", "Addendum").objects.filter(**of_note).order_by("-at")
        looks = apps.get_model("notes", "SecondLook").objects.filter(withholding__note=models.OuterRef("pk"))
        answers = [rows.filter(answered_at__isnull=False).order_by("-answered_at") for rows in (said, looks)]
        came = [added.values("at")[:1], *(rows.values("answered_at")[:1] for rows in answers)]
        newest = Greatest("signed_at", *map(models.Subquery, came))
        noted = self.annotate(read_up_to=models.Subquery(read.values("up_to")[:1]), news_at=newest)
        unread = models.Q(read_up_to=None) | models.Q(read_up_to__lt=models.F("news_at"))
        return noted.annotate(has_news=models.Case(models.When(unread, then=True), default=False))

    def with_last_said_at(self):
        """With `last_said_at`: when it was signed, or when the last addendum or the person's last words came to it."""
        newest = [apps.get_model("notes", name).objects.order_by("-at") for name in ("Addendum", "Statement")]
        came = [models.Subquery(rows.filter(note=models.OuterRef("pk")).values("at")[:1]) for rows in newest]
        return self.annotate(last_said_at=Greatest("signed_at", *came))

    def with_whether_seen_by(self, user):
        """With `is_seen`: this user opened it since the last thing came to it."""
        read = apps.get_model("notes", "Reading").objects.filter(note=models.OuterRef("pk"), by=user)
        noted = self.with_last_said_at()
        return noted.annotate(is_seen=models.Exists(read.filter(up_to__gte=models.OuterRef("last_said_at"))))

    def with_billed_at(self):
        """With `billed_at`: when its session went into a billing file that still stands, or None."""
        billed = apps.get_model("reports", "BilledSession").objects.standing()
        mine = billed.filter(session=models.OuterRef("session"))
        return self.annotate(billed_at=models.Subquery(mine.values("file__made_at")))

    def by(self, specialist):
        return self.filter(session__specialist=specialist)

    def waiting_for_cosign(self):
        return self.filter(cosign_request__isnull=False)

    def on_days(self, since, until):
        """Begun on one of these days, in the agency's time zone (the active one)."""
        return self.filter(session__start_at__date__range=(since, until))

    def in_program(self, program):
        """Of this program; of any, for None."""
        return self.filter(session__program=program) if program else self

    def newest_first(self):
        return self.order_by("-session__start_at", "-pk")

    def oldest_first(self):
        return self.order_by("session__start_at", "pk")

    def with_session(self):
        return self.select_related(
            "session__client",
            "session__specialist__user",
            "session__program",
            "session__service_code",
            "session__group_meeting",
        )

    def with_cosign_request(self):
        return self.select_related("cosign_request")

    def soonest_due_first(self):
        return self.order_by("due_at", "pk")
