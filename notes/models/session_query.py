from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.utils import timezone

from accounts.models import WalledQuerySet
from clients.models import Assignment, Client

# Written into the question itself: a plan that PostgreSQL keeps for every value knows no index of held sessions alone.
HELD, PLANNED = RawSQL("'held'", ()), RawSQL("'planned'", ())


class SessionQuerySet(WalledQuerySet):
    def planned(self):
        return self.filter(status=PLANNED)

    def still_together(self):
        """On a day on which their specialist still walks with the person."""
        day = OuterRef("planned_at__date")
        walks = Assignment.objects.filter(Q(ended_on=None) | Q(ended_on__gte=day), began_on__lte=day)
        return self.filter(Exists(walks.filter(client=OuterRef("client"), specialist=OuterRef("specialist"))))

    def held(self):
        return self.filter(status=HELD)

    def to_finish(self):
        """With a note that is not signed yet."""
        return self.held().filter(note__isnull=False, note__signed_at=None)

    def not_met_on(self, since, until):
        """What was planned for these days and did not come about, the first one first."""
        not_met = self.filter(status=self.model.Status.NOT_MET, planned_at__date__range=(since, until))
        return not_met.order_by("planned_at", "pk")

    def in_program(self, program):
        """Of this program; of any, for None."""
        return self.filter(program=program) if program else self

    def on_day(self, day):
        """By the plan, in the agency's time zone (the active one)."""
        return self.filter(planned_at__date=day)

    def of_caseload(self, specialist):
        """This specialist's own, with those whom they walk with today; a group's meeting is one entry of its own."""
        mine = self.one_to_one().filter(specialist=specialist, client__in=Client.objects.walking_with(specialist))
        return mine.select_related("client").soonest_first()

    def one_to_one(self):
        return self.filter(group_meeting=None)

    def between(self, since, until):
        return self.filter(happens_at__gte=since, happens_at__lt=until)

    def newest_first(self):
        return self.order_by("-happens_at", "-pk")

    def soonest_first(self):
        return self.order_by("happens_at", "pk")

    def past(self):
        return self.exclude(status__in=[self.model.Status.PLANNED, self.model.Status.CALLED_OFF])

    def called_off(self):
        return self.filter(status=self.model.Status.CALLED_OFF)

    def not_called_off(self):
        return self.exclude(status=self.model.Status.CALLED_OFF)

    def call_off(self, because):
        """Take these plans back; they stay on the list of what was called off. Returns how many were still plans."""
        done = {"status": self.model.Status.CALLED_OFF, "called_off_because": because, "updated_at": timezone.now()}
        return self.planned().update(**done)

    def next_planned(self):
        return self.planned().filter(planned_at__gte=timezone.now()).soonest_first().first()

    def before(self, happens_at, pk):
        """The page that comes after this row, newest first."""
        return self.filter(Q(happens_at__lt=happens_at) | Q(happens_at=happens_at, pk__lt=pk))

    def with_note(self):
        return self.select_related("note", "program", "specialist__user")

    def overlapping(self, start_at, end_at):
        return self.held().filter(start_at__lt=end_at, end_at__gt=start_at)
