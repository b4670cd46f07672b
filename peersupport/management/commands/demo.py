from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from peersupport.demo import PASSWORD, build, demo_agency


class Command(BaseCommand):
    help = "Makes the demo agency: made-up people with a year of goals, sessions and notes."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError(
                "The demo agency is only made where PEERSUPPORT_DEMO=1 is set, in the demo's own database."
            )
        if demo_agency() is not None:
            self.stdout.write("The demo agency is here already; nothing was changed.")
            return
        world = build()
        self.stdout.write(f"{world.agency.name} is ready: {len(world.staff)} staff, {len(world.lives)} people.")
        self.stdout.write("Open /demo/ to sign in as any of them with one tap, or sign in by e-mail:")
        for member in world.staff.values():
            self.stdout.write(f"  {member.user.email}  {member.name_and_credential} ({member.get_role_display()})")
        self.stdout.write(f"Password of all staff: {PASSWORD}")
