"""What each moment in the story of a goal is called: as staff read it, and as the person does."""

from django.utils.translation import gettext_lazy as _

from goals.models import Goal

HEADINGS = {
    "written": (_("This goal was written down"), _("This goal was written down")),
    "new_words": (_("Said in new words"), _("Said in new words")),
    "proposed": (_("Other words were offered"), _("Other words were offered")),
    "own_words_stay": (_("Their own words stay"), _("I kept my words")),
    "yes": (_("They said: this is mine"), _("I said: this is mine")),
    "no_yes_yet": (_("It waits for their yes"), _("It waits for my yes")),
    "whose": (_("Whose goal it is"), _("Whose goal it is")),
    "life_area": (_("Life area"), _("Life area")),
    "why": (_("Why it matters"), _("Why it matters to me")),
    "translation": (_("Translation"), _("Translation")),
    "payer_wording": (_("How it is written for the payer"), _("How it is written for the payer")),
    "place": (_("A new place on the way"), _("A new place on my way")),
    "place_reworded": (_("A place in new words"), _("A place in new words")),
    "place_reached": (_("They got there"), _("I got there")),
    "place_open": (_("Put right: this place is open again"), _("Put right: this place is open again")),
    "step": (_("A new step"), _("A new step")),
    "step_reworded": (_("A step in new words"), _("A step in new words")),
    "step_done": (_("A step is done"), _("A step is done")),
    "step_open": (_("Put right: this step is open again"), _("Put right: this step is open again")),
    "step_aside": (_("Put aside"), _("Put aside")),
    "step_again": (_("Taken up again"), _("Taken up again")),
    "scale": (_("How far is far enough?"), _("How far is far enough?")),
    "kept": (_("Still on their mind"), _("Still on my mind")),
    Goal.Status.DREAM: (_("A dream"), _("A dream")),
    Goal.Status.WORKING: (_("Working on it"), _("I am working on it")),
    Goal.Status.RESTING: (_("Resting"), _("I let it rest")),
    Goal.Status.REACHED: (_("Reached"), _("I reached it")),
    Goal.Status.CHANGED_MY_MIND: (_("Changed their mind"), _("I changed my mind")),
    "bump": (_("A bump"), _("A bump")),
    "win": (_("A win"), _("A win")),
    "check_in": (_("Check-in"), _("How it was going")),
}
HEARD = {
    Goal.Confirmed.OWN_DEVICE: (_("on their own device"), _("on my own device")),
    Goal.Confirmed.SHARED_SCREEN: (_("on the shared screen"), _("on the shared screen")),
    Goal.Confirmed.ALOUD: (_("aloud, witnessed by their specialist"), _("aloud, with my specialist")),
}
MARKS = {"place_reached": "done", "step_done": "done", Goal.Status.REACHED: "done", "bump": "bump", "win": "win"}
