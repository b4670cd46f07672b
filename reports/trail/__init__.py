"""Who did what: every change, opening, signature and file of the agency in one line of time."""

from .timeline import Timeline

__all__ = ["Timeline"]
