"""What fields say of themselves."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import number_format

from accounts.templatetags.room import breakable


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Write 1 or more.", "Write 9 or less.", "Write at most 2 letters (now: 3)."]),
        ("es", ["Escribe 1 o más.", "Escribe 9 o menos.", "Escribe hasta 2 letras (ahora son 3)."]),
    ],
)
def test_a_field_outside_its_bounds_says_so_in_plain_words(language, words):
    number, text = forms.IntegerField(min_value=1, max_value=9), forms.CharField(max_length=2)
    said = []
    with translation.override(language):
        for field, typed in [(number, "0"), (number, "10"), (text, "abc")]:
            with pytest.raises(ValidationError) as wrong:
                field.clean(typed)
            said += wrong.value.messages
    assert said == words


@pytest.mark.parametrize("kind", [forms.ChoiceField, forms.MultipleChoiceField, forms.TypedChoiceField])
def test_a_choice_that_is_gone_by_now_is_said_without_its_key(kind):
    with pytest.raises(ValidationError) as wrong:
        kind(choices=[("a", "A")]).clean("zzz" if kind is not forms.MultipleChoiceField else ["zzz"])
    assert wrong.value.messages == ["This is not in the list. Choose one that is."]


@pytest.mark.parametrize("language", ["en", "es"])
def test_numbers_are_written_as_in_the_united_states(language):
    with translation.override(language):
        assert number_format(2265, force_grouping=True) == "2,265"
        assert number_format(103.5, decimal_pos=1) == "103.5"


def test_an_address_breaks_behind_its_sign_and_stays_harmless():
    assert breakable("<b>@harbor.example") == "&lt;b&gt;@<wbr>harbor.example"
