"""The drawings: a goal as a course, numbers as lines. Numbers in, shapes out; no models, no colours, no words."""

from .chart import chart, spark
from .course import DONE, NEXT, TODO, course

__all__ = ["DONE", "NEXT", "TODO", "chart", "course", "spark"]
