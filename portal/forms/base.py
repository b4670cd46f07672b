from django import forms


def lines(rows):
    """A box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})
