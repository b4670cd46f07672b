from datetime import timedelta

from accounts.models import Agency, Membership, Pin, Program, User

PASSWORD, PIN = "harbor-demo-2026", "2468"

PROGRAMS = {
    "recovery": {
        "name": "Recovery support",
        "part2": "yes",
        "documentation": "joint",
        "unit_rule": "full_unit",
        "note_due_in": 2,
        "note_due_unit": "business_days",
        "not_billable_after": 90,
        "most_a_day": 4,
        "most_a_day_in": "hours",
        "cosign_required": True,
        "people_per_specialist": 12,
    },
    "wellness": {
        "name": "Peer wellness",
        "part2": "no",
        "asks_payer_wording": True,
        "documentation": "narrative",
        "unit_rule": "full_unit",
        "sums_the_day": True,
        "counts_month_minutes": True,
        "note_due_in": 72,
        "note_due_unit": "hours",
    },
    "outreach": {
        "name": "Street outreach",
        "part2": "unsure",
        "documentation": "joint",
        "unit_rule": "eight_minute",
        "note_due_in": 72,
        "note_due_unit": "hours",
        "crisis_due_hours": 24,
    },
}
# key: (name, role, credential, supervisor, language, years with the agency)
STAFF = {
    "patricia": ("Patricia Nowak", "manager", "", None, "en", 6),
    "renee": ("Renee Okafor", "supervisor", "CPS", None, "en", 5),
    "luis": ("Luis Herrera", "supervisor", "CRPS", None, "es", 4),
    "dana": ("Dana Whitfield", "specialist", "CPS", "renee", "en", 3),
    "terrell": ("Terrell Jackson", "specialist", "CPS", "renee", "en", 2),
    "marisol": ("Marisol Guerra", "specialist", "CRPS", "renee", "es", 3),
    "kofi": ("Kofi Mensah", "specialist", "CPS", "luis", "en", 2),
    "hana": ("Hana Yoshida", "specialist", "CRPS", "luis", "en", 1),
    "roz": ("Roz Teague", "specialist", "CPS", "luis", "en", 4),
}


def build_agency(founded_at):
    return Agency.objects.create(
        name="Harbor Peer Center",
        time_zone="America/New_York",
        phone="555 0140",
        crisis_line="555 0199",
        is_demo=True,
        founded_at=founded_at,
    )


def _days_left(key, years):
    """Terrell's runs out in three weeks."""
    return 24 if key == "terrell" else 200 + 90 * years


def build_staff(world):
    world.programs = {key: Program.objects.create(**rules) for key, rules in PROGRAMS.items()}
    for key, (name, role, credential, supervisor, language, years) in STAFF.items():
        email = f"{name.lower().replace(' ', '.')}@harbor.example"
        user = User.objects.create_user(world.agency, name, email, PASSWORD, language=language)
        world.staff[key] = Membership.objects.create(
            user=user,
            role=role,
            credential=credential,
            credential_expires_on=world.today + timedelta(days=_days_left(key, years)) if credential else None,
            supervisor=world.staff.get(supervisor),
            began_on=world.today - timedelta(days=365 * years),
        )
        Pin.choose(world.staff[key], PIN)
