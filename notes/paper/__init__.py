"""Signed notes on paper: the same pieces for the page to print and for the PDF, in the reader's language."""

from .paper import Paper
from .pdf import pdf_of, set_by_typst

__all__ = ["Paper", "pdf_of", "set_by_typst"]
