"""Small counts of people are hidden, and enough beside them that nobody can work them out."""

SMALL = 10


def is_small(count):
    return 1 <= count <= SMALL


def hidden_cells(counts, also=()):
    """Those of {cell: count} that are not shown. They are taken by their names, which say nothing of their size and
    are the same in every language."""
    cells = sorted(counts)
    also = {place for place, cell in enumerate(cells) if cell in also}
    return {cells[place] for place in hidden([counts[cell] for cell in cells], also=also)}


def hidden(counts, small=SMALL, also=()):
    """The places of those counts that are not shown, beside a total that is.

    Hidden are 1 to `small` (CMS's practice for cells of 1 to 10). The total less what is shown gives the sum of the
    hidden ones: so there are two of them at least, they come to more than `small` together, and not to a sum that
    leaves each only the least or the most that a hidden one can be; the others join them in their order until that is
    so (in the order of their size, their place would tell how large they are). Where that cannot be, nothing is shown.
    `also`: places that are hidden for another reason, and are hidden by the same rules.
    """
    places = {place for place, count in enumerate(counts) if 1 <= count <= small or place in also}
    others = [place for place, count in enumerate(counts) if count > small and place not in also]
    while places and _gives_away(len(places), sum(counts[place] for place in places), small):
        if not others:
            return set(range(len(counts)))
        places.add(others.pop(0))
    return places


def _gives_away(hidden_count, their_sum, small):
    return hidden_count < 2 or their_sum <= small or their_sum in (hidden_count, hidden_count * small)
