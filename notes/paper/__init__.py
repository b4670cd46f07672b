"""Signed notes on paper: the same pieces for the page to print and for the PDF, in the reader's language."""

from . import part2
from .paper import Paper, whole
from .pdf import pdf_of, set_apart, set_by_typst
from .sheet import Sheet

__all__ = ["Paper", "Sheet", "part2", "pdf_of", "set_apart", "set_by_typst", "whole"]
