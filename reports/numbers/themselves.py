from django.utils.translation import gettext_lazy as _

from clients.models import Client, SelfDescription
from reports.counting.attributes import UNSAID

from .number import NOT_SAID, Column, Section, Table, in_order
from .people import SERVED

AGES = {
    "0": _("Under 18"),
    "18": _("18 to 24"),
    "25": _("25 to 34"),
    "35": _("35 to 44"),
    "45": _("45 to 54"),
    "55": _("55 to 64"),
    "65": _("65 and over"),
    UNSAID: NOT_SAID,
}
THEIR_WORD = _("As people describe themselves. “I prefer not to say” is an answer; “Not said” means that nobody asked.")


def _of_choices(name, title, definition, choices):
    labels = dict(choices.choices)
    return Table(
        title,
        definition,
        title,
        [Column(name, _("People"))],
        label=lambda cell, found: labels.get(cell, NOT_SAID),
        order=in_order(choices),
        total=SERVED,
    )


def _of_words(name, title, definition):
    return Table(
        title,
        definition,
        title,
        [Column(name, _("People"))],
        label=lambda cell, found: NOT_SAID if cell == UNSAID else cell,
        order=lambda cell: (cell == UNSAID, cell.casefold()),
        total=SERVED,
    )


THEMSELVES = Section(
    _("The people served"),
    [],
    [
        _of_choices("gender", _("Gender"), THEIR_WORD, SelfDescription.Gender),
        _of_choices(
            "race",
            _("Race and ethnicity"),
            _("As people describe themselves. Who gave several answers counts under each."),
            SelfDescription.Race,
        ),
        _of_choices("veteran", _("Veteran"), THEIR_WORD, SelfDescription.Veteran),
        Table(
            _("Age"),
            _("On the last day of the period."),
            _("Age"),
            [Column("age", _("People"))],
            label=lambda cell, found: AGES[cell],
            order=list(AGES).index,
            total=SERVED,
        ),
        _of_choices("language", _("Language"), _("The language of their pages and letters."), Client.SpokenLanguage),
        _of_words("county", _("County"), _("Where they live, as their record says it.")),
        _of_words(
            "payer",
            _("Who pays"),
            _("On the days of their contacts. Each person once for each payer: somebody may have two."),
        ),
    ],
)
