"""Everything that an auditor asks for about one person or a sample, as one PDF."""

from .file import PacketFile, about
from .packet import Packet, pdf_of
from .sample import Sample

__all__ = ["Packet", "PacketFile", "Sample", "about", "pdf_of"]
