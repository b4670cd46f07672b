from django import forms

from clients.models import Changeover, ContactChange, Inquiry


class InquiryForm(forms.ModelForm):
    """What the person asks about an opening."""

    class Meta:
        model = Inquiry
        fields = ["words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}


class InquiryAnswerForm(forms.ModelForm):
    answer = Inquiry._meta.get_field("answer").formfield(required=True, widget=forms.Textarea(attrs={"rows": 4}))

    class Meta:
        model = Inquiry
        fields = ["answer"]


class RatherForm(forms.ModelForm):
    """What the person says to a change of who walks with them."""

    words = Changeover._meta.get_field("words").formfield(required=True, widget=forms.Textarea(attrs={"rows": 3}))

    class Meta:
        model = Changeover
        fields = ["words"]


class RatherAnswerForm(forms.ModelForm):
    answer = Changeover._meta.get_field("answer").formfield(required=True, widget=forms.Textarea(attrs={"rows": 4}))

    class Meta:
        model = Changeover
        fields = ["answer"]


class AskBackForm(forms.Form):
    question = ContactChange._meta.get_field("question").formfield(
        required=True, widget=forms.Textarea(attrs={"rows": 2})
    )
