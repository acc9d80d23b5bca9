"""How an ask may go, read before it: three scenes, and who speaks first in each kind."""

import re

import pytest
from django.test import Client

from undaunted.asks.dialogues import scenes_of
from undaunted.asks.shown import shown
from undaunted.library.reading import open_library

ASKS = open_library().asks
SAYING = next(ask for ask in ASKS.values() if ask.kind == "saying_no" and ask.dialogue)
ASKING = next(ask for ask in ASKS.values() if ask.kind == "asking" and ask.dialogue)


def speakers(key: str, scene: int = 0) -> list[str]:
    lines = scenes_of(shown(ASKS[key]))[scene].lines
    return [str(line.who) for line in lines if line.who]


def test_who_asks_speaks_first_and_who_says_no_is_spoken_to() -> None:
    assert speakers(ASKING.id)[0] == "You"
    assert speakers(SAYING.id)[0] == "They"


def test_a_yes_a_no_and_an_awkward_pause_in_the_words_of_the_kind() -> None:
    assert [str(s.name) for s in scenes_of(shown(ASKING))] == [
        "They say yes",
        "They say no",
        "An awkward pause",
    ]
    assert str(scenes_of(shown(SAYING))[0].name) == "They take it well"


def test_what_one_sees_is_said_by_nobody() -> None:
    dialogue = {
        "agreed": ["Hi?", "Yes."],
        "refused": ["Hi?", "No."],
        "pause": ["Hi?", "(They look at the queue.)", "Never mind."],
    }
    ask = ASKING.model_validate(ASKING.model_dump() | {"dialogue": dialogue})
    pause = scenes_of(shown(ask))[2].lines
    assert [line.who and str(line.who) for line in pause] == ["You", None, "You"]
    assert pause[1].text == "They look at the queue."


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/library/{}/", "/ask/{}/"])
def test_it_stands_folded_on_the_card_and_before_the_guess(
    browser_of_ana: Client, page: str
) -> None:
    answer = browser_of_ana.get(page.format("borrow-a-pen"))
    assert answer.status_code == 200
    folded = re.search(
        r'<details class="fold dialogue">(.*?)</details>', answer.content.decode(), re.S
    )
    assert folded
    assert "An awkward pause" in folded[1]
