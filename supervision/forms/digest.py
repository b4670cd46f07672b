from datetime import time

from django import forms
from django.utils.formats import time_format

from supervision.models import DigestWish
from supervision.models.digest_wish import HOURS


class DigestForm(forms.ModelForm):
    class Meta:
        model = DigestWish
        fields = ["weekday", "hour"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["hour"].choices = [(hour, time_format(time(hour), "TIME_FORMAT")) for hour, _plain in HOURS]
