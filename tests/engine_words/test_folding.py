"""Text as phrase rules see it, and the way back to the letters a person wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undaunted.engine.words.folding import folded, readings


def plain(text: str) -> list[str]:
    return [reading.text for reading in readings(text)]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("I’m FINE", "im fine"),
        ("don't", "dont"),
        ("el niño y mamá", "el nino y mama"),
        ("un nin\u0303o", "un nino"),
        ("self-harm", "self harm"),
        ("well - no", "well,no"),
        ("well — no", "well,no"),
        ("  one \n two  ", "one two"),
        ("one\n\ntwo", "one.two"),
        ('she said "no"', "she said no"),
        ("fine 😀 yes", "fine,yes"),
        ("¿Sí?", "si?"),
        ("in\u00advisible", "invisible"),
        ("the parents' house", "the parents house"),
    ],
)
def test_spelling_makes_no_difference(text: str, seen: str) -> None:
    assert plain(text)[0].lstrip(",") == seen


def test_stretched_letters_are_read_as_a_double_and_as_a_single_one() -> None:
    assert plain("soooo fulll") == ["soo full", "so ful"]


def test_a_span_leads_back_to_the_letters_written() -> None:
    text = "  Ñandú’s “biiig” day"
    reading = readings(text)[1]
    start = reading.text.index("big")
    first, last = reading.span(start, start + 3)
    assert text[first:last].startswith("bi")
    assert text[first:last].endswith("g")


@pytest.mark.parametrize("text", ['x "y z" w', "x “y z” w", "x «y z» w", "x 'y z' w", "x ‘y z’ w"])
def test_what_is_quoted_is_known(text: str) -> None:
    (reading,) = readings(text)
    assert [reading.is_quoted(reading.text.index(letter)) for letter in "xyzw"] == [
        False,
        True,
        True,
        False,
    ]


def test_an_apostrophe_opens_no_quotation() -> None:
    (reading,) = readings("it's what I don't like about the Smiths' dog")
    assert reading.quoted == ()


@given(st.text(max_size=300))
def test_every_place_lies_in_the_text_and_in_order(text: str) -> None:
    for reading in readings(text):
        assert len(reading.places) == len(reading.text)
        assert list(reading.places) == sorted(reading.places)
        assert all(0 <= place < len(text) for place in reading.places)


def test_nothing_is_left_of_nothing() -> None:
    assert folded("", frozenset(), ()).text == ""


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("thinkin of it meself", "thinking of it myself"),
        ("kiero irme pa casa", "quiero irme para casa"),
    ],
)
def test_words_typed_as_spoken_are_read_in_full_besides(text: str, full: str) -> None:
    assert plain(text) == [text, full]
