from .billing_columns import BillingColumns
from .billing_file import BilledSession, BillingFile
from .left_out import LeftOut

__all__ = ["BilledSession", "BillingColumns", "BillingFile", "LeftOut"]
