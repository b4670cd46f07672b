from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from clients.access import for_specialist
from goals.forms import ScaleForm
from goals.models import Scale

from .page import page, saved


@for_specialist
def far_enough(request, client, goal_pk):
    """How far is far enough, in the person's words."""
    goal = get_object_or_404(client.goals.open().select_for_update(of=["self"]), pk=goal_pk)
    form = ScaleForm(request.POST or None, instance=Scale.of(goal, by=request.user))
    if request.method == "POST" and form.is_valid():
        form.instance.write()
        return saved(request, goal, _("Saved, in their words."), "#far-enough")
    return page(request, "far_enough", form, client=client, goal=goal)
