import datetime
import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from goals.drawing import DONE, NEXT, TODO, chart, course, spark

WALK = [("First walk", True), ("3 walks a week", True), ("Walk with Ray", True), ("Join the gym", False), ("5K", False)]
JUNE = datetime.date(2026, 6, 1)


def every_small_voyage():
    for count in range(8):
        for reached in itertools.product([True, False], repeat=count):
            yield [(f"Place {number}", was) for number, was in enumerate(reached)]


def numbers(path):
    return [int(number) for number in re.findall(r"-?\d+", path)]


def test_ground_covered_goes_up_to_the_furthest_milestone_reached():
    drawn = course(WALK, [1])
    assert [place.kind for place in drawn.places] == [DONE, DONE, DONE, NEXT, TODO]
    assert drawn.sailed == "M46 52 C130 52 130 36 213 36 C296 36 296 52 380 52"
    assert (drawn.reached, drawn.milestones, drawn.bumps) == (3, 5, 1)


def test_a_bump_lies_on_the_line_between_two_places():
    swell = course(WALK, [1]).swells[0]
    assert (swell.x, swell.y) == (296, 44)


def test_bumps_never_shorten_the_way_already_covered():
    for milestones in every_small_voyage():
        calm = course(milestones, [])
        for bumps in ([-1], [0], [len(milestones) - 1], [0, 0, 0], [-1, 2, 5, 99]):
            rough = course(milestones, bumps)
            assert (rough.sailed, rough.ahead, rough.places) == (calm.sailed, calm.ahead, calm.places)
            assert rough.bumps == len(bumps)


def test_reaching_one_more_never_shortens_the_way():
    for milestones in every_small_voyage():
        before = course(milestones, [])
        for number, (label, reached) in enumerate(milestones):
            if not reached:
                after = course([*milestones[:number], (label, True), *milestones[number + 1 :]], [])
                assert after.sailed_legs >= before.sailed_legs
                assert after.sailed.startswith(before.sailed)


def test_a_goal_without_milestones_is_a_calm_dotted_line():
    drawn = course([], [-1])
    assert (bool(drawn.ahead), drawn.sailed, drawn.places, drawn.bumps) == (True, "", [], 1)


def test_one_milestone_is_one_place_without_a_line():
    drawn = course([("Call her", False)], [])
    assert [place.kind for place in drawn.places] == [NEXT]
    assert (drawn.sailed, drawn.ahead) == ("", "")


def test_nothing_leaves_the_picture_up_to_fifty_milestones():
    for width, count in itertools.product([760, 380], range(51)):
        drawn = course(
            [(f"Milestone number {n}", n < count // 2) for n in range(count)], [-1, 0, 7, 49, 49], width=width
        )
        right, bottom = numbers(drawn.view_box)[2:]
        spots = [*drawn.places, *drawn.swells]
        assert all(9 <= spot.x <= right - 9 and 9 <= spot.y <= bottom - 9 for spot in spots), (width, count)
        assert all(height <= bottom - 3 for place in drawn.places for _, height in place.label_lines)


def test_no_row_holds_more_than_six_places():
    drawn = course([("Place", False)] * 50, [])
    rows = [len(list(group)) for _, group in itertools.groupby(drawn.places, key=lambda place: place.row)]
    assert max(rows) <= 6
    assert sum(rows) == 50


def test_two_places_of_a_row_never_touch():
    for width, count in itertools.product([760, 380], range(2, 51)):
        places = course([("Place", False)] * count, [], width=width).places
        for one, other in itertools.combinations(places, 2):
            assert abs(one.x - other.x) >= 40 or abs(one.y - other.y) >= 40


def test_long_labels_break_in_two_and_then_end_in_an_ellipsis():
    labels = [
        "3 walks a week",
        "Ask about the gym",
        "Ask the front desk about the income-based rate",
        "Rindfleischetikettierung",
    ]
    lines = [place.lines for place in course([(label, False) for label in labels], []).places]
    assert lines[0] == ("3 walks a week",)
    assert lines[1] == ("Ask about the", "gym")
    assert len(lines[2]) == 2
    assert lines[2][1].endswith("…")
    assert all(len(line) <= 16 for place in lines for line in place)


def test_the_narrow_course_has_no_labels():
    assert not any(place.label_lines for place in course(WALK, [], width=380).places)


def test_a_spark_goes_up_when_the_answers_do():
    heights = numbers(spark([0, 5, 10]))[1::2]
    assert heights == [23, 13, 3]
    assert (spark([]), spark([5])) == ("", "M4 13h0")


def line(points, events=()):
    return chart({"confidence": points}, events).lines[0]


def after(days):
    return JUNE + datetime.timedelta(days=days)


@given(st.binary(min_size=1, max_size=3650).map(lambda days: [day % 11 for day in days]))
def test_a_line_of_ten_years_has_at_most_sixty_points_and_keeps_the_first_last_highest_and_lowest(values):
    drawn = line([(after(n), value) for n, value in enumerate(values)])
    assert len(drawn.points) <= 60
    assert (drawn.first, drawn.last) == (values[0], values[-1])
    assert (drawn.points[0].y, drawn.points[-1].y) == (height(values[0]), height(values[-1]))
    assert {height(max(values)), height(min(values))} <= {dot.y for dot in drawn.points}


@given(st.lists(st.integers(-4000, 4000), max_size=40), st.lists(st.integers(0, 3650), min_size=1, max_size=9))
def test_no_day_lies_outside_the_picture_and_no_kind_of_event_is_lost(events, answers):
    kinds = itertools.cycle(["milestone", "bump", "win"])
    told = [(after(day), kind) for day, kind in zip(events, kinds, strict=False)]
    drawn = chart({"confidence": [(after(day), 5) for day in answers]}, told)
    assert {mark.kind for mark in drawn.events} == {kind for _day, kind in told}
    assert all(40 <= mark.x <= 536 and 20 <= mark.y <= 160 for mark in [*drawn.events, *drawn.lines[0].points])
    assert len({(mark.x, mark.y) for mark in drawn.events}) == len(drawn.events)


def height(value):
    return round(160 - 140 * value / 10)


def test_an_event_sits_on_the_line_at_its_day():
    drawn = chart({"confidence": [(JUNE, 0), (after(10), 10)]}, [(after(5), "win")])
    assert [(mark.x, mark.y, mark.kind) for mark in drawn.events] == [(288, 90, "win")]


def test_an_event_before_or_after_the_answers_makes_room_for_itself():
    drawn = chart({"confidence": [(JUNE, 0), (after(10), 10)]}, [(after(-10), "bump"), (after(30), "milestone")])
    assert [(mark.x, mark.y) for mark in drawn.events] == [(40, 160), (536, 20)]
    assert [dot.x for dot in drawn.lines[0].points] == [164, 288]


def test_what_happened_on_one_day_stands_side_by_side():
    drawn = chart({"confidence": [(JUNE, 5)]}, [(JUNE, kind) for kind in ("milestone", "bump", "win", "win")])
    assert len({(mark.x, mark.y) for mark in drawn.events}) == len(drawn.events) == 3


def test_three_rulers_are_three_lines_whose_names_keep_apart():
    for ends in itertools.product(range(11), repeat=3):
        answers = {name: [(JUNE, 5), (after(9), end)] for name, end in zip("abc", ends, strict=True)}
        heights = sorted(drawn.name_y for drawn in chart(answers, []).lines)
        assert all(below - above >= 24 for above, below in itertools.pairwise(heights))
        assert heights[0] >= 20
        assert heights[-1] <= 168


def test_a_ruler_without_numbers_has_no_line():
    drawn = chart({"confidence": [(JUNE, None)], "importance": [(JUNE, 4), (after(2), 6)], "readiness": []}, [])
    assert [(drawn.ruler, drawn.first, drawn.last) for drawn in drawn.lines] == [("importance", 4, 6)]


def test_a_long_time_is_named_by_few_months_with_their_years_and_the_last_always():
    for years in range(1, 11):
        drawn = chart({"confidence": [(JUNE, 4), (after(366 * years), 4)]}, [])
        assert len(drawn.months) <= 7
        assert drawn.says_years == (years > 1)
        assert drawn.months[-1][1] == after(366 * years).replace(day=1)


def test_a_chart_of_one_day_or_none_still_draws():
    assert chart({}, [(JUNE, "win")]).lines == []
    assert len(chart({"confidence": [(JUNE, 4)]}, [(JUNE, "milestone")]).events) == 1
