"""Whether somebody's name stands in a text."""

import re


def says_name(text, name):
    """The whole chosen name, or the first of its words; a single letter is no name."""
    names = {name, name.split(" ")[0]}
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) for one in names if len(one) > 1)
