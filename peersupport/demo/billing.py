"""The months behind: the one before last is billed, the last one waits to be."""

from datetime import timedelta

from clients.models import Enrollment, ServiceOrder
from notes.models import Addendum
from reports.billing.contacts import Contacts
from reports.billing.months import month_of
from reports.models import BillingFile, LeftOut

NOT_THEM = {"Marcus R.", "Luz T."}
SURNAMES = (
    "Alvarez Brown Castillo Davis Ellis Flores Garcia Hughes Ibarra Johnson Kelly Lopez Martin Nguyen Ortiz Perez"
)
SURNAMES = {name[0]: name for name in f"{SURNAMES} Quinn Reyes Silva Torres Underwood Vega Wright Young Zamora".split()}
EVERY = 12
ORDERED_BY = [("Ana Ruiz", "LCSW"), ("Henry Cole", "MD"), ("Grace Lindqvist", "PMHNP")]


def build_billing(world):
    _write_names_on_papers(world)
    _write_orders_down(world)
    last = month_of(world.today.replace(day=1) - timedelta(days=1))
    before = month_of(last[0] - timedelta(days=1))
    made = [_bill(world, program, before, last[0]) for program in world.programs.values()]
    for file in [file for file in made if file][:1]:
        _add_something_later(file)
    for program in world.programs.values():
        _leave_something_open(world, Contacts(program, *last), last)


def _write_names_on_papers(world):
    """A payer knows people by them; of a few they are still to be asked."""
    for number, life in enumerate(world.lives):
        first, _, initial = life.client.chosen_name.rpartition(" ")
        if number % EVERY and initial[0] in SURNAMES:
            life.client.legal_name = f"{first} {SURNAMES[initial[0]]}"
            life.client.save(update_fields=["legal_name"])


def _write_orders_down(world):
    """A practitioner recommends the service before it begins; of a few the paper is still to come."""
    for number, life in enumerate(world.lives):
        name, credential = ORDERED_BY[number % len(ORDERED_BY)]
        if number % EVERY:
            for enrollment in life.client.enrollments.all():
                order = ServiceOrder(enrollment=enrollment, kind=ServiceOrder.Kind.RECOMMENDATION, by_name=name)
                order.by_credential, order.ordered_on = credential, enrollment.began_on - timedelta(days=5)
                order.write(world.staff["patricia"])


def _bill(world, program, days, next_month):
    """On the second day of the month after."""
    contacts = Contacts(program, *days)
    at = world.moment(next_month + timedelta(days=1), 9)
    by = world.staff["patricia"]
    return BillingFile.make(program, *days, by, contacts.seal, says_consented=True, at=at) if contacts.ready else None


def _add_something_later(file):
    note = file.rows.order_by("number").first().session.note
    more = Addendum(kind="correction", words="We met at the library, not at the office.", reason="I mixed up two days.")
    more.add(note, note.session.specialist)


def _leave_something_open(world, contacts, days):
    """One person's plan was due in the middle of the month; one session is paid by somebody else."""
    others = [one for one in contacts.for_a_look(200) if one.client.chosen_name not in NOT_THEM]
    if not others:
        return
    late = max(others, key=lambda one: one.session.start_at).session
    mine = Enrollment.objects.filter(client=late.client, program=contacts.program)
    due_on = late.service_day - timedelta(days=3)
    mine.update(plan_review_due_on=due_on, plan_reviewed_on=due_on - timedelta(days=60))
    LeftOut(reason="Paid by the county grant.").leave_out(others[0].session, world.staff["patricia"])
