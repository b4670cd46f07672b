"""The person's own numbers: their three rulers over time, and how far is far enough."""

ROWS = 60
RULERS = ["confidence", "importance", "readiness"]


def levels_of(goal, check_ins):
    """How far is far enough, the highest level first, with a mark where it is by now; nothing without a scale."""
    scale = getattr(goal, "scale", None)
    return scale.levels_with_mark(check_ins) if scale else []


def numbers_of(goal, check_ins, wins):
    """Each ruler's line where it has numbers, what happened on the way, and the newest rows of the table."""
    rows = [said for said in check_ins if said.has_numbers or said.progress or said.words]
    lines = {ruler: [(said.on, getattr(said, ruler)) for said in check_ins] for ruler in RULERS}
    places = [(place.reached_on, "milestone") for place in goal.milestones.all() if place.reached_on]
    bumps = [(day, "bump") for day in goal.bump_days]
    return {
        "lines": lines,
        "has_lines": any(sum(number is not None for _on, number in points) > 1 for points in lines.values()),
        "events": [*places, *bumps, *[(win.on, "win") for win in wins]],
        "rows": rows[::-1][:ROWS],
        "has_older_rows": len(rows) > ROWS,
    }
