"""What clients asked that waits for a manager."""

from clients.models import ContactChange, Inquiry

SHOWN = 25


def asked_of(member):
    """Questions about openings, and changes of people with whom nobody walks. Nothing for a supervisor."""
    if not member.is_manager:
        return {"inquiries": [], "contact_changes": []}
    changes = ContactChange.objects.waiting().of_nobodys_clients()
    return {
        "inquiries": list(Inquiry.objects.waiting_for(member).with_people().soonest_due_first()[:SHOWN]),
        "contact_changes": list(changes.with_client().oldest_first()[:SHOWN]),
    }
