from .report import Report
from .report_number import ReportNumber

__all__ = ["Report", "ReportNumber"]
