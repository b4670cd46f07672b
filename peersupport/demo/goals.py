from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from goals.models import Bump, CheckIn, Cheer, Goal, GoalTurn, Milestone, Step, Win

from .library import ENGLISH, MARCUS, REQUIRED, SPANISH
from .people import CHEERS
from .scales import ScaleTeller
from .stories.beside import FOR_THE_PAYER, PROPOSED, TRANSLATIONS
from .world import GoalLife

WHOSE = {"dana": (62, 32, 6), "terrell": (42, 26, 32), "marisol": (76, 20, 4)}
USUALLY = (56, 32, 12)
CHANGED = {
    "en": "That was somebody else’s idea of me. I want something different now.",
    "es": "Ya no es lo que quiero.",
}
RESTING = {"en": "Not now. I want to catch my breath first.", "es": "Ahorita no. Primero quiero descansar."}
REACHED = {"en": "I did it. It is really mine.", "es": "Sí se pudo. Es mío."}
OWNERS = {"we": Step.Owner.BOTH, "staff": Step.Owner.SPECIALIST}


class GoalTeller:
    """Tells every person's goals from the library, each story to one person before any is told twice."""

    def __init__(self, world):
        self.world, self.dice = world, world.dice
        self.stories = {"en": cycle(ENGLISH), "es": cycle(SPANISH)}
        self.required = {language: cycle(stories) for language, stories in REQUIRED.items()}
        self.rows = {kind: [] for kind in (GoalTurn, Milestone, Step, CheckIn, Bump, Win)}

    def tell(self):
        for life in self.world.lives:
            life.goals = [self._goal(life, n, story) for n, story in enumerate(self._stories_of(life))]
        told = [(life, told) for life in self.world.lives for told in life.goals]
        Goal.objects.bulk_create([goal_life.goal for _life, goal_life in told])
        for life, goal_life in told:
            self._way(life, goal_life)
        ScaleTeller().tell(self.world.lives, self.rows[CheckIn])
        for kind, rows in self.rows.items():
            kind.objects.bulk_create(rows)
        self._cheer()
        for _life, goal_life in told:
            Goal.objects.filter(pk=goal_life.goal.pk).update(updated_at=self._last_touch(goal_life))

    def _stories_of(self, life):
        if life.person.kind == "marcus":
            return MARCUS
        mine = [next(self.stories[life.person.language]) for _ in range(life.person.goals)]
        if life.person.kind == "required":
            mine[0] = next(self.required[life.person.language])
        return mine

    def _goal(self, life, number, story):
        """When it was said, whose it is, and how it stands today."""
        span = (self.world.today - life.began_on).days
        said_on = life.began_on + timedelta(days=span * number * 2 // 5 + min(6, span // 4))
        said_at = self.world.moment(said_on, 11)
        goal = Goal(
            client=life.client,
            own_words=story.own_words,
            language=life.person.language,
            author=self._author(life, number),
            required_by="",
            life_area=story.life_area,
            why=story.why,
            created_by=life.specialist.user,
            created_at=said_at,
        )
        goal.status, goal.status_on = self._status(life, number, said_on)
        goal.translation = TRANSLATIONS.get(goal.own_words, "")
        goal.payer_wording = FOR_THE_PAYER.get(goal.own_words, "")
        if goal.author == Goal.Author.REQUIRED:
            goal.required_by = story.required_by
        elif goal.author != Goal.Author.SUGGESTED or (life.person.kind != "suggested" and self.dice.random() < 0.5):
            goal.confirmed_at, goal.confirmed_how = said_at, self.dice.choice(["aloud", "shared_screen"])
            if words := PROPOSED.get(goal.own_words):
                goal.proposed_words, goal.proposed_by = words, life.specialist.user
        return GoalLife(goal, story, list(story.scenes))

    def _author(self, life, number):
        kind = life.person.kind
        if kind == "marcus":
            return [Goal.Author.MINE, Goal.Author.OURS][number]
        if kind in ("required", "suggested") and number == 0:
            return Goal.Author(kind)
        weights = WHOSE.get(life.person.specialist, USUALLY)
        return self.dice.choices([Goal.Author.MINE, Goal.Author.OURS, Goal.Author.SUGGESTED], weights)[0]

    def _status(self, life, number, said_on):
        world, kind = self.world, life.person.kind
        recent = max(said_on, world.day(self.dice.randint(8, 35)))
        if number == 0 and kind in ("resting", "reached", "changed"):
            return Goal.Status(kind), recent
        if kind == "part":
            return Goal.Status.REACHED, world.day(45)
        if number == 1 and kind != "marcus" and self.dice.random() < 0.2:
            return Goal.Status.DREAM, said_on
        return Goal.Status.WORKING, min(said_on + timedelta(days=self.dice.randint(0, 5)), world.today)

    def _way(self, life, told):
        self._turns(life, told)
        self._milestones(life, told)
        self._steps(life, told)
        if life.person.kind == "suggested" and told.goal.author == Goal.Author.SUGGESTED:
            return
        self._check_ins(life, told)
        self._bump(life, told)
        self._wins(life, told)

    def _turns(self, life, told):
        goal, language = told.goal, life.person.language
        words = {"changed": CHANGED, "resting": RESTING, "reached": REACHED}
        said_on = self._said_on(goal)
        stations = [(Goal.Status.DREAM, said_on, "")]
        if goal.status != Goal.Status.DREAM:
            stations.append((Goal.Status.WORKING, said_on + timedelta(days=2), ""))
        if goal.status in words:
            stations.append((goal.status, goal.status_on, words[goal.status][language]))
        for status, day, said in stations:
            at = max(self.world.moment(min(day, self.world.today), 11), goal.created_at)
            self.rows[GoalTurn].append(
                GoalTurn(goal=goal, status=status, words=said, by=life.hand, at=at, on=timezone.localdate(at))
            )

    def _milestones(self, life, told):
        days = self._days_reached(life, told)
        for n, words in enumerate(told.story.milestones):
            milestone = Milestone(
                goal=told.goal,
                words=words,
                position=n + 1,
                reached_on=days[n] if n < len(days) else None,
                created_by=told.goal.created_by,
                created_at=told.goal.created_at,
            )
            told.milestones.append(milestone)
        self.rows[Milestone].extend(told.milestones)

    def _days_reached(self, life, told):
        """The days of the milestones behind them, evenly along the way; the last one lately, or long ago."""
        count = len(told.story.milestones)
        far = {"reached": count, "dream": 0}.get(told.goal.status)
        if far is None:
            far = self.dice.randint(0 if life.person.kind == "suggested" else 1, count - 1)
        if life.person.kind == "marcus":
            far = 3 if count == 5 else 1
        first, last = self._said_on(told.goal), self._last_day(life, told)
        if (last - first).days < 8:
            return []
        gap = (last - first) / max(far, 1)
        return [first + gap * (n + 1) for n in range(far)]

    def _last_day(self, life, told):
        ago = {"quiet": 58, "unseen": 32, "marcus": 9}.get(life.person.kind) or self.dice.randint(2, 24)
        day = self.world.day(ago)
        if told.goal.is_ended or told.goal.status == Goal.Status.RESTING:
            day = min(day, told.goal.status_on)
        return day

    def _steps(self, life, told):
        goal, lines = told.goal, told.story.steps
        left = 0 if goal.status == Goal.Status.REACHED else 2 if len(lines) > 4 else 1
        if life.person.kind == "marcus":
            left = 1 if goal.author == Goal.Author.MINE else 0
        first, last = self._said_on(goal), self._last_day(life, told)
        gap = (last - first) / max(len(lines) - left, 1)
        for n, line in enumerate(lines):
            done_on = first + gap * (n + 1) if n < len(lines) - left and goal.status != Goal.Status.DREAM else None
            told.steps.append(self._step(life, goal, n, line, done_on))
        self.rows[Step].extend(told.steps)

    def _step(self, life, goal, n, line, done_on):
        whose, mark, words = line.partition(": ")
        owner = OWNERS.get(whose) if mark else None
        step = Step(
            goal=goal,
            words=words if owner else line,
            owner=owner or Step.Owner.CLIENT,
            position=n + 1,
            created_by=life.hand,
            created_at=goal.created_at,
        )
        if done_on:
            step.done_at, step.done_by = max(self.world.moment(done_on, 17), goal.created_at), life.hand
        elif goal.status == Goal.Status.WORKING and (self.dice.random() < 0.6 or life.person.kind == "marcus"):
            step.due_on = self._friday() if life.person.kind == "marcus" else self.world.day(-self.dice.randint(1, 12))
        return step

    def _friday(self):
        return self.world.day(-((4 - self.world.today.weekday()) % 7))

    def _check_ins(self, life, told):
        if told.goal.status == Goal.Status.DREAM:
            return
        first, last = self._said_on(told.goal), self._last_day(life, told)
        count = 9 if life.person.kind == "marcus" else min(8, max(1, (last - first).days // 18))
        level = self.dice.randint(2, 5)
        for n in range(count):
            level = max(1, min(9, level + self.dice.choice([1, 1, 0, 1, -1])))
            dip = 2 if n == count // 2 and count > 3 else 0
            self.rows[CheckIn].append(self._check_in(life, told, first + (last - first) * n / count, level - dip))

    def _check_in(self, life, told, day, level):
        return CheckIn(
            client=life.client,
            goal=told.goal,
            importance=min(10, max(level, 5) + self.dice.randint(0, 3)),
            confidence=max(level, 0),
            readiness=max(0, min(10, level + self.dice.randint(-1, 2))),
            progress="hard" if level < 3 else self.dice.choice(["moving", "moving", "steady"]),
            words=self.dice.choice(told.scenes)[3] if self.dice.random() < 0.4 else "",
            on=day,
            by=life.hand,
            created_at=max(self.world.moment(day, 11), told.goal.created_at),
        )

    def _bump(self, life, told):
        reached = [m.reached_on for m in told.milestones if m.reached_on]
        if not reached or (self.dice.random() < 0.35 and life.person.kind != "marcus"):
            return
        if life.person.kind == "marcus" and len(reached) < 3:
            return
        place = reached[1] + (reached[2] - reached[1]) / 2 if len(reached) > 2 else reached[0] + timedelta(days=3)
        day = min(place, self.world.day(1))
        label, around_me, happened, helped, learned, try_next = told.story.bump
        self.rows[Bump].append(
            Bump(
                client=life.client,
                goal=told.goal,
                label=label,
                around_me=around_me,
                happened=happened,
                helped=helped,
                learned=learned,
                try_next=try_next,
                on=day,
                by=life.hand,
                created_at=self.world.moment(day, 12),
            )
        )

    def _wins(self, life, told):
        if told.goal.status == Goal.Status.DREAM:
            return
        first, last = self._said_on(told.goal), self._last_day(life, told)
        for n, words in enumerate(told.story.wins):
            day = last if n == 0 and self.dice.random() < 0.5 else self.world.between(first, last)
            if life.person.kind == "marcus" and n == 0:
                day = self.world.day(2)
            at = self.world.moment(day, 18)
            self.rows[Win].append(
                Win(client=life.client, goal=told.goal, words=words, on=day, by=life.hand, created_at=at)
            )

    def _cheer(self):
        """Two wins out of three were seen by a human being; the newest wait for it."""
        life_of = {life.client.pk: life for life in self.world.lives}
        cheers = []
        for win in self.rows[Win]:
            if (self.world.today - win.on).days > 4 and self.dice.random() < 0.66:
                life = life_of[win.client_id]
                words = self.dice.choice(CHEERS[life.person.language])
                at = min(win.created_at + timedelta(hours=15), self.world.now)
                cheers.append(Cheer(client=win.client, win=win, words=words, by=life.specialist.user, at=at))
        Cheer.objects.bulk_create(cheers)

    def _last_touch(self, told):
        stamps = [told.goal.created_at, self.world.moment(told.goal.status_on, 11)]
        stamps += [step.done_at for step in told.steps if step.done_at]
        stamps += [self.world.moment(m.reached_on, 11) for m in told.milestones if m.reached_on]
        return max(stamps)

    def _said_on(self, goal):
        return goal.created_at.astimezone(self.world.agency.zone).date()
