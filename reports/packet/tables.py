"""The tables of a packet, a row of plain words each."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from notes.paper.sheet import clock
from reports.trail.labels import part_of


def services_on_paper(facts):
    """Every contact of these days, also the one that did not come to be."""
    notes = {note.session_id: note for note in facts.notes}
    return [list(_service(session, notes.get(session.pk))) for session in facts.sessions]


def _service(session, note):
    yield date_format(timezone.localtime(session.happens_at), "SHORT_DATE_FORMAT")
    if not session.is_held:
        yield from ("", "", "", "", f"{session.get_status_display()}: {session.get_not_met_because_display()}")
    else:
        yield clock(session.start_at)
        yield clock(session.end_at) if session.end_at else ""
        yield str(session.minutes or "")
        yield str(note.signed_units) if note else _("no signed note")
        yield note.signed_code if note else ""
    yield note.signed_name if note else session.specialist.name


def supervision_on_paper(facts):
    return {
        "credentials": [(one.name, "\n".join(_periods(one))) for one in facts.specialists],
        "meetings": [list(_meeting(meeting)) for meeting in facts.supervision],
    }


def _periods(specialist):
    for period in specialist.credential_periods:
        since = _("from %(day)s") % {"day": date_format(period.began_on)} if period.began_on else ""
        until = _("until %(day)s") % {"day": date_format(period.expires_on)} if period.expires_on else ""
        days = " ".join(filter(None, [since, until])) or _("no last day written down")
        yield f"{period.credential} {period.number}".strip() + f", {days}"
    if not specialist.credential_periods:
        yield _("No credential is written down.")


def _meeting(meeting):
    yield date_format(timezone.localtime(meeting.starts_at), "SHORT_DATE_FORMAT")
    yield from (str(meeting.minutes), meeting.names, meeting.supervisor.name)
    signed = [
        f"{one.name}, {date_format(timezone.localtime(one.at), 'SHORT_DATE_FORMAT')}"
        for one in meeting.signatures.all()
    ]
    yield "\n".join(signed) or _("not signed")


def openings_on_paper(facts):
    return [list(_opening(opening)) for opening in facts.openings]


def _opening(opening):
    yield date_format(timezone.localtime(opening.opened_at), "SHORT_DATETIME_FORMAT")
    yield from (opening.user.name, opening.get_role_display() or _("the person"))
    because = f" ({opening.get_because_display()})" if opening.because else ""
    yield _("%(act)s: %(part)s") % {"act": f"{opening.get_kind_display()}{because}", "part": part_of(opening.page)}
