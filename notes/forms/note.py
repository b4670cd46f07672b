"""The one page of a held session: when and where, and what it was about."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clients.forms.days import DayField
from goals.models import Goal
from notes.clock import moments, never_comes, until
from notes.models import Addendum, GoalWork, Note, Question, Session
from notes.models.checks import A_MINUTE

from .sessions import TimeField

WHEN = ("day", "start", "end")
OF_SESSION = {*WHEN, "method", "place", "program", "service_code"}
JUMPED = _("The clocks jumped ahead that night: this time did not come.")


def area(rows):
    return forms.Textarea(attrs={"rows": rows})


class NoteForm(forms.ModelForm):
    day = DayField(_("Day"), past=True)
    start = TimeField(_("Start"), error_messages={"required": _("Say when it started.")})
    end = TimeField(_("End"), required=False)
    method = forms.ChoiceField(label=_("How"), choices=Session.Method.choices, widget=forms.RadioSelect, required=False)
    place = forms.ChoiceField(label=_("Where"), choices=[("", _("Choose")), *Session.Place.choices], required=False)
    program = forms.TypedChoiceField(label=_("Program"), choices=[], empty_value=None)
    service_code = forms.TypedChoiceField(label=_("Service code"), choices=[], empty_value=None, required=False)
    did = forms.MultipleChoiceField(
        label=_("What you did"), choices=Note.Did.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    next_step_goal = forms.ModelChoiceField(
        Goal.objects.none(), label=_("On the way to"), required=False, empty_label=_("The goal we worked on")
    )

    class Meta:
        model = Note
        fields = ["focus", "did", "what_we_did", "takeaway", "feeling", "next_step", "next_step_owner"]
        fields += ["next_step_goal", "no_goal", "late_because", "is_crisis"]
        labels = {"what_we_did": _("In a line or two"), "next_step_owner": _("Whose step")}
        widgets = {"focus": area(2), "what_we_did": area(3), "takeaway": area(2), "feeling": area(2)}
        widgets["next_step_owner"] = forms.RadioSelect

    def __init__(self, *args, goals, enrollments, **options):
        super().__init__(*args, **options)
        self.shown_goals, self.goals = goals, list(goals)
        self.session = self.instance.session
        self.session.take_rules(enrollments)
        mine = [one for one in enrollments if not self.session.is_group or one.program_id == self.session.program_id]
        programs = {str(one.program_id): one.program for one in mine}
        self._offer("program", programs, [(pk, program.name) for pk, program in programs.items()])
        codes = {str(code.pk): code for code in self.session.program.codes}
        self._offer("service_code", codes, [("", _("Choose")), *((pk, code.words) for pk, code in codes.items())])
        self.fields["next_step_goal"].queryset = goals.open()
        self.fields["next_step_goal"].choices = [
            ("", _("The goal we worked on")),
            *((goal.pk, goal.own_words) for goal in self.goals if goal.is_open),
        ]
        self.fields["no_goal"].choices = [("", _("We worked on a goal")), *Note.NoGoal.choices]
        self.fields["next_step_owner"].choices = Note.NextStepOwner.choices
        for name in ("place", "program", "next_step_goal", "no_goal"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self._say_what_is_kept()
        self._ask_about_each_goal()

    def _offer(self, name, found, choices):
        self.fields[name].choices, self.fields[name].coerce = choices, found.get

    def _say_what_is_kept(self):
        session = self.session
        self.initial.update(method=session.method, place=session.place, program=str(session.program_id))
        if len(session.fitting_codes) > 1:
            self.initial["service_code"] = str(session.service_code_id or "")
        for name, moment in (("start", session.start_at), ("end", session.end_at)):
            if moment:
                self.initial[name] = timezone.localtime(moment).time()
        self.initial["day"] = timezone.localdate(session.start_at) if session.start_at else timezone.localdate()

    def _ask_about_each_goal(self):
        kept = {work.goal_id: work for work in self.instance.work} if self.instance.version else {}
        for goal in self.goals:
            work = kept.get(goal.pk)
            movement, words = f"movement_{goal.pk}", f"words_{goal.pk}"
            self.fields[movement] = forms.ChoiceField(
                label=goal.own_words, choices=GoalWork.Movement.choices, widget=forms.RadioSelect, required=False
            )
            self.fields[words] = GoalWork._meta.get_field("words").formfield(required=False, widget=area(2))
            if work:
                self.initial.update({movement: work.movement, words: work.words})

    @property
    def moves_session(self):
        """Something about the session itself was typed, not only words."""
        return not OF_SESSION.isdisjoint(self.changed_data)

    @property
    def goal_fields(self):
        """For the page: each goal with its two fields."""
        return [(goal, self[f"movement_{goal.pk}"], self[f"words_{goal.pk}"]) for goal in self.goals]

    @property
    def work(self):
        """What was said about each goal, as far as it is right."""
        typed = self.cleaned_data
        names = {goal: (f"movement_{goal.pk}", f"words_{goal.pk}") for goal in self.goals}
        return {
            goal: (typed[movement], typed[words])
            for goal, (movement, words) in names.items()
            if movement in typed and words in typed
        }

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("day") and cleaned.get("start") and "end" in cleaned:
            self._read_the_clock(**{name: cleaned[name] for name in WHEN})
        for name in ("method", "place", "program"):
            if name in cleaned:
                setattr(self.session, name, cleaned[name])
        if "service_code" in self.data and "service_code" in cleaned:
            self.session.service_code = cleaned["service_code"]
        self._ask_for_the_enrollment(cleaned)
        return cleaned

    def _ask_for_the_enrollment(self, cleaned):
        day, program = cleaned.get("day"), cleaned.get("program")
        mine = [one for one in self.session.enrollments if program and one.program_id == program.pk]
        if day and program and not any(one.covers(day) for one in mine):
            self.add_error("program", _("This person was not in this program on that day."))

    def _read_the_clock(self, day, start, end):
        zone = timezone.get_current_timezone()
        starts = self._as_kept(day, start) or moments(day, start, zone)
        if not starts:
            self.add_error("start", JUMPED)
        elif starts[0] > timezone.now():
            self.add_error("start", _("This is still to come. Plan it instead."))
        elif not end:
            self.session.start_at, self.session.end_at = starts[0], None
        elif pair := until(starts, day, end, zone):
            self._keep(*pair)
        elif never_comes(day, start, end, zone):
            self.add_error("end", JUMPED)
        else:
            words = _("The end must come after the start. A session past midnight may last 12 hours at most.")
            self.add_error("end", words)

    def _keep(self, start_at, end_at):
        if end_at > timezone.now() + A_MINUTE:
            self.add_error("end", _("This is still to come. Add the end when it is over."))
        else:
            self.session.start_at, self.session.end_at = start_at, end_at

    def _as_kept(self, day, start):
        """The start that is kept, if the boxes still say the same: an hour that came twice is not read anew."""
        kept = self.session.start_at
        local = kept and timezone.localtime(kept)
        if (
            kept
            and self.session.end_at is None
            and (local.date(), local.time().replace(second=0, fold=0)) == (day, start)
        ):
            return [kept]
        return []


class AddendumForm(forms.ModelForm):
    answers = forms.ModelMultipleChoiceField(
        Question.objects.none(), label=_("It answers"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Addendum
        fields = ["kind", "words", "reason"]
        widgets = {"kind": forms.RadioSelect, "words": area(4)}

    def __init__(self, *args, asked, **options):
        """`asked`: what its supervisors asked and the writer has not answered."""
        super().__init__(*args, **options)
        self.fields["kind"].choices = Addendum.Kind.choices
        self.fields["answers"].queryset = asked
        if not asked:
            del self.fields["answers"]


class AskForm(forms.Form):
    words = forms.CharField(label=_("Your question"), max_length=500)


class ReplyForm(forms.Form):
    words = forms.CharField(label=_("Your answer"), max_length=8000, widget=area(3))


class PraiseForm(forms.Form):
    words = forms.CharField(label=_("What was good about it?"), max_length=500)
