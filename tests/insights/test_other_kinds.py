"""Saying no, hearing no and steps have lines of their own, and count in nothing about a yes."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON
from tests.insights.builders import asks_of_kind, kind_keys, tells
from tests.insights.reading import early
from undaunted.engine.answers.calibration import calibration
from undaunted.engine.taxonomy import Outcome
from undaunted.insights.book_of_no import book_of
from undaunted.insights.gathered import gather
from undaunted.insights.guesses import guesses_reading
from undaunted.insights.other_kinds import kind_lines
from undaunted.insights.showing_up import weeks_reading
from undaunted.insights.yes_rates import rates_by_counterpart
from undaunted.people.models import Person
from undaunted.record.models import Answer, Forecast

SAID = "You gave it 60\u00a0% on average, and it came so in 6 of 8 (likely 52 to 89\u00a0%)."


def of_kind(person: Person, question: str, outcomes: list[str], chance: float = 0.6) -> None:
    for day, outcome in enumerate(outcomes):
        asks_of_kind(person, question, outcome, NOON - timedelta(days=day + 1), chance=chance)


@pytest.mark.parametrize(
    ("question", "name", "well", "badly"),
    [("no_scene", "Saying no", "well", "pressed"), ("take_no", "Hearing no", "taken", "stung")],
)
def test_a_kind_has_its_guess_beside_what_came_from_eight_answers_on(
    ana: Person, question: str, name: str, well: str, badly: str
) -> None:
    of_kind(ana, question, [well] * 5 + [badly] * 2)
    (line,) = kind_lines(gather(ana, NOON))
    assert line.name == name
    assert line.said == ("Too early to say how your guesses fit: 1 more answer with a guess.")
    asks_of_kind(ana, question, well, NOON)
    (line,) = kind_lines(gather(ana, NOON))
    assert line.said == SAID, "Wilson 80 % of 6 of 8"
    assert [n for _words, n in line.came] == [6, 2]


def test_a_kind_speaks_in_its_own_words(ana: Person) -> None:
    of_kind(ana, "no_scene", ["well", "grumbled", "grumbled", "gave_in"])
    of_kind(ana, "take_no", ["spared", "argued"])
    said, heard = kind_lines(gather(ana, NOON))
    assert said.came == (("They took it well", 1), ("They grumbled", 2), ("I gave in", 1))
    assert heard.came == (("A no, and I argued", 1), ("No no came", 1))
    assert "without a scene" in said.question


def test_that_no_no_came_says_nothing_of_how_it_is_taken(ana: Person) -> None:
    of_kind(ana, "take_no", ["taken"] * 7 + ["spared"] * 5)
    (line,) = kind_lines(gather(ana, NOON))
    assert line.said.startswith("Too early")
    assert line.count == 12


def test_steps_have_a_fear_of_their_own(ana: Person) -> None:
    attempts = tells(ana, [Outcome.DONE] * 8, peak=20)
    for attempt in attempts:
        type(attempt).objects.filter(pk=attempt.pk).update(ask_key=f"{attempt.ask_key}#picture")
    tells(ana, [Outcome.NO], peak=90, earlier=20)
    gathered = gather(ana, NOON)
    (line,) = kind_lines(gathered)
    assert line.name == "Steps towards an ask"
    assert line.said == "On average you guessed a fear of 40 and met 20 (0 to 100)."
    assert early(weeks_reading(gathered)).missing == "7 more asks", "a step is no ask"


def test_the_yes_rate_the_calibration_and_the_book_count_asking_alone(ana: Person) -> None:
    tells(ana, [Outcome.YES, Outcome.NO] * 3, chance=0.3)
    before = gather(ana, NOON)
    book = book_of(ana)
    of_kind(ana, "no_scene", ["well", "pressed"] * 6, chance=0.9)
    of_kind(ana, "take_no", ["taken", "stung"] * 6, chance=0.9)
    after = gather(ana, NOON)
    assert calibration(after.history) == calibration(before.history)
    assert early(guesses_reading(after)).missing == early(guesses_reading(before)).missing
    assert early(rates_by_counterpart(after)).missing == "2 more answers"
    assert book_of(ana).points.honesty == book.points.honesty
    names = [name for name, _record in book_of(ana).entries]
    assert sum(name.startswith("No. ") for name in names) == 3


def test_facts_from_before_of_an_ask_that_changed_its_kind_count_nowhere(ana: Person) -> None:
    """Then it was asked for a yes and got a no; today it practises saying no."""
    attempt = asks_of_kind(ana, "yes_loose", "no", NOON, key=kind_keys()["no_scene"])
    assert Forecast.objects.get(attempt=attempt).question == "yes_loose"
    assert Answer.objects.get(attempt=attempt).outcome == "no"
    assert [name for name, _record in book_of(ana).entries] == ["A no"]
    assert book_of(ana).points.honesty == 0
    gathered = gather(ana, NOON)
    assert early(rates_by_counterpart(gathered)).missing == "8 more answers"
    assert calibration(gathered.history).n == 0


def test_another_offer_is_not_a_yes_in_the_rate_nor_in_the_book(ana: Person) -> None:
    tells(ana, [Outcome.PARTLY] * 8, chance=0.0)
    found = rates_by_counterpart(gather(ana, NOON))
    assert not hasattr(found, "missing")
    assert found.figure is not None
    assert found.figure.likely.startswith("likely 0 to")
    assert book_of(ana).points.honesty == 80, "ten for each guess of no yes"


def test_insights_show_the_line(ana: Person, browser_of_ana: Client) -> None:
    of_kind(ana, "no_scene", ["well"] * 8)
    page = browser_of_ana.get("/insights/").content.decode()
    assert "Saying no (8)" in page
    assert "How likely do they take it without a scene?" in page
