import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Program, Walled, WalledQuerySet
from clients.models import Client


class GroupQuerySet(WalledQuerySet):
    def visible_to(self, member):
        """Those who lead it; a supervisor those of the specialists they supervise today; a manager every group."""
        if member.is_manager:
            return self
        if member.is_supervisor:
            mine = Membership.objects.specialists().filter(supervisor=member)
            return self.filter(Q(leader__in=mine) | Q(co_leader__in=mine))
        return self.led_by(member)

    def led_by(self, member):
        """The groups that this specialist writes for."""
        return self.filter(Q(leader=member) | Q(co_leader=member)) if member.is_specialist else self.none()

    def going_on_first(self):
        return self.order_by(F("ended_on").desc(nulls_first=True), "name", "pk")

    def with_names(self):
        return self.select_related("program", "leader__user", "co_leader__user")

    def with_size(self):
        """With `size`: how many are in it now."""
        return self.annotate(size=models.Count("members", filter=Q(members__ended_on=None)))


@pghistory.track()
class Group(Walled):
    """People who meet with one specialist, or with two who lead together. Its name may tell about health: it stands on
    no page of a person."""

    name = models.CharField(_("name"), max_length=80, help_text=_("Only staff see it."))
    program = models.ForeignKey(Program, models.PROTECT, related_name="+", verbose_name=_("program"))
    leader = models.ForeignKey(Membership, models.PROTECT, related_name="groups", editable=False)
    co_leader = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="co_led_groups", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_on = models.DateField(null=True, editable=False)

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        indexes = [models.Index(fields=["leader", "name"], name="group_of_leader")]
        constraints = [models.CheckConstraint(condition=~Q(co_leader=F("leader")), name="nobody_leads_with_themselves")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("notes:group", args=[self.pk])

    @staticmethod
    def open_programs():
        return Program.objects.open().by_name()

    @property
    def goes_on(self):
        return self.ended_on is None

    def is_led_by(self, member):
        return member.is_specialist and member.pk in (self.leader_id, self.co_leader_id)

    @property
    def leaders(self):
        """One, or two."""
        return [self.leader, self.co_leader] if self.co_leader_id else [self.leader]

    def who_leads(self):
        """The same, to choose from."""
        return Membership.objects.filter(pk__in=[leader.pk for leader in self.leaders])

    def who_could_lead_too(self):
        """Any other specialist; they see only those of its people whom they walk with."""
        return Membership.objects.specialists().exclude(pk=self.leader_id).by_name()

    def people_seen_by(self, member):
        """Who is in it now, as far as this member may see them today; each with `time_in_group`."""
        here = self.members.here()
        seen = Client.objects.visible_to(member).filter(pk__in=here.values("client")).by_name()
        return seen.prefetch_related(models.Prefetch("in_groups", here, to_attr="time_in_group"))

    def who_could_come(self, leader=None):
        """Whom this leader (or the first) walks with, in its program and not in it yet."""
        mine = Client.objects.walking_with(leader or self.leader).current().in_program(self.program)
        return mine.exclude(pk__in=self.members.here().values("client")).by_name()

    @transaction.atomic
    def take_in(self, client, by=None):
        """From today on; only somebody whom the leader who adds them walks with, in the group's program."""
        self._must_go_on()
        if not self.who_could_come(by).filter(pk=client.pk).exists():
            raise ValidationError(_("This person cannot be added now. Look at their program and who walks with them."))
        try:
            with transaction.atomic():
                return self.members.create(client=client)
        except IntegrityError:
            raise ValidationError(_("This person is in the group already.")) from None

    @transaction.atomic
    def share_the_lead(self, member):
        """From now on both write for it, each for those whom they walk with."""
        self._must_go_on()
        if not self.who_could_lead_too().filter(pk=member.pk).exists():
            raise ValidationError(_("This person cannot lead it with you. Choose another specialist."))
        self.co_leader = member
        self.save(update_fields=["co_leader"])

    def lead_alone(self):
        """The second one leads no more; what they wrote stays theirs to sign."""
        self.co_leader = None
        self.save(update_fields=["co_leader"])

    @transaction.atomic
    def end(self):
        """No more meetings; what was stays. Plans are called off."""
        self._must_go_on()
        self.ended_on = timezone.localdate()
        self.save(update_fields=["ended_on"])
        self.meetings.call_off("other")

    def _must_go_on(self):
        if not self.goes_on:
            raise ValidationError(_("This group has ended."))


class GroupMemberQuerySet(WalledQuerySet):
    def here(self):
        return self.filter(ended_on=None)

    def here_on(self, day):
        """Not gone before that day. Who came later may still be put down for it: a group is often written up late."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day))


@pghistory.track()
class GroupMember(Walled):
    """A person in a group, with dates. `ended_on` is the last day that counts."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="members", editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="in_groups", editable=False)
    began_on = models.DateField(default=timezone.localdate, editable=False)
    ended_on = models.DateField(null=True, editable=False)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("person in a group")
        verbose_name_plural = _("people in groups")
        constraints = [
            models.UniqueConstraint(fields=["group", "client"], condition=Q(ended_on=None), name="once_in_a_group"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="leaving_a_group_comes_after_coming"
            ),
        ]

    def __str__(self):
        return str(self.began_on)

    def leave(self):
        self.ended_on = max(timezone.localdate(), self.began_on)
        self.save(update_fields=["ended_on"])
