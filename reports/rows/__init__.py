"""The rows behind a number, each leading to the record."""

from .file import RowsFile
from .listed import Listed, contact_list, list_of, place_of

__all__ = ["Listed", "RowsFile", "contact_list", "list_of", "place_of"]
