from . import about, archive, assignments, history, listing, new, openings, programs, sign_in, supporters

__all__ = [
    "about",
    "archive",
    "assignments",
    "history",
    "listing",
    "new",
    "openings",
    "programs",
    "sign_in",
    "supporters",
]
