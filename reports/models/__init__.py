from .download import Download
from .export import Export
from .export_chunk import ExportChunk
from .export_kind import ExportKind

__all__ = [
    "Download",
    "Export",
    "ExportChunk",
    "ExportKind",
]
