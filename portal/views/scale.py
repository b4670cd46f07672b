from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from clients.access import for_self
from goals.models import Scale
from portal.archived import while_open
from portal.forms import LevelsForm

from .page import page, saved


@for_self
@while_open
def far_enough(request, client, goal_pk):
    """How far is far enough for me, in my words."""
    goal = get_object_or_404(client.goals.open().select_for_update(of=["self"]), pk=goal_pk)
    form = LevelsForm(request.POST or None, instance=Scale.of(goal, by=request.user))
    if request.method == "POST" and form.is_valid():
        form.instance.write()
        return saved(request, goal, _("Saved. These are your words."))
    return page(request, "far_enough", form, goal=goal)
