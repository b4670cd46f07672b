from .billing_columns import BillingColumns
from .billing_file import BilledSession, BillingFile
from .download import Download
from .export import Export
from .export_chunk import ExportChunk
from .export_kind import ExportKind
from .left_out import LeftOut
from .look import Look
from .report import Report
from .report_number import ReportNumber
from .sign_in import SignIn

__all__ = [
    "BilledSession",
    "BillingColumns",
    "BillingFile",
    "Download",
    "Export",
    "ExportChunk",
    "ExportKind",
    "LeftOut",
    "Look",
    "Report",
    "ReportNumber",
    "SignIn",
]
