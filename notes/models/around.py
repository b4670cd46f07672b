"""What else happened around a session, in one query: on its day, in its month, at the same time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from types import SimpleNamespace
from uuid import UUID

from django.apps import apps
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, Left
from django.utils import timezone

from notes.clock import at_once
from notes.likeness import FIRST
from notes.units import day_units, month_minutes

A_DAY = timedelta(days=1)
SEEN = ["pk", "client", "specialist", "program", "service_code", "service_code__unit_rule", "start_at", "end_at"]
SEEN += ["note__signed_units", "has_goal", "text", "group_meeting", "client__chosen_name"]
LAST_NOTES = 5
NO_CODE = SimpleNamespace(pk=None, unit_rule="")


@dataclass(frozen=True)
class Contact:
    """Another held session, as far as it is counted."""

    pk: UUID
    client: UUID
    specialist: UUID
    program: UUID
    code: UUID | None
    rule: str | None
    start_at: datetime
    end_at: datetime
    signed_units: int | None
    has_goal: bool
    text: str
    meeting: UUID | None = None
    name: str = ""

    @property
    def is_signed(self):
        return self.signed_units is not None

    @property
    def minutes(self):
        return int((self.end_at - self.start_at).total_seconds() // 60)


class Around:
    """A session among the other contacts of its person and its specialist.

    Units are those of one person's day in one program, whoever was there: that is the day a payer sees. Minutes are
    added up only under one service code (a group is another line of the claim than a visit); the day's cap is for all
    codes together. Signed contacts come first, as they were signed; then the others by the clock. A session adds what
    is left for it, so a day comes to the same units in whatever order its notes are signed.
    """

    def __init__(self, session):
        self.session = session
        self.zone = timezone.get_current_timezone()
        self.day = timezone.localdate(session.start_at) if session.start_at else None
        self.contacts = list(self._ask()) if session.start_at else []

    def _ask(self):
        session, (day, after) = self.session, self._days(self.day)
        end = session.end_at or session.start_at
        first, last = min(day, session.start_at - A_DAY), max(after, end)
        month = self._month if session.program.counts_month_minutes else (first, last)
        near = Q(start_at__gte=first, start_at__lt=last)
        theirs = Q(start_at__gte=min(first, month[0]), start_at__lt=max(last, month[1])) | Q(pk__in=self._last_ones)
        of_person = Q(client=session.client_id)
        mine = Q(specialist=session.specialist_id) & near | of_person & theirs
        worked_on = apps.get_model("notes", "GoalWork").objects.worked_on().filter(note__session=OuterRef("pk"))
        held = type(session).objects.held().filter(mine, end_at__isnull=False).exclude(pk=session.pk)
        compared = of_person | Q(group_meeting=session.group_meeting_id) if session.is_group else of_person
        text = Case(When(compared, then=Left("note__what_we_did", FIRST)), default=Value(""))
        rows = held.annotate(has_goal=Exists(worked_on), text=Coalesce(text, Value(""))).soonest_first()
        return (Contact(*row) for row in rows.values_list(*SEEN))

    @property
    def _last_ones(self):
        """The sessions of the person's last notes before this one."""
        held = type(self.session).objects.held().filter(client=self.session.client_id, note__isnull=False)
        earlier = held.filter(start_at__lte=self.session.start_at).exclude(pk=self.session.pk)
        return earlier.newest_first().values("pk")[:LAST_NOTES]

    @property
    def last_texts(self):
        """What staff wrote in those."""
        start, client = self.session.start_at, self.session.client_id
        earlier = [one for one in self.contacts if one.client == client and one.start_at <= start]
        return [one.text for one in earlier[-LAST_NOTES:]]

    @property
    def rest_of_the_group(self):
        """The others of the same meeting."""
        meeting = self.session.group_meeting_id
        return [one for one in self.contacts if meeting and one.meeting == meeting]

    @property
    def texts_of_the_group(self):
        return [one.text for one in self.rest_of_the_group]

    @property
    def names_of_the_group(self):
        return [one.name for one in self.rest_of_the_group]

    def _days(self, day):
        """From that midnight to the next, by the agency's clock."""
        return tuple(datetime.combine(one, time(), self.zone) for one in (day, day + A_DAY))

    @property
    def _month(self):
        first = self.day.replace(day=1)
        return self._days(first)[0], self._days((first + 31 * A_DAY).replace(day=1))[0]

    @property
    def overlapping(self):
        """Other sessions, of the specialist or with the person, at the same time; a group meets at once."""
        session, group = self.session, self.rest_of_the_group
        if not (session.start_at and session.end_at):
            return []
        apart = [one for one in self.contacts if one not in group]
        return [one for one in apart if at_once(one, session)]

    @property
    def specialist_minutes(self):
        """What this specialist's sessions of the day come to, this one with them; a group's meeting counts once."""
        mine = [one for one in self._on_the_day if one.specialist == self.session.specialist_id]
        meetings = {}
        for one in mine:
            meetings.setdefault(one.meeting or one.pk, []).append((one.start_at, one.end_at))
        if self.session.minutes:
            own = (self.session.start_at, self.session.end_at)
            meetings.setdefault(self.session.group_meeting_id, []).append(own)
        spans = [max(ends) - min(starts) for starts, ends in (zip(*rows, strict=True) for rows in meetings.values())]
        return sum(int(span.total_seconds() // 60) for span in spans)

    @property
    def month_minutes(self):
        """What the person's sessions of the month in this program come to, this one with them."""
        rows = [(one.start_at, one.minutes) for one in self.contacts if self._is_counted_with(one)]
        rows.append((self.session.start_at, self.session.minutes or 0))
        return month_minutes(rows, self.zone)[self.day.year, self.day.month]

    @property
    def _on_the_day(self):
        day, after = self._days(self.day) if self.day else (None, None)
        return [one for one in self.contacts if day <= one.start_at < after]

    def _is_counted_with(self, one):
        return one.client == self.session.client_id and one.program == self.session.program_id

    @property
    def counted(self):
        """The contacts of the day that this one comes on top of: the signed ones, then the earlier ones."""
        day = [one for one in self._on_the_day if self._is_counted_with(one) and self._is_billed(one)]
        signed = [one for one in day if one.is_signed]
        return signed + [one for one in day if not one.is_signed and self._is_earlier(one)]

    def _is_billed(self, one):
        program = self.session.program
        return one.has_goal or not program.needs_goal_to_bill or program.keeps_log_only

    def _is_earlier(self, one):
        mine = (self.session.start_at, self.session.pk) if self.session.is_saved else (self.session.start_at,)
        return (one.start_at, one.pk)[: len(mine)] <= mine

    @property
    def units(self):
        """What this session adds to its day; None while it has no end."""
        return None if self.session.minutes is None else self._adds(self.session.program.day_cap)

    @property
    def units_before(self):
        """What the day comes to without this session."""
        whole, cap = sum(self._units_of(line) for line in self._lines.values()), self.session.program.day_cap
        return whole if cap is None else min(whole, cap)

    @property
    def units_over(self):
        """How many units of its time are not counted, because the day is full."""
        return 0 if self.session.minutes is None else self._adds(None) - self.units

    @property
    def _lines(self):
        """The contacts of the day under each code."""
        lines = {}
        for one in self.counted:
            lines.setdefault(one.code or self._usual.pk, []).append(one)
        return lines

    @property
    def _usual(self):
        """What a session without a code counts as: the one code for one person, where there is one."""
        codes = [code for code in self.session.program.codes if not code.is_group]
        return codes[0] if len(codes) == 1 else NO_CODE

    def _units_of(self, line):
        return sum(self._day(line, line[0].rule, []))

    def _adds(self, cap):
        lines, code = self._lines, self.session.service_code or self._usual
        mine = lines.pop(code.pk, [])
        if cap is not None:
            cap = max(0, cap - sum(self._units_of(line) for line in lines.values()))
        return self._day(mine, code.unit_rule, [self.session.minutes], cap)[-1]

    def _day(self, line, rule, more, cap=None):
        program = self.session.program
        minutes = [one.minutes for one in line] + more
        signed = [one.signed_units for one in line if one.is_signed]
        return day_units(minutes, rule or program.unit_rule, program.sums_the_day, cap, signed)
