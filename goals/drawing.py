"""The drawings: a goal as a course, numbers as lines. Numbers in, shapes out; no models, no colours, no words."""

import datetime
import itertools
from dataclasses import dataclass, field, replace

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


def spark(values, width=92, height=26):
    """A line of 0-10 values, oldest first, as one path; a single value is a dot of no length."""
    values = [min(10, max(0, value)) for value in values if value is not None]
    if not values:
        return ""
    gap = (width - 8) / max(len(values) - 1, 1)
    points = [(round(4 + gap * n), round(height - 3 - value * (height - 6) / 10)) for n, value in enumerate(values)]
    if len(points) == 1:
        return f"M{points[0][0]} {points[0][1]}h0"
    return "M" + " L".join(f"{x} {y}" for x, y in points)


CHART_WIDTH, CHART_HEIGHT = 560, 190
CHART_LEFT, CHART_RIGHT, CHART_TOP, CHART_BOTTOM = 40, 536, 20, 160
RIGHT_OF_NAMED_LINES = 400
BETWEEN_NAMES, BETWEEN_MARKS = 24, 18
MOST_POINTS, FEW_POINTS = 60, 20
MOST_MONTHS, MOST_LONG_MONTHS = 7, 4
A_YEAR = 366


@dataclass(frozen=True)
class Mark:
    x: int
    y: int
    kind: str = "point"

    @property
    def radius(self):
        return 4 if self.kind == "point" else 8

    @property
    def diamond(self):
        return f"M{self.x} {self.y - 10}l10 10-10 10-10-10z"

    @property
    def ripple(self):
        return f"M{self.x - 4} {self.y}q2-3 4 0t4 0"


@dataclass(frozen=True)
class Line:
    """One ruler's answers. Its name, with a sample of the line, stands right of its end as far as there is room."""

    ruler: str
    path: str
    points: list[Mark]
    first: int
    last: int
    name_y: int = 0
    name_x: int = RIGHT_OF_NAMED_LINES + 48

    @property
    def sample(self):
        return f"M{RIGHT_OF_NAMED_LINES + 16} {self.name_y - 5}h26"

    @property
    def dots(self):
        """The points, where they are few enough to be seen apart."""
        return self.points if len(self.points) <= FEW_POINTS else []


@dataclass(frozen=True)
class Chart:
    lines: list[Line]
    events: list[Mark]
    months: list[tuple[int, datetime.date]]
    says_years: bool = False
    view_box: str = f"0 0 {CHART_WIDTH} {CHART_HEIGHT}"

    @property
    def has_names(self):
        return len(self.lines) > 1


def chart(answers, events):
    """Answers are {ruler: [(date, 0-10)]}; events are (date, "milestone" | "bump" | "win").

    Events sit on the first ruler's line at their day, before its first answer and after its last one too.
    """
    answers = {ruler: _in_order(points) for ruler, points in answers.items()}
    answers = {ruler: points for ruler, points in answers.items() if points}
    if not answers:
        return Chart([], [], [])
    events = sorted((_day(day), kind) for day, kind in events)
    days = [day for points in answers.values() for day, _value in points] + [day for day, _kind in events]
    axis = Axis(min(days), max(days), RIGHT_OF_NAMED_LINES if len(answers) > 1 else CHART_RIGHT)
    shown = {ruler: _thinned(points) for ruler, points in answers.items()}
    lines = [_line(ruler, points, axis) for ruler, points in shown.items()]
    first, places = next(iter(shown.values())), {}
    for day, kind in events:
        places.setdefault((axis.across(day), kind), _up(_value_on(day, first)))
    return Chart(_with_names(lines), _beside_each_other(places), _months(axis), axis.is_long)


@dataclass(frozen=True)
class Axis:
    start: datetime.date
    end: datetime.date
    right: int

    @property
    def is_long(self):
        return (self.end - self.start).days > A_YEAR

    def across(self, day):
        days = (self.end - self.start).days
        if not days:
            return (CHART_LEFT + self.right) // 2
        return round(CHART_LEFT + (self.right - CHART_LEFT) * (day - self.start).days / days)


def _in_order(points):
    return sorted(((_day(day), value) for day, value in points if value is not None), key=lambda point: point[0])


def _day(moment):
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _line(ruler, points, axis):
    dots = [Mark(axis.across(day), _up(value)) for day, value in points]
    path = "M" + " L".join(f"{dot.x} {dot.y}" for dot in dots)
    return Line(ruler, path, dots, points[0][1], points[-1][1])


def _with_names(lines):
    """Each name at the height of its line's end, or as near to it as the other names leave room."""
    by_height = sorted(lines, key=lambda line: line.points[-1].y)
    room = BETWEEN_NAMES * (len(lines) - 1)
    heights, above = {}, CHART_TOP - BETWEEN_NAMES
    for number, line in enumerate(by_height):
        lowest = CHART_BOTTOM - room + BETWEEN_NAMES * number
        above = max(above + BETWEEN_NAMES, min(line.points[-1].y, lowest))
        heights[line.ruler] = above
    return [replace(line, name_y=heights[line.ruler] + 5) for line in lines]


def _beside_each_other(places):
    """{(x, kind): y} as marks; those of one day stand above or below each other, so that none hides another."""
    marks = []
    for x, group in itertools.groupby(places, key=lambda place: place[0]):
        kinds = [kind for _x, kind in group]
        y = places[x, kinds[0]]
        away = -BETWEEN_MARKS if y > (CHART_TOP + CHART_BOTTOM) / 2 else BETWEEN_MARKS
        marks += [Mark(x, y + away * number, kind) for number, kind in enumerate(kinds)]
    return marks


def _thinned(points):
    """At most sixty, evenly chosen; the first, the last, the lowest and the highest always stay."""
    if len(points) <= MOST_POINTS:
        return points
    values = [value for _, value in points]
    keep = {0, len(points) - 1, values.index(min(values)), values.index(max(values))}
    room = MOST_POINTS - len(keep)
    keep |= {round(n * (len(points) - 1) / (room + 1)) for n in range(1, room + 1)}
    return [points[n] for n in sorted(keep)]


def _up(value):
    return round(CHART_BOTTOM - (CHART_BOTTOM - CHART_TOP) * min(10, max(0, value)) / 10)


def _value_on(day, points):
    """The height of the line on a day: between two answers, as the first before it, as the last after it."""
    for (day1, value1), (day2, value2) in itertools.pairwise(points):
        if day1 <= day <= day2:
            days = (day2 - day1).days
            return value2 if not days else value1 + (value2 - value1) * (day - day1).days / days
    return points[0][1] if day <= points[0][0] else points[-1][1]


def _months(axis):
    """The first day of each month in the picture, at most seven of them, the last one always; else the first day."""
    months, month = [], axis.start.replace(day=1)
    while month <= axis.end:
        if month >= axis.start:
            months.append(month)
        month = (month + datetime.timedelta(days=32)).replace(day=1)
    if not months:
        return [(axis.across(axis.start), axis.start)]
    every = -(-len(months) // (MOST_LONG_MONTHS if axis.is_long else MOST_MONTHS))
    return [(axis.across(month), month) for month in months[::-1][::every][::-1]]
