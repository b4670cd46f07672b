"""Everything that an auditor asks for about one person or a sample, as one PDF."""

from .packet import Packet, pdf_of
from .sample import Sample

__all__ = ["Packet", "Sample", "pdf_of"]
