from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import Agency
from accounts.scopes import scope
from supervision.digest import send_what_is_due


class Command(BaseCommand):
    help = "Send the weekly e-mails whose hour has come. Run it every hour; nobody gets two in a week."

    def handle(self, **options):
        sent = 0
        for agency in list(Agency.objects.order_by("pk")):
            with scope(agency), timezone.override(agency.zone):
                sent += send_what_is_due()
        self.stdout.write(f"{sent} sent.")
