from django.utils.translation import gettext_lazy as _

from clients.models import Enrollment

from . import shapes
from .number import NOT_SAID, Column, Number, Section, Table, in_order

SERVED = ("served", "")
PEOPLE = Section(
    _("People"),
    [
        Number.of_people(
            "served",
            _("People served"),
            _(
                "Different people with one contact or more in the period, each counted once. The number of the whole"
                " agency is not the sum of its programs: somebody may be in two."
            ),
        ),
        Number.of_people(
            "new",
            _("New people"),
            _("Of the people served: their first contact ever, or the first after their support was closed."),
        ),
        Number.of_people(
            "continuing",
            _("Continuing"),
            _("Of the people served: had a contact before the period, and were not closed since."),
        ),
        Number.of_people(
            "closed",
            _("Closed"),
            _(
                "People whose time in a program ended in the period and who were in no other one the day after. Each"
                " person once."
            ),
        ),
    ],
    [
        Table(
            _("By program"),
            _("Each person once in every program in which they had a contact."),
            _("Program"),
            [
                Column("program_people", _("People")),
                Column("program_contacts", _("Contacts")),
                Column("program_hours", _("Hours"), shapes.hours),
                Column("program_units", _("Units"), shapes.amount),
            ],
            label=lambda cell, found: found.label,
            total=SERVED,
        ),
        Table(
            _("How it ended"),
            _("Of the people whose support was closed."),
            _("How it ended"),
            [Column("closed", _("People"))],
            label=lambda cell, found: dict(Enrollment.Ending.choices).get(cell, NOT_SAID),
            order=in_order(Enrollment.Ending),
            total=("closed", ""),
        ),
    ],
)
FIRST = Section(
    _("First contact"),
    [
        Number.of_people(
            "referred",
            _("Referred"),
            _("Times in a program with a day of referral in the period."),
        ),
        Number(
            "days_median",
            _("Days to first contact, median"),
            _(
                "Of those referred in the period: days from the referral to the first contact in that program. Half of"
                " them waited this long or less. Calendar days; who still waits is not in it."
            ),
            shapes.days,
        ),
        Number(
            "days_quarter",
            _("Days to first contact, three quarters"),
            _("The number of days within which three quarters of them had their first contact."),
            shapes.days,
        ),
        Number.of_people(
            "within_3",
            _("First contact within 3 days"),
            _("Of those who had a first contact or have waited for more than 3 days."),
            shapes.share,
            of=[("decided_3", "")],
        ),
        Number.of_people(
            "within_7",
            _("First contact within 7 days"),
            _("Of those who had a first contact or have waited for more than 7 days."),
            shapes.share,
            of=[("decided_7", "")],
        ),
        Number.of_people(
            "waiting", _("Still waiting"), _("Referred in the period, and no contact in that program yet.")
        ),
    ],
)
