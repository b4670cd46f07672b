"""Small counts of people are hidden, and enough beside them that nobody can work them out."""

SMALL = 10


def hidden(counts, small=SMALL):
    """The places of those counts that are not shown, beside a total that is.

    Hidden are 1 to `small` (CMS's practice for cells of 1 to 10). The total less what is shown gives the sum of the
    hidden ones: so there are two of them at least, and they come to more than `small` together; the smallest of the
    others join them until that is so. Where that cannot be, nothing is shown.
    """
    places = {place for place, count in enumerate(counts) if 1 <= count <= small}
    others = sorted((count, place) for place, count in enumerate(counts) if count > small)
    while places and (len(places) < 2 or sum(counts[place] for place in places) <= small):
        if not others:
            return set(range(len(counts)))
        places.add(others.pop(0)[1])
    return places
