"""A file that somebody takes away is said here; the floor that keeps who did what writes it down."""

from django.dispatch import Signal

file_taken = Signal()
"""Sent with who took it (`by`), its `form`, `what` it is and its `row_count`, in the request's transaction."""
