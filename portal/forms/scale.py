from django.utils.translation import gettext_lazy as _

from goals import forms as goal_forms


class LevelsForm(goal_forms.LevelsForm):
    class Meta(goal_forms.LevelsForm.Meta):
        labels = {"expected": _("What do you hope for?")}
        help_texts = {
            "expected": _("So that you would notice when it is there."),
            "somewhat_less": _("Maybe this is where you are today."),
        }
