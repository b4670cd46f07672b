from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self):
        from accounts.taken import file_taken

        file_taken.connect(_write_down, dispatch_uid="a file that was taken away")


def _write_down(sender, by, form, what, row_count, **kept):
    from .models import Download

    Download.write(by, form, what, row_count)
