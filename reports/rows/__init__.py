"""The rows behind a number, each leading to the record."""

from .file import file_of
from .listed import Listed, contact_list, list_of, place_of

__all__ = ["Listed", "contact_list", "file_of", "list_of", "place_of"]
