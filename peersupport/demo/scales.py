import random
from itertools import groupby

from goals.models import CheckIn, Goal, Scale
from goals.models.scale import MOST_WEIGHT

from .stories.far_enough import SCALES
from .world import SEED

ORDER = ("expected", "somewhat_more", "somewhat_less", "much_more", "much_less")
ENDS = {Goal.Status.REACHED: [0, 1, 1, 2], Goal.Status.RESTING: [-1, 0], Goal.Status.CHANGED_MY_MIND: [-1]}
ON_THE_WAY = [-1, -1, 0, 0, 0, 1]


class ScaleTeller:
    """Says of some goals how far is far enough, and how far they were at each check-in.

    Throws dice of its own: all that is told beside it stays as it is.
    """

    def __init__(self):
        self.dice = random.Random(SEED)

    def tell(self, lives, check_ins):
        """`check_ins` are those of all goals, each goal's together and oldest first, not saved yet."""
        told_of = {goal: list(rows) for goal, rows in groupby(check_ins, key=lambda said: said.goal)}
        scales = [
            self._scale(life, told.goal, told_of[told.goal])
            for life in lives
            for told in life.goals
            if told.goal in told_of and told.goal.own_words in SCALES
        ]
        Scale.objects.bulk_create(scales)

    def _scale(self, life, goal, check_ins):
        words = dict(zip(ORDER, SCALES[goal.own_words], strict=False))
        scale = Scale(goal=goal, created_by=life.hand, created_at=goal.created_at, **words)
        if self.dice.random() < 0.6:
            scale.importance = self.dice.randint(2, MOST_WEIGHT)
            scale.difficulty = self.dice.randint(1, MOST_WEIGHT)
        self._mark(goal, check_ins, [level for level, _name, _words in scale.levels])
        return scale

    def _mark(self, goal, check_ins, levels):
        """From where it began to where it is, not always asked, and not always further than the time before."""
        began = self.dice.choice([max(min(levels), -2), -1])
        stands = min(self.dice.choice(ENDS.get(goal.status, ON_THE_WAY)), max(levels))
        last = len(check_ins) - 1
        for n, said in enumerate(check_ins):
            level = round(began + (stands - began) * n / max(last, 1))
            if 0 < n < last:
                level -= 1 if said.progress == CheckIn.Progress.HARD else self.dice.choice([-1, 0, 0, 1])
            if n in (0, last) or self.dice.random() < 0.6:
                said.level = min(max(level, min(levels)), max(levels))
