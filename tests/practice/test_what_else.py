"""What else a no could mean: asked after it and never told, and nothing is said of one's own ask."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import commits, logs, reflects
from undaunted.asks.shown import ShownAsk, shown
from undaunted.asks.what_else import could_mean
from undaunted.engine.taxonomy import Outcome
from undaunted.library.kinds.ask import WhatElse
from undaunted.library.reading import open_library
from undaunted.people.models import Person

MEANS = WhatElse(
    question="Why else might they not lend it?",
    refused=("They may need it this minute.", "It may be their only one."),
    silent=("They may not have seen it.",),
    claim="untested-as-a-whole",
)


def an_ask() -> ShownAsk:
    return replace(shown(open_library().asks["borrow-a-pen"]), what_else=MEANS)


@pytest.mark.parametrize(
    ("outcome", "readings"),
    [
        (Outcome.NO, MEANS.refused),
        (Outcome.GHOSTED, MEANS.silent),
        (Outcome.PRESSED, MEANS.refused),
        (Outcome.TAKEN, MEANS.refused),
        (Outcome.YES, None),
        (Outcome.PARTLY, None),
        (Outcome.NOT_ASKED, None),
        (Outcome.WAITING, None),
        (None, None),
    ],
)
def test_it_is_asked_after_a_no_or_a_silence_alone(
    outcome: Outcome | None, readings: tuple[str, ...] | None
) -> None:
    could = could_mean(an_ask(), outcome)
    assert (could.readings if could else None) == readings


def test_nothing_is_said_of_an_own_ask_or_of_a_step() -> None:
    assert could_mean(replace(an_ask(), what_else=None), Outcome.NO) is None
    assert could_mean(replace(an_ask(), step="look_on"), Outcome.NO) is None
    assert could_mean(None, Outcome.NO) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
def test_it_stands_folded_while_looking_back_and_after(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    logs(attempt, Outcome.NO)
    question = open_library().asks[attempt.ask_key].what_else.question
    for page in ("reflect", "what-happened"):
        if page == "what-happened":
            reflects(attempt)
        body = browser_of_ana.get(reverse(page, args=[attempt.pk])).content.decode()
        assert f"<summary>{question}</summary>" in body.replace("&#x27;", "'"), page
        assert "Any of these may be so, or none." in body
        assert '<details class="fold what-else">' in body


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
def test_after_a_yes_it_is_not_asked(ana: Person, browser_of_ana: Client) -> None:
    attempt = commits(ana)
    logs(attempt, Outcome.YES)
    body = browser_of_ana.get(reverse("reflect", args=[attempt.pk])).content.decode()
    assert "what-else" not in body
