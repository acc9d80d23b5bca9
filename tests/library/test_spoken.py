"""Lines one can say, and a no whose reason is asked and not told."""

import pytest

from tests.library.builders import an_ask
from undaunted.library.checking.spoken import spoken_problems

DIALOGUE = {
    "agreed": ["What's that one called?", "That's a dahlia.", "Thanks, it's lovely."],
    "refused": ["What's that one called?", "No idea, sorry.", "No worries."],
    "pause": ["What's that one called?", "(They keep digging.)", "(You wait, and smile.)"],
}
FAIR = {
    "dialogue": DIALOGUE,
    "what_else": {"question": "Why else?", "refused": ["They may not know it.", "A busy day."]},
    "opening_lines": ["Hi, what's that one called?"],
    "decline_line": "No worries if you don't know.",
    "way_out": "Thanks anyway.",
}


def fields(**changes: object) -> set[str]:
    return {field for field, _ in spoken_problems(an_ask(**(FAIR | changes)))}


def test_lines_that_people_say_have_no_problem() -> None:
    assert fields() == set()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"opening_lines": ["May one see the garden?"]}, "opening_lines.0"),
        ({"opening_lines": ["Is that a [name of plant]?"]}, "opening_lines.0"),
        ({"opening_lines": ["Hi, what is that"]}, "opening_lines.0"),
        ({"opening_lines": ["Hi. " + "It is green and it grows. " * 7]}, "opening_lines.0"),
        ({"way_out": "Thank you kindly, and I pray you fare well"}, "way_out"),
        ({"dialogue": None}, "dialogue"),
        ({"dialogue": DIALOGUE | {"pause": ["Hi.", "well " * 26 + "no."]}}, "dialogue.pause.1"),
    ],
)
def test_what_nobody_says_is_told_at_its_field(change: dict[str, object], field: str) -> None:
    assert fields(**change) == {field}


def test_a_letter_may_be_longer_than_what_is_said_at_once() -> None:
    long = ["Hi. " + "It is green and it grows. " * 7]
    assert fields(opening_lines=long, channel="letter") == set()


def could(*readings: str) -> dict[str, object]:
    return {"what_else": {"question": "What else could it mean?", "refused": readings}}


def test_one_reading_alone_is_an_answer_and_no_question() -> None:
    assert fields(**could("They may not know.")) == {"what_else.refused"}


@pytest.mark.parametrize(
    "known",
    [
        "A no mostly means that they are tired.",
        "Their no is about the rules.",
        "They clearly want to be left alone, so obviously they don't like it.",
    ],
)
def test_no_reading_claims_to_know_a_mind(known: str) -> None:
    assert fields(**could("They may not know.", known)) == {"what_else.refused.1"}
