"""What belongs to a signed meeting stays as it was: the database refuses."""

import pgtrigger

REFUSE = "RAISE EXCEPTION 'a signed meeting stays as it is'"


def stays_with(*columns):
    """Refuse rows to come, change or go when the meeting that one of these columns names is signed."""
    meetings = ", ".join(f"{row}.{column}" for row in ("OLD", "NEW") for column in columns)
    return pgtrigger.Trigger(
        name="a_signed_meeting_keeps_its_rows",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF EXISTS (SELECT 1 FROM supervision_meeting
                       WHERE id IN ({meetings}) AND signed_at IS NOT NULL)
            THEN {REFUSE}; END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )
