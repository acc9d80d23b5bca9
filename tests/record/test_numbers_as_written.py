"""A number on a scale is read as people write it, and rounded by one rule, in every form."""

from typing import Any

import pytest
from django import forms

from undaunted.record.forms import ChanceField, FearField, ScaleField, TenField

READ = {
    "62": 62,
    "62,5": 63,
    "62.5": 63,
    "62.49": 62,
    "0.5": 1,
    " 62 % ": 62,
    "٦٢": 62,
    "٦٢٫٥": 63,
    "۵۰": 50,
    "100,0": 100,
    "-0": 0,
}
REFUSED = ("100.4", "101", "-1", "−1", "-0.4", "1,000", "1e2", "0x1f", "nan", "inf", "½", "forty")


@pytest.mark.parametrize(("typed", "value"), READ.items())
def test_a_number_is_read_as_it_is_written(typed: str, value: int) -> None:
    assert FearField(label="").clean(typed) == value
    assert ChanceField(label="").clean(typed) == value / 100


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_number_of_the_scale_is_refused_with_its_sentence(typed: str) -> None:
    for field, sentence in ((FearField, "0 to 100"), (TenField, "0 to 10")):
        kind: Any = field
        with pytest.raises(forms.ValidationError, match=f"Give a number from {sentence}"):
            kind(label="", low_end="", high_end="").clean(typed)


def test_the_field_is_of_text_so_that_no_wheel_changes_it_and_a_comma_comes_through() -> None:
    class Asked(forms.Form):
        much = ScaleField(label="", low_end="", high_end="")

    shown = str(Asked({"much": "62,5"})["much"])
    assert 'type="text"' in shown
    assert 'inputmode="decimal"' in shown
    assert 'value="62,5"' in shown
