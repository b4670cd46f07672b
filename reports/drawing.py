"""Counts as bars, each with its words above and its number behind: no color is needed to read them."""

from dataclasses import dataclass

WIDTH, ROW, VALUE = 560, 46, 80


@dataclass(frozen=True)
class Bar:
    label: str
    count: int | None
    top: int
    width: int

    @property
    def is_hidden(self):
        return self.count is None

    @property
    def label_y(self):
        return self.top + 16

    @property
    def bar_y(self):
        return self.top + 23

    @property
    def count_x(self):
        return self.width + 10

    @property
    def count_y(self):
        return self.top + 37


@dataclass(frozen=True)
class Bars:
    bars: list
    width: int = WIDTH

    @property
    def height(self):
        return ROW * len(self.bars)


def bars(counts):
    """`counts`: [(label, count)], None for one that is hidden."""
    most = max((count for _label, count in counts if count), default=0)
    room = WIDTH - VALUE
    return Bars(
        [
            Bar(label, count, ROW * n, max(2, round(room * count / most)) if count else 0)
            for n, (label, count) in enumerate(counts)
        ]
    )
