from . import story  # noqa: F401

STORIES = []
REQUIRED = []
