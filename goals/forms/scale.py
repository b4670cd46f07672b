from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.seen import SeenMixin
from goals.models import Scale
from goals.models.scale import MOST_WEIGHT

from .base import lines

LEVELS = ["expected", "somewhat_more", "somewhat_less", "much_more", "much_less"]
WEIGHTS = ["importance", "difficulty"]


class WeightField(forms.TypedChoiceField):
    """1 to 3 with words at the ends, or left open."""

    widget = forms.RadioSelect

    def __init__(self, *, least, most, **kwargs):
        between = [(number, str(number)) for number in range(2, MOST_WEIGHT)]
        choices = [(1, least), *between, (MOST_WEIGHT, most), ("", _("Leave it open"))]
        super().__init__(choices=choices, coerce=int, empty_value=None, required=False, **kwargs)


class LevelsForm(SeenMixin, forms.ModelForm):
    """A goal's levels in the person's words; what changed meanwhile is shown, never written over."""

    class Meta:
        model = Scale
        fields = LEVELS
        labels = {"expected": _("What do they hope for?")}
        help_texts = {
            "expected": _("So that both of you would notice when it is there."),
            "somewhat_less": _("Often this is where it is today."),
        }
        widgets = {name: lines(2) for name in LEVELS}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["expected"].error_messages["required"] = _("Write a few words. They can be simple.")


class ScaleForm(LevelsForm):
    importance = WeightField(
        label=_("How much does it matter to them?"), least=_("1: a little"), most=_("3: very much")
    )
    difficulty = WeightField(label=_("How hard is it for them?"), least=_("1: not so hard"), most=_("3: very hard"))

    class Meta(LevelsForm.Meta):
        fields = [*LEVELS, *WEIGHTS]
