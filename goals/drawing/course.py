"""A goal as a course: places on a wave, how far it is sailed, bumps as swells on the line."""

import itertools
from dataclasses import dataclass, field

EDGE = 46  # from the border to the first and the last place
ROW_HEIGHT = 96
NARROW_ROW_HEIGHT = 62
LOW, HIGH = 52, 36  # the two heights of the wave within a row
PLACES_IN_A_ROW = 6
WIDEST_FOR_NARROW = 480
LETTERS_IN_A_LINE = 14
ELLIPSIS = "…"

DONE, NEXT, TODO = "done", "next", "todo"


@dataclass(frozen=True)
class Place:
    x: int
    y: int
    kind: str
    label: str
    lines: tuple[str, ...] = ()
    anchor: str = "middle"
    row: int = 0
    label_x: int = 0

    @property
    def radius(self):
        return 9 if self.kind == TODO else 11

    @property
    def check(self):
        return f"M{self.x - 4} {self.y}l3.2 3.4 6-6.6"

    @property
    def label_lines(self):
        """Each line of the label with its height."""
        below = self.row * ROW_HEIGHT + 82
        return [(line, below + 17 * number) for number, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Swell:
    x: int
    y: int

    @property
    def ripple(self):
        return f"M{self.x - 5} {self.y}q2.5-3 5 0t5 0"


@dataclass(frozen=True)
class Course:
    view_box: str
    sailed: str
    ahead: str
    places: list[Place] = field(default_factory=list)
    swells: list[Swell] = field(default_factory=list)
    sailed_legs: int = 0
    reached: int = 0

    @property
    def milestones(self):
        return len(self.places)

    @property
    def bumps(self):
        return len(self.swells)


def course(milestones, bumps, width=760):
    """Milestones are (label, reached) in order; a bump is the index of the last reached milestone before it, or -1."""
    milestones, bumps = list(milestones), list(bumps)
    narrow = width <= WIDEST_FOR_NARROW
    height = NARROW_ROW_HEIGHT if narrow else ROW_HEIGHT
    if not milestones:
        return _no_milestones_yet(bumps, width, height)
    furthest = max((n for n, (_, reached) in enumerate(milestones) if reached), default=-1)
    next_one = next((n for n, (_, reached) in enumerate(milestones) if n > furthest and not reached), None)
    spots = _spots(len(milestones), width, height)
    places = [
        _place(spot, len(spots), label, _kind(reached, number == next_one), width, narrow)
        for number, (spot, (label, reached)) in enumerate(zip(spots, milestones, strict=True))
    ]
    rows = spots[-1][2] + 1
    bottom = rows * height + (0 if narrow else _second_line(places)) + 12 * narrow
    return Course(
        view_box=f"0 0 {width} {bottom}",
        sailed=_path(spots[: furthest + 1], width) if furthest > 0 else "",
        ahead=_path(spots[max(furthest, 0) :], width),
        places=places,
        swells=_swells(bumps, spots, width),
        sailed_legs=max(furthest, 0),
        reached=sum(1 for _, reached in milestones if reached),
    )


def _no_milestones_yet(bumps, width, height):
    spots = [(EDGE, LOW, 0), (width // 2, HIGH, 0), (width - EDGE, LOW, 0)]
    return Course(f"0 0 {width} {height}", "", _path(spots, width), swells=_swells(bumps, spots, width))


def _kind(reached, is_next):
    if reached:
        return DONE
    return NEXT if is_next else TODO


def _spots(count, width, height):
    """Where each place lies: rows of at most six, read like a snake, so that the line never jumps back."""
    rows = -(-count // PLACES_IN_A_ROW)
    in_a_row = -(-count // rows)
    gap = (width - 2 * EDGE) / max(in_a_row - 1, 1)
    spots = []
    for number in range(count):
        row, column = divmod(number, in_a_row)
        along = in_a_row - 1 - column if row % 2 else column
        spots.append((round(EDGE + gap * along), row * height + (HIGH if along % 2 else LOW), row))
    return spots


def _path(spots, width):
    if len(spots) < 2:
        return ""
    start = f"M{spots[0][0]} {spots[0][1]}"
    return start + "".join(f" {_leg(a, b, width)}" for a, b in itertools.pairwise(spots))


def _leg(here, there, width):
    (x1, y1, row1), (x2, y2, row2) = here, there
    if row1 != row2:  # round the bend into the next row
        out = width - 4 if x1 > width / 2 else 4
        return f"C{out} {y1} {out} {y2} {x2} {y2}"
    middle = round((x1 + x2) / 2)
    return f"C{middle} {y1} {middle} {y2} {x2} {y2}"


def _place(spot, count, label, kind, width, narrow):
    x, y, row = spot
    if narrow:
        return Place(x, y, kind, label, row=row)
    anchor, label_x = "middle", x
    if x == EDGE and count > 1 or x < EDGE:
        anchor, label_x = "start", 8
    elif x == width - EDGE:
        anchor, label_x = "end", width - 8
    if count == 1:
        anchor, label_x = "start", 8
    return Place(x, y, kind, label, _lines(label), anchor, row, label_x)


def _lines(label):
    """At most two lines; what does not fit ends in an ellipsis (the whole label is the title of its place)."""
    lines, rest = [], " ".join(str(label).split())
    while rest and len(lines) < 2:
        line, rest = _one_line(rest)
        lines.append(line)
    if rest:
        lines[-1] = lines[-1][: LETTERS_IN_A_LINE - 1].rstrip() + ELLIPSIS
    return tuple(lines)


def _one_line(words):
    if len(words) <= LETTERS_IN_A_LINE:
        return words, ""
    space = words.rfind(" ", 0, LETTERS_IN_A_LINE + 1)
    if space > 0:
        return words[:space], words[space + 1 :]
    if len(words.split()[0]) <= LETTERS_IN_A_LINE + 2:
        first, _, rest = words.partition(" ")
        return first, rest
    return words[: LETTERS_IN_A_LINE - 1] + ELLIPSIS, words.partition(" ")[2]


def _second_line(places):
    last_row = places[-1].row
    return 8 if any(len(place.lines) > 1 for place in places if place.row == last_row) else 0


def _swells(bumps, spots, width):
    """Bumps of the same leg share it evenly. They lie on the line and change nothing about it."""
    swells = []
    for leg, group in itertools.groupby(sorted(_leg_of(bump, spots) for bump in bumps)):
        size = len(list(group))
        a, b = (
            spots[leg] if leg >= 0 else _before(spots),
            spots[leg + 1] if leg + 1 < len(spots) else _after(spots, width),
        )
        for number in range(size):
            swells.append(_on_leg(a, b, (number + 1) / (size + 1), width))
    return swells


def _leg_of(bump, spots):
    return max(-1, min(int(bump), len(spots) - 1))


def _before(spots):
    x, y, row = spots[0]
    return (x - 2 * (EDGE - 12), y, row)


def _after(spots, width):
    x, y, row = spots[-1]
    towards = -1 if row % 2 else 1
    return (max(-8, min(width + 8, x + towards * 2 * (EDGE - 12))), y, row)


def _on_leg(a, b, t, width):
    (x1, y1, row1), (x2, y2, row2) = a, b
    round_the_bend = width - 4 if x1 > width / 2 else 4
    bend = round_the_bend if row1 != row2 else round((x1 + x2) / 2)
    x = _bezier(x1, bend, bend, x2, t)
    return Swell(max(12, min(width - 12, x)), _bezier(y1, y1, y2, y2, t))


def _bezier(a, b, c, d, t):
    u = 1 - t
    return round(u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d)
