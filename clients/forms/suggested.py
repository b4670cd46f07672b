"""A box with what others wrote in it before, to choose from or not."""

from django import forms
from django.utils.html import format_html, format_html_join


class Suggested(forms.TextInput):
    """`words` is asked only when the box is shown."""

    def __init__(self, words):
        super().__init__()
        self.words = words

    def render(self, name, value, attrs=None, renderer=None):
        key = f"{name}_suggested"
        box = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((words,) for words in self.words()))
        return format_html('{}<datalist id="{}">{}</datalist>', box, key, options)
