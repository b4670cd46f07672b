"""Goal Attainment Scaling: one number for the levels that somebody's goals have reached. For programs only."""

import math

LEVELS = range(-2, 3)


def t_score(levels, weights=None, rho=0.3):
    """T of a set of goals: 50 when each is where the person hoped, 10 points for each standard deviation.

        T = 50 + 10 * SUM(w * x) / sqrt((1 - rho) * SUM(w^2) + rho * SUM(w)^2)

    `levels` x: the level of each goal, -2 to +2, 0 being what was hoped for. `weights` w: one for each goal, importance
    times difficulty, above 0; without them every goal weighs 1. `rho`: the expected correlation between the goals,
    0.3 by convention. T has no unit and is not a percentage: three equal goals range from 22.61 to 77.39.

    Raises ValueError for no goals at all, for another number of weights than of levels, for a level that is none, for
    a weight that is not above 0, and for a rho outside 0 to 1.

    Source: Kiresuk and Sherman 1968 (Community Mental Health Journal 4, 443-453); the formula as in the erratum of
    2009 to Turner-Stokes, "Goal attainment scaling in rehabilitation: a practical guide" (Clinical Rehabilitation 23).
    """
    levels = list(levels)
    weights = [1] * len(levels) if weights is None else list(weights)
    if not levels or len(levels) != len(weights):
        raise ValueError("Give at least one level, and one weight for each.")
    if any(level not in LEVELS for level in levels):
        raise ValueError("A level is -2, -1, 0, 1 or 2.")
    if not all(0 < weight < math.inf for weight in weights):
        raise ValueError("A weight is above 0.")
    if not 0 <= rho <= 1:
        raise ValueError("A correlation goes from 0 to 1 here.")
    reached = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    spread = (1 - rho) * sum(weight**2 for weight in weights) + rho * sum(weights) ** 2
    return 50 + 10 * reached / math.sqrt(spread)
