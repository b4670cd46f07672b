"""What a person keeps to themselves, as SQL over a change `e` and the one before it `p`."""

OWN_ROW = "EXISTS (SELECT 1 FROM {own} o WHERE o.id = e.pgh_obj_id AND {is_open})"
# Kept to themselves then, or now, or since taken away: nothing is said of it.
SHARED = "e.is_shared AND COALESCE(p.is_shared, TRUE) AND " + OWN_ROW.replace("{is_open}", "o.is_shared")
GIVEN = OWN_ROW.replace("{is_open}", "o.approved_at IS NOT NULL AND o.taken_back_at IS NULL")
OPEN_WHEN = {"clients.sharedstory": GIVEN}
# Answers that are there to be counted, and are read one by one nowhere.
COUNTED_ONLY = {"clients.selfdescription"}


def is_private(source):
    """Whether the change is one of those."""
    has_choice = any(field.name == "is_shared" for field in source.noun._meta.fields)
    is_open = OPEN_WHEN.get(source.name, SHARED if has_choice else "TRUE")
    own = f'"{source.noun._meta.db_table}"'
    return f"NOT ({is_open.format(own=own)})"


def has_readable_words(source):
    return source.is_change and source.name not in COUNTED_ONLY
