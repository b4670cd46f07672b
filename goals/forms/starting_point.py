from django import forms

from goals.models import Goal, StartingPoint


class StartingPointForm(forms.ModelForm):
    class Meta:
        model = StartingPoint
        fields = ["life_area", "language", "words"]
        widgets = {"life_area": forms.RadioSelect, "language": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["life_area"].choices = Goal.LifeArea.choices
        self.fields["language"].choices = self.fields["language"].choices[1:]

    def clean(self):
        """The constraint names the agency, which no form shows: asked here, the sentence stands at the words."""
        cleaned = super().clean()
        if not self.errors and self.instance.is_there_already(**cleaned):
            self.add_error("words", self.instance.ALREADY)
        return cleaned
