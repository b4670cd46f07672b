"""The people in every test: one agency with each role, and a stranger of another agency."""

from datetime import timedelta
from types import SimpleNamespace

import factory
from allauth.mfa.models import Authenticator
from django.test import Client as HttpBrowser
from django.test.client import ClientHandler
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Agency, Membership, Program, User
from accounts.models.membership import Role
from accounts.scopes import scope
from clients.models import Assignment, Client, Enrollment, ServiceOrder
from goals.models import CheckIn, Goal, Milestone, Step, Win
from notes.models import Note, Session, Withholding


class Browser(HttpBrowser):
    """The HTTP test client. Its requests begin outside every agency, as those of a real browser do."""

    one_handler = ClientHandler(enforce_csrf_checks=False)

    def __init__(self, **options):
        super().__init__(**options)
        if not options.get("enforce_csrf_checks"):
            self.handler = self.one_handler

    def request(self, **request):
        with scope(None):
            return super().request(**request)

    def enter(self, who):
        with scope(None):
            self.force_login(who.user)
        return self


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency

    name = factory.Sequence(lambda n: f"Harbor {n}")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    name = factory.Sequence(lambda n: f"Robin Person{n}")
    email = factory.Sequence(lambda n: f"robin{n}@harbor.example")


class ProgramFactory(DjangoModelFactory):
    class Meta:
        model = Program

    name = factory.Sequence(lambda n: f"Recovery support {n}")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    role = Role.SPECIALIST
    credential = "CPS"
    user = factory.SubFactory(UserFactory)


class ClientFactory(DjangoModelFactory):
    class Meta:
        model = Client

    chosen_name = factory.Sequence(lambda n: f"Marcus R{n}")
    pronouns = "he/him"


class GoalFactory(DjangoModelFactory):
    class Meta:
        model = Goal

    own_words = factory.Sequence(lambda n: f"Walk in the mornings {n}")
    author = Goal.Author.MINE
    life_area = Goal.LifeArea.HEALTH
    status = Goal.Status.WORKING


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    words = factory.Sequence(lambda n: f"First walk {n}")
    position = factory.Sequence(lambda n: n)


class StepFactory(DjangoModelFactory):
    class Meta:
        model = Step

    words = factory.Sequence(lambda n: f"Ask about the gym {n}")
    position = factory.Sequence(lambda n: n)


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    status = Session.Status.HELD
    start_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=2))
    end_at = factory.LazyAttribute(lambda session: session.start_at + timedelta(minutes=50))
    method = Session.Method.IN_PERSON
    place = Session.Place.OFFICE


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = Note

    session = factory.SubFactory(SessionFactory)
    what_we_did = "Talked about the walk."
    takeaway = "I went anyway."


class CheckInFactory(DjangoModelFactory):
    class Meta:
        model = CheckIn


class WinFactory(DjangoModelFactory):
    class Meta:
        model = Win

    words = factory.Sequence(lambda n: f"Walked with Ray {n}")


def a_member(agency, role=Role.SPECIALIST, second_factor=True, **fields):
    """A staff member with a second factor, so that no page sends them to set one up."""
    fields.setdefault("user", UserFactory(agency=agency, **fields.pop("user_fields", {})))
    member = MembershipFactory(role=role, **fields)
    if second_factor:
        Authenticator.objects.create(user=member.user, type=Authenticator.Type.TOTP, data={"secret": ""})
    return member


def a_client(specialist=None, program=None, with_user=False, **fields):
    """A client, perhaps assigned and enrolled since thirty days, perhaps with a sign-in of their own."""
    client = ClientFactory(**fields)
    since = timezone.localdate() - timedelta(days=30)
    if specialist:
        Assignment.objects.create(client=client, specialist=specialist, began_on=since)
    if program:
        Enrollment.objects.create(client=client, program=program, began_on=since, referred_on=since)
    if with_user:
        client.user = UserFactory(agency=client.agency, name=client.chosen_name, email=None, language=client.language)
        client.save()
    return client


def a_withholding(note, manager, **fields):
    """A signed note that a manager keeps from its person for a month."""
    usual = {"reason": "court", "words": "For the hearing.", "review_on": timezone.localdate() + timedelta(days=30)}
    held = Withholding(**(usual | fields))
    held.begin(note, manager)
    return held


def an_order(client, manager, **fields):
    """Of the service, given a month ago, for the person's only time in a program."""
    given_on = timezone.localdate() - timedelta(days=30)
    usual = {"kind": "order", "by_name": "Ada Reyes", "by_credential": "LCSW", "ordered_on": given_on}
    order = ServiceOrder(enrollment=client.enrollments.get(), **(usual | fields))
    order.write(manager)
    return order


def a_house(agency):
    """Another agency with one of each."""
    with scope(agency):
        supervisor = a_member(agency, Role.SUPERVISOR, credential="")
        specialist = a_member(agency, supervisor=supervisor)
        program = ProgramFactory()
        return SimpleNamespace(
            agency=agency,
            supervisor=supervisor,
            specialist=specialist,
            manager=a_member(agency, Role.MANAGER, credential=""),
            program=program,
            client=a_client(specialist, program, with_user=True),
        )
