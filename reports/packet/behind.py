"""The names of others give way, wherever they stand among words; the person's own lines of names stay."""

ASIDE = {"id", "name", "facts", "signature", "where", "lang", "whose", "state"}


def behind(curtain, told):
    """The same, with every sentence behind the curtain."""
    if isinstance(told, str):
        return curtain.before(told)
    if isinstance(told, dict):
        return {name: value if name in ASIDE else behind(curtain, value) for name, value in told.items()}
    if isinstance(told, (list, tuple)):
        return [behind(curtain, one) for one in told]
    if hasattr(told, "__dataclass_fields__"):
        return behind(curtain, vars(told))
    return told
