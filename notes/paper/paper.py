"""All that stands on one print: its first lines, the notes, and what the law wants said."""

from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from notes.models import GoalWork, Note, ReadBack, Session, Statement, Withholding

from . import part2
from .piece import day_and_time, day_of
from .sheet import Sheet, clock


@dataclass(frozen=True)
class Paper:
    title: str
    lang: str
    agency: str
    person: str
    printed: str
    page_words: list
    words: dict
    sheets: list
    notice: str
    on_every_page: str
    period: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    left_out: str = ""

    @classmethod
    def of_note(cls, client, note, by):
        return cls._of(client, whole(Note.of(client).filter(pk=note.pk)), by, _("Note of a session"))

    @classmethod
    def of_period(cls, client, since, until, program, by):
        """The signed notes of these days (the agency's); drafts are named as left out."""
        meant = Note.of(client).on_days(since, until).in_program(program).oldest_first()
        written = list(whole(meant))
        signed = [note for note in written if note.is_signed]
        not_met = Session.objects.filter(client=client).not_met_on(since, until).in_program(program)
        return cls._of(
            client,
            signed,
            by,
            _("Notes of sessions"),
            period=list(_period(since, until, program, signed, list(not_met))),
            heads=[_("Day"), _("Begin"), _("End"), _("Minutes"), _("Units"), _("Service code"), _("Signed by")],
            rows=[list(_row(note)) for note in signed],
            left_out=_left_out([day_of(note.session.start_at) for note in written if not note.is_signed]),
        )

    @classmethod
    def _of(cls, client, notes, by, title, **more):
        notes = list(notes)
        is_protected = any(note.session.program.is_protected_by_part2 for note in notes)
        printed = {"day": day_and_time(timezone.now()), "name": by.name_and_credential}
        return cls(
            title=title,
            lang=get_language(),
            agency=by.user.agency.name,
            person=client.chosen_name,
            printed=_("Printed %(day)s by %(name)s") % printed,
            page_words=_("Page %(page)s of %(pages)s").replace("%(page)s", "\n").replace("%(pages)s", "\n").split("\n"),
            words={"late": _("Late entry"), "signed": _("Signed"), "later": _("Added later")},
            sheets=[Sheet.of(note) for note in notes],
            notice=part2.NOTICE if is_protected else "",
            on_every_page=part2.ON_EVERY_PAGE if is_protected else "",
            **more,
        )


def whole(notes):
    """With all that a sheet shows, in the same number of queries for one note and for a hundred."""
    people = "witnessed_by__user"
    held_back = Withholding.objects.filter(note=OuterRef("pk")).on_paper()
    notes = notes.annotate(told_withholdings=ArraySubquery(held_back))
    return notes.select_related("next_step_goal", "cosign_request").prefetch_related(
        Prefetch("goal_work", GoalWork.objects.select_related("goal"), to_attr="work"),
        "addenda",
        "reviews",
        Prefetch("read_backs", ReadBack.objects.newest_first().with_witness()),
        Prefetch("statements", Statement.objects.oldest_first().with_owing().select_related(people)),
    )


def _period(since, until, program, signed, not_met):
    days = {"since": date_format(since, "DATE_FORMAT"), "until": date_format(until, "DATE_FORMAT")}
    yield _("Days"), _("%(since)s to %(until)s") % days
    yield _("Program"), program.name if program else _("All programs")
    count, minutes = len(signed), sum(note.session.minutes for note in signed)
    notes_words = ngettext("%(count)s signed note", "%(count)s signed notes", count) % {"count": count}
    minutes_words = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    yield _("In here"), f"{notes_words}, {minutes_words}"
    if not_met:
        yield _("Did not meet"), _times(not_met)


def _times(not_met):
    """How many times, and for each the day and why. None of them is a contact."""
    count = ngettext("%(count)s time", "%(count)s times", len(not_met)) % {"count": len(not_met)}
    days = "; ".join(f"{day_of(one.planned_at)} ({one.get_not_met_because_display()})" for one in not_met)
    return f"{count}: {days}"


def _row(note):
    session = note.session
    yield date_format(timezone.localtime(session.start_at), "SHORT_DATE_FORMAT")
    yield from (clock(session.start_at), clock(session.end_at), str(session.minutes), str(note.units()))
    yield from (note.signed_code, note.signed_name)


def _left_out(days):
    if not days:
        return ""
    words = ngettext(
        "Not in here: %(count)s draft, because it is not signed yet (%(days)s).",
        "Not in here: %(count)s drafts, because they are not signed yet (%(days)s).",
        len(days),
    )
    return words % {"count": len(days), "days": "; ".join(days)}
