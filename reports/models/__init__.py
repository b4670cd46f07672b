from .download import Download
from .export import Export
from .export_chunk import ExportChunk
from .export_kind import ExportKind
from .look import Look
from .sign_in import SignIn

__all__ = [
    "Download",
    "Export",
    "ExportChunk",
    "ExportKind",
    "Look",
    "SignIn",
]
