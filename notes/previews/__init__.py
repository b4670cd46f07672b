"""What changes of the agency's rules do to sessions and notes."""

from . import agency, codes, hints, program

__all__ = ["agency", "codes", "hints", "program"]
