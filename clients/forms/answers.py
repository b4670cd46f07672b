from django import forms

from clients.models import ContactChange, Inquiry


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


class AskBackForm(forms.Form):
    question = ContactChange._meta.get_field("question").formfield(
        required=True, widget=forms.Textarea(attrs={"rows": 2})
    )
