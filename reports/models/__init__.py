from .billing_columns import BillingColumns
from .billing_file import BilledSession, BillingFile
from .left_out import LeftOut
from .report import Report
from .report_number import ReportNumber

__all__ = ["BilledSession", "BillingColumns", "BillingFile", "LeftOut", "Report", "ReportNumber"]
