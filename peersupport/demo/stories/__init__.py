"""The library the demo tells from. Every story is made up; parts of one line are parted by a bar."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    own_words: str
    life_area: str
    why: str
    milestones: list
    steps: list
    scenes: list
    bump: list
    wins: list
    required_by: str = ""


def parts(line):
    return [part.strip() for part in line.split("|")]


def story(own_words, life_area, why, milestones, steps, scenes, bump, wins, required_by=""):
    """scenes: focus | what we did | takeaway | feeling | their words about the goal (~ steady, ! a bump).
    bump: label | around me | happened | helped | learned | try next. steps: `we:` and `staff:` say whose."""
    return Story(
        own_words,
        life_area,
        why,
        parts(milestones),
        parts(steps),
        [parts(scene) for scene in scenes],
        parts(bump),
        parts(wins),
        required_by,
    )
