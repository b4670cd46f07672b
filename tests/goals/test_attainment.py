"""T of Goal Attainment Scaling against published and hand-computed values, and what must hold for any goals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.attainment import t_score

GOAL = st.tuples(st.integers(-2, 2), st.sampled_from([1, 2, 3, 4, 6, 9]))
GOALS = st.lists(GOAL, min_size=1, max_size=8)


def t_of(goals):
    return t_score([level for level, _weight in goals], [weight for _level, weight in goals])


@pytest.mark.parametrize(
    ("levels", "weights", "expected"),
    [
        ([0], None, 50),
        ([0, 0, 0], [9, 1, 4], 50),
        ([1], None, 60),
        ([-1], None, 40),
        ([2], None, 70),
        ([-2], None, 30),
        ([1, 0], [6, 6], 56.20),  # published: the tests of PhysioClinical, importance 3 x difficulty 2
        ([1, 0, 0], None, 54.56),
        ([1, 1, 0], None, 59.13),
        ([1, 1, 1], None, 63.69),
        ([2, 2, -1], None, 63.69),
        ([-1, -1, -1], None, 36.31),
        ([-1, -1, -2], [3, 2, 1], 34.58),
        ([0, 1, -1], [3, 2, 1], 52.20),
        ([-2, -2, -2], None, 22.61),
        ([2, 2, 2], None, 77.39),
    ],
)
def test_t_agrees_with_the_known_values(levels, weights, expected):
    assert round(t_score(levels, weights), 2) == expected


def test_the_change_of_the_weighted_example_is_as_computed():
    change = t_score([0, 1, -1], [3, 2, 1]) - t_score([-1, -1, -2], [3, 2, 1])
    assert round(change, 2) == 17.63


@pytest.mark.parametrize(
    ("levels", "weights"),
    [
        ([], None),
        ([], []),
        ([1], []),
        ([1], [1, 2]),
        ([3], None),
        ([-3], None),
        ([0.5], None),
        ([1, 0], [1, 0]),
        ([1], [-1]),
        ([1], [math.nan]),
        ([1], [math.inf]),
    ],
)
def test_what_is_no_set_of_goals_is_refused(levels, weights):
    with pytest.raises(ValueError, match="weight|level"):
        t_score(levels, weights)


@pytest.mark.parametrize("rho", [-0.1, 1.1])
def test_a_correlation_that_cannot_be_is_refused(rho):
    with pytest.raises(ValueError, match="correlation"):
        t_score([1, 0], rho=rho)


@given(GOALS)
def test_goals_that_are_all_as_hoped_for_make_50(goals):
    assert t_of([(0, weight) for _level, weight in goals]) == 50


@given(GOALS)
def test_the_opposite_levels_lie_as_far_on_the_other_side_of_50(goals):
    assert t_of([(-level, weight) for level, weight in goals]) == pytest.approx(100 - t_of(goals))


@given(GOALS, st.data())
def test_a_level_more_on_any_goal_is_always_more(goals, data):
    n = data.draw(st.integers(0, len(goals) - 1))
    level, weight = goals[n]
    lower = goals[:n] + [(min(level, 1), weight)] + goals[n + 1 :]
    higher = goals[:n] + [(min(level, 1) + 1, weight)] + goals[n + 1 :]
    assert t_of(higher) > t_of(lower)


@given(GOALS, st.floats(0.01, 100))
def test_weights_count_only_against_one_another(goals, times):
    assert t_of([(level, weight * times) for level, weight in goals]) == pytest.approx(t_of(goals))


@given(GOALS, st.randoms(use_true_random=False))
def test_the_order_of_the_goals_does_not_matter(goals, dice):
    other_way = dice.sample(goals, len(goals))
    assert t_of(other_way) == pytest.approx(t_of(goals))
