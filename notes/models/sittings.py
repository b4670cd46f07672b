"""The change history of what is typed: a draft saves itself every second, so its words are kept once for a sitting."""

import pghistory
import pgtrigger

A_PAUSE = "10 minutes"


class _AtOnceOrAfterAPause(pgtrigger.AnyChange):
    def __init__(self, saved, typed):
        super().__init__(exclude=[saved, *typed])
        self.saved = saved

    def resolve(self, model):
        return f"(({super().resolve(model)}) OR NEW.{self.saved} > OLD.{self.saved} + INTERVAL '{A_PAUSE}')"


def tracked_by_sitting(saved, *typed):
    """Who, when and what: of the other columns each change; of `typed` the first after a pause of `saved`, which has
    what was written before the pause as well. Coming and going, and so signing, are kept whole."""
    return _tracked(_AtOnceOrAfterAPause(saved, typed))


def tracked_but(*typed):
    """All changes, except of these columns alone."""
    return _tracked(pgtrigger.AnyChange(exclude=list(typed)))


def _tracked(condition):
    return pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(condition=condition), pghistory.DeleteEvent())
