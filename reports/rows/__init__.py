"""The rows behind a number, each leading to the record."""

from .listed import Listed, contact_list, list_of

__all__ = ["Listed", "contact_list", "list_of"]
