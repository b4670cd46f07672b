from django import forms

from accounts.models import User


class MineForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "language", "theme", "text_size"]
        widgets = {"language": forms.RadioSelect, "theme": forms.RadioSelect, "text_size": forms.RadioSelect}

    def __init__(self, *args, is_staff, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_staff:
            del self.fields["name"]
