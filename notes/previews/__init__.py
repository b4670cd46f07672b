"""What changes of the agency's rules do to sessions and notes."""

from . import agency, codes, credential, hints, leaving, program, team

__all__ = ["agency", "codes", "credential", "hints", "leaving", "program", "team"]
