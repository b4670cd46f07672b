from itertools import chain, zip_longest

from .stories import community, health, home, purpose, spanish, together

_BY_AREA = zip_longest(home.STORIES, health.STORIES, community.STORIES, purpose.STORIES)
MARCUS = health.MARCUS
ENGLISH = [story for story in chain(*_BY_AREA) if story]
SPANISH = spanish.STORIES
REQUIRED = {"en": purpose.REQUIRED, "es": spanish.REQUIRED}
GENERAL = {"en": together.ENGLISH, "es": together.SPANISH}
