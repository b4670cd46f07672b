from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from notes.models import Session

from . import shapes
from .number import Column, Number, Section, Table

ALL = ("contacts", "all")
CONTACTS = Section(
    _("Contacts, hours and units"),
    [
        Number(
            "contacts",
            _("Contacts"),
            _("Sessions held in the period whose note is signed. In a group, each person’s part is one."),
            cell="all",
        ),
        Number("contacts", _("Contacts with one person"), _("Contacts that were no part of a group."), cell="one"),
        Number("contacts", _("Contacts in groups"), _("Contacts that were part of a group’s meeting."), cell="group"),
        Number("hours", _("Hours"), _("Minutes of all contacts, divided by 60."), shapes.hours, "all"),
        Number(
            "hours",
            _("Hours with one person"),
            _("Minutes of the contacts with one person, divided by 60."),
            shapes.hours,
            "one",
        ),
        Number(
            "hours",
            _("Hours in groups, by person"),
            _("Minutes of every person’s part in a group, divided by 60. Ten people for one hour are ten hours."),
            shapes.hours,
            "group",
        ),
        Number(
            "meetings",
            _("Hours in groups, by meeting"),
            _("Minutes of the groups’ meetings, divided by 60. Ten people for one hour are one hour."),
            shapes.hours,
        ),
        Number(
            "units",
            _("Units"),
            _(
                "Units of 15 minutes as the notes were signed, by the rule of the program or of its service code, and"
                " never more than a day allows."
            ),
            shapes.amount,
            "all",
        ),
        Number("units", _("Units with one person"), _("Units of the contacts with one person."), shapes.amount, "one"),
        Number("units", _("Units in groups"), _("Units of every person’s part in a group."), shapes.amount, "group"),
        Number(
            "units",
            _("Billable units"),
            _("Units of contacts with one unit or more whose note was signed within the days that the program gives."),
            shapes.amount,
            "billable",
        ),
        Number("contacts", _("Billable contacts"), _("Contacts that have billable units."), cell="billable"),
        Number(
            "contacts",
            _("Contacts that are not billable"),
            _("No whole unit, no goal where the program asks for one, or signed too late."),
            cell="rest",
        ),
    ],
    [
        Table(
            _("Over time"),
            _(
                "In weeks, or in months where the period is longer than three months; by the day on which a contact"
                " began, by the agency’s clock."
            ),
            _("From"),
            [
                Column("span_contacts", _("Contacts")),
                Column("span_hours", _("Hours"), shapes.hours),
                Column("span_units", _("Units"), shapes.amount),
            ],
            label=lambda cell, found: date_format(date.fromisoformat(cell), "DATE_FORMAT"),
            order=str,
            hides_small=False,
            total=ALL,
        )
    ],
)
NOT_MET = Section(
    _("Did not meet"),
    [
        Number(
            "not_met",
            _("Did not meet"),
            _("Planned sessions of the period that did not take place. What was called off before is not among them."),
        ),
        Number(
            "not_met",
            _("Share that did not meet"),
            _("Did not meet, divided by the contacts and these together."),
            shapes.share_with,
            of=[ALL],
        ),
    ],
    [
        Table(
            _("Why they did not meet"),
            _("As the peer specialist wrote it down."),
            _("Reason"),
            [Column("not_met", _("Sessions"))],
            label=lambda cell, found: Session.NotMetBecause(cell).label,
            order=Session.NotMetBecause.values.index,
            hides_small=False,
            total=("not_met", ""),
        )
    ],
)
