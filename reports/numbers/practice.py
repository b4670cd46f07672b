from django.utils.translation import gettext_lazy as _

from . import shapes
from .number import Number, Section

PLANS = Section(
    _("Plans and notes"),
    [
        Number.of_people("enrolled", _("People in a program"), _("On the last day of the period, each person once.")),
        Number.of_people(
            "planned",
            _("People with a current plan"),
            _("Of those: with an open goal, and a day for the next review of the plan that is not over."),
            shapes.share,
            of=[("enrolled", "")],
        ),
        Number(
            "reviews",
            _("Plan reviews due"),
            _(
                "Days of the period on which the plan of somebody who was still in the program was to be looked at"
                " again."
            ),
        ),
        Number(
            "reviews_on_time",
            _("Plan reviews on time"),
            _("Of those: looked at, and a next day chosen, on that day or before."),
            shapes.share,
            of=[("reviews", "")],
        ),
        Number(
            "unsigned",
            _("Notes not signed yet"),
            _("About sessions of the period. They count nowhere here until they are signed."),
        ),
        Number("overdue", _("Of those past their hour"), _("By the program’s own rule for when a note is late.")),
        Number(
            "contacts",
            _("Notes on time"),
            _("Signed by their hour, of the signed notes and the unsigned ones that are past it."),
            shapes.share_with,
            "on_time",
            of=[("contacts", "late"), ("overdue", "")],
        ),
    ],
)
SUPERVISION = Section(
    _("Supervision"),
    [
        Number(
            "supervision",
            _("Hours of supervision given"),
            _(
                "Meetings held in the months that begin in the period, for each peer specialist who came and works here"
                " today. For a program, a county or a payer: of those who walked with somebody of it."
            ),
            shapes.hours,
        ),
        Number(
            "supervision_met",
            _("Share of what is asked for"),
            _(
                "Minutes given, of the minutes asked for by the rules of that month, for each peer specialist and"
                " month. More in one month makes up for no other."
            ),
            shapes.share_of_amount,
            of=[("supervision_asked", "")],
        ),
    ],
)
