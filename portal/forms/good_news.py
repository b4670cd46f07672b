from django import forms
from django.utils.translation import gettext_lazy as _

from goals.models import GoodNews, Win


class GoodNewsForm(forms.Form):
    """Which of my wins somebody in my corner may see, whether my name stands there, and for how long."""

    wins = forms.ModelMultipleChoiceField(
        Win.objects.none(),
        label=_("Which wins may they see?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shows_name = forms.BooleanField(
        label=_("Show the name I chose"),
        required=False,
        help_text=_("Without this, the page does not say whose wins they are."),
    )
    days = forms.TypedChoiceField(
        label=_("How long does the link work?"),
        coerce=int,
        choices=GoodNews.Lasts.choices,
        initial=GoodNews.Lasts.MONTH,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, wins, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wins"].queryset = wins
