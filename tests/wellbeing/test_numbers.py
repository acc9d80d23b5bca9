"""Numbers in one's own plan can be tapped; nothing else becomes a link, and nothing gets out."""

import pytest

from undaunted.wellbeing.templatetags.numbers import with_numbers

TAPPED = {
    "Mira, 555 0100": "tel:5550100",
    "Dad +353 87 123 4567": "tel:+353871234567",
    "(030) 1234-567 at night": "tel:0301234567",
    "call 112": "tel:112",
    "988": "tel:988",
    "Samaritans 116 123.": "tel:116123",
    "Dr Ito: 03.5550.0100": "tel:0355500100",
}
LEFT = (
    "room 12",
    "since 12.03.2024",
    "2024-03-12",
    "from 2019 2024",
    "at 10:30",
    "24/7",
    "100 steps",
    "1,000,000",
    "no number at all",
    "12345678901234567890",
    "",
)


@pytest.mark.parametrize(("words", "link"), TAPPED.items())
def test_a_number_is_a_link_that_dials_it(words: str, link: str) -> None:
    assert f'href="{link}"' in with_numbers(words)


@pytest.mark.parametrize("words", LEFT)
def test_what_is_no_number_stays_as_it_was_written(words: str) -> None:
    assert with_numbers(words) == words


def test_everything_written_is_escaped() -> None:
    shown = with_numbers('<b onclick="x">555 0100</b> & "555 0101"')
    assert "<b" not in shown
    assert shown.count("<a ") == 2
    assert "&amp;" in shown
