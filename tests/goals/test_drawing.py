import datetime
import itertools
import re

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


def test_a_chart_of_many_answers_keeps_the_first_last_lowest_and_highest():
    days = [(JUNE + datetime.timedelta(days=n), 5) for n in range(400)]
    days[33], days[77] = (days[33][0], 0), (days[77][0], 10)
    drawn = chart(days, [])
    assert len(drawn.points) <= 60
    assert {dot.y for dot in drawn.points} >= {122, 20}
    assert (drawn.points[0].x, drawn.points[-1].x) == (40, 536)
    assert len(drawn.months) <= 7


def test_an_event_sits_on_the_line_at_its_day():
    days = [(JUNE, 0), (JUNE + datetime.timedelta(days=10), 10)]
    drawn = chart(days, [(JUNE + datetime.timedelta(days=5), "win"), (JUNE - datetime.timedelta(days=5), "bump")])
    assert [(mark.x, mark.y, mark.kind) for mark in drawn.events] == [(288, 71, "win")]


def test_a_chart_of_one_day_or_none_still_draws():
    assert chart([], []).points == []
    assert len(chart([(JUNE, 4)], [(JUNE, "milestone")]).events) == 1
