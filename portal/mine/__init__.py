"""My story: what a person takes along of their own record, told in plain sentences, line by line."""

from .chapters import PARTS, Story
from .files import as_csv, as_json, as_pdf

__all__ = ["PARTS", "Story", "as_csv", "as_json", "as_pdf"]
