"""What came of a meeting: when and where it was, what the group did, and who was there."""

from datetime import time

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clients.forms.days import DayField
from notes.clock import moments, until
from notes.models import GroupMeeting, Presence, Session
from notes.models.checks import A_MINUTE

from .note import JUMPED, area
from .sessions import TimeField


class MeetingForm(forms.ModelForm):
    """When and where it was and what the group did; under it, each person who may have come."""

    day = DayField(_("Day"), past=True)
    start = TimeField(_("Start"))
    end = TimeField(_("End"), required=False)
    words_may_go = forms.BooleanField(required=False)

    class Meta:
        model = GroupMeeting
        fields = ["method", "place", "shared_line"]
        widgets = {"method": forms.RadioSelect, "shared_line": area(3)}

    def __init__(self, data=None, *, people, sessions, writer, **options):
        """`version` is the one that the page shows; `writer` writes for those whom nobody else writes for."""
        super().__init__(data, **options)
        self.fields["method"].choices = Session.Method.choices
        self.fields["method"].required = False
        self.fields["place"].widget.attrs["class"] = "form-select"
        self.writer = writer
        self.people, self.sessions, self.asks_about_words, self.theirs = people, sessions, False, None
        start, end = self.instance.start_at, self.instance.end_at
        self.initial.update(day=timezone.localdate(start), start=clock(start), end=clock(end))
        self.version = self.instance.version

    @cached_property
    def rows(self):
        return [PersonForm(self, one) for one in self.people]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("start") and "end" in cleaned:
            self._read_the_clock(cleaned["day"], cleaned["start"], cleaned["end"])
        if [row for row in self.rows if not row.is_valid()]:
            self.add_error(None, _("Look at the people marked below."))
        return cleaned

    def _read_the_clock(self, day, start, end):
        zone, meeting = timezone.get_current_timezone(), self.instance
        starts = moments(day, start, zone)
        pair = until(starts, day, end, zone) if starts and end else None
        if not starts:
            self.add_error("start", JUMPED)
        elif starts[0] > timezone.now():
            self.add_error("start", _("This is still to come. Plan it instead."))
        elif end and not pair:
            self.add_error("end", _("The end must come after the start."))
        elif end and pair[1] > timezone.now() + A_MINUTE:
            self.add_error("end", _("This is still to come. Add the end when it is over."))
        else:
            meeting.start_at, meeting.end_at = pair or (starts[0], None)

    @property
    def said(self):
        """Of everybody of whom it is right, and not signed."""
        return [row.presence for row in self.rows if not row.is_closed and row.is_valid()]

    @property
    def why_of_one(self):
        """The choice of reasons, for a person whose tap was taken back since the page came."""
        return PersonForm.base_fields["why"].widget.render("", "")

    def different_people(self, now):
        """(name, how they are kept) of those of whom the kept form says something else than this one."""
        for mine, kept in zip(self.rows, now.rows, strict=True):
            if not kept.is_closed and mine.as_words != kept.as_words:
                yield kept.client.chosen_name, kept.as_words


class PersonForm(forms.Form):
    """One person at the meeting."""

    there = forms.BooleanField(required=False)
    start, end = TimeField("", required=False), TimeField("", required=False)
    why = forms.ChoiceField(
        choices=[("", "–"), *Session.NotMetBecause.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, meeting_form, client):
        super().__init__(meeting_form.data if meeting_form.is_bound else None, prefix=client.pk.hex, auto_id=False)
        self.meeting_form, self.client = meeting_form, client
        self.session = meeting_form.sessions.get(client.pk)
        for name in ("start", "end"):
            self.fields[name].widget.attrs["class"] = "form-control"
        self.note = getattr(self.session, "note", None)
        self.is_signed = self.note is not None and self.note.is_signed
        self.writer = self._whose_it_is()
        self.is_others = bool(self.session) and self.writer != meeting_form.writer
        self.is_closed = self.is_signed or self.is_others
        if self.session:
            self._say_what_is_kept()

    def _whose_it_is(self):
        """Of two who lead and both walk with the person, the primary one's; until it is passed on."""
        if self.session:
            return self.session.specialist
        return next(iter(self._leaders), self.meeting_form.writer)

    @property
    def _leaders(self):
        return self.meeting_form.instance.leaders_of(self.client)

    @property
    def to_be_written_by(self):
        """The other one who leads it, of somebody who is not put down yet."""
        return self.writer if not self.session and self.writer != self.meeting_form.writer else None

    @property
    def could_go_to(self):
        """The other one, to whom this note may be passed on."""
        return next((one for one in self._leaders if one != self.writer), None)

    @property
    def may_be_taken(self):
        return self.meeting_form.writer in self._leaders and not (self.note and self.note.is_about_them)

    def _say_what_is_kept(self):
        session, meeting = self.session, self.meeting_form.instance
        self.initial.update(there=session.is_held, why=session.not_met_because)
        if session.is_held and session.start_at != meeting.start_at:
            self.initial["start"] = clock(session.start_at)
        if session.is_held and session.end_at != meeting.end_at:
            self.initial["end"] = clock(session.end_at)

    @property
    def is_there(self):
        return bool(self["there"].value())

    @property
    def has_own_times(self):
        return bool(self["start"].value() or self["end"].value())

    @property
    def as_words(self):
        """There, perhaps from when to when; or not, and perhaps why."""
        if self.is_there:
            times = (_on_the_clock(self[name].value()) for name in ("start", "end"))
            return ", ".join([gettext("Was there"), *filter(None, times)])
        because = dict(Session.NotMetBecause.choices).get(self["why"].value())
        return ", ".join(map(str, filter(None, [gettext("Was not there"), because])))

    @property
    def said_wrong(self):
        return [sentence for sentences in self.errors.values() for sentence in sentences]

    def clean(self):
        cleaned, meeting = super().clean(), self.meeting_form.instance
        if self.is_closed or not cleaned.get("there"):
            return cleaned
        day, zone = timezone.localdate(meeting.start_at), timezone.get_current_timezone()
        start, end = cleaned.get("start"), cleaned.get("end")
        self.start_at, self.end_at = meeting.start_at, meeting.end_at
        if start:
            found = until([meeting.start_at], day, start, zone)
            same = start == clock(meeting.start_at)
            self.start_at = meeting.start_at if same else found and found[1]
        if end:
            found = until([self.start_at], day, end, zone) if self.start_at else None
            self.end_at = found and found[1]
        self._must_lie_within(meeting, start, end)
        self._must_be_in_the_program(day)
        return cleaned

    def _must_lie_within(self, meeting, start, end):
        late = start and (self.start_at is None or (meeting.end_at and self.start_at >= meeting.end_at))
        early = end and (self.end_at is None or (meeting.end_at and self.end_at > meeting.end_at))
        if late or early:
            self.add_error(None, _("These times are not within the meeting."))

    def _must_be_in_the_program(self, day):
        if not any(one.covers(day) for one in self.client.in_this_program):
            self.add_error(None, _("This person was not in this program on that day."))

    @property
    def presence(self):
        typed = self.cleaned_data
        if not typed.get("there"):
            return Presence(self.client, False, because=typed.get("why", ""), writer=self.writer)
        return Presence(self.client, True, self.start_at, self.end_at, writer=self.writer)


def _on_the_clock(typed):
    return typed.strftime("%H:%M") if isinstance(typed, time) else typed or ""


def clock(moment):
    return timezone.localtime(moment).time().replace(second=0, microsecond=0) if moment else None
