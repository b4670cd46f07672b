"""What came to a note beside its own text: the person's answer to it, addenda, statements. A service log shows that
they are there, by whom and when, and none of their words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from notes.models import Withholding

from .piece import Piece, day_and_time, day_of, own, plain


def read_back_of(note):
    """The person's last answer to the words that were read to them."""
    for said in note.read_backs.all()[:1]:
        under = f"{_how(said)}, {day_and_time(said.at)}"
        if not said.is_still_so:
            under = ". ".join([under, _("The note was changed after this answer.")])
        yield own(_("Read back to them"), f"“{said.get_answer_display()}”", note.session.client, "", under)


def addenda_of(note):
    for added in note.addenda.all():
        why = " ".join([_("Why:"), added.reason])
        under = f"{added.by_name}, {day_and_time(added.at)} · {why}"
        yield plain(added.get_kind_display(), _unless_log(note, added.words), under)


def statements_of(note):
    name = {"name": note.session.client.first_name}
    for said in note.statements.all():
        heading = (
            _("%(name)s sees it differently") if said.kind == said.Kind.DIFFER else _("%(name)s’s words to this note")
        )
        under = f"{_how(said)}, {day_and_time(said.at)}"
        yield own(heading % name, _unless_log(note, said.words), note.session.client, said.language, under)
        yield _answer_to(said, note)


def held_back_of(note):
    """That a manager keeps or kept it from the person, and why; what that rests on stays in the house."""
    for held in map(Withholding.from_paper, note.told_withholdings):
        name = {"name": note.session.client.first_name}
        ended = held.ended_at and {"day": day_of(held.ended_at)}
        heading = _("Was held back from %(name)s until %(day)s") if ended else _("Held back from %(name)s")
        until = _("to be looked at again by %(day)s") % {"day": date_format(held.review_on, "DATE_FORMAT")}
        decided = _("Decided by %(name)s.") % {"name": held.decided_by} if held.decided_by else ""
        words = f"{held.get_reason_display()}. {decided}".strip()
        yield plain(heading % {**name, **(ended or {})}, words, f"{held.by_name}, {day_of(held.at)} · {until}")


def _answer_to(said, note):
    if said.is_answered:
        heading = _("%(name)s answered") % {"name": said.answered_by_name}
        return plain(heading, _unless_log(note, said.answer), day_and_time(said.answered_at))
    words = {"name": said.owing_words, "day": date_format(said.due_on, "DATE_FORMAT")}
    return Piece("", _("%(name)s answers by %(day)s.") % words)


def _how(said):
    heard = _("(heard by %(name)s)") % {"name": said.witnessed_by.name_and_credential} if said.witnessed_by else ""
    return f"{said.get_how_display()} {heard}".strip()


def _unless_log(note, words):
    return "" if note.is_service_log else words
