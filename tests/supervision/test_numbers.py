"""The numbers of the board, the lists behind them, and a plain count over the rows say the same."""

from hypothesis import given

from supervision.board import Board
from supervision.lists import LISTS
from tests.random_agency import FEW, built, plans

NUMBERS = {"people": "people", "not-seen": "not_seen", "space": "space", "waiting": "waiting", "court": "court"}


def rows(which, specialists):
    return LISTS[which].rows([one.pk for one in specialists], 14).count()


@FEW
@given(plan=plans())
def test_every_number_is_the_length_of_its_list(db, plan):
    with built(plan) as house:
        board = Board(house.specialists, 14)
        for line, specialists in [
            *((one, [one.specialist]) for one in board.lines),
            (board.together, house.specialists),
        ]:
            assert {n: getattr(line, n) for n in NUMBERS.values()} == {
                n: rows(w, specialists) for w, n in NUMBERS.items()
            }
