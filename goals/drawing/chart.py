"""A person's own numbers as lines over time, with what happened on the way."""

import datetime
import itertools
from dataclasses import dataclass, replace


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
