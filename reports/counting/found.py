from dataclasses import dataclass, field


@dataclass
class Found:
    """One number with the rows that it counts. `amounts` belong to `keys` one by one, and `amount` is their sum unless
    the catalogue says otherwise. `keys` is None for contacts: signed notes lie still, so they are found again by what
    was asked and when."""

    count: int = 0
    amount: int = 0
    keys: list | None = field(default_factory=list)
    amounts: list | None = None
    label: str = ""

    @classmethod
    def of(cls, keys, amounts=None, **options):
        amounts = None if amounts is None else list(amounts)
        return cls(len(keys), sum(amounts or ()), list(keys), amounts, **options)

    @classmethod
    def contacts(cls, count=0, amount=0, **options):
        return cls(count, amount, keys=None, **options)
