"""Thirty noes and the walls: what counts as a no, what hangs where, and what is never said."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from tests.cast import FIRST, NOON, ask_in_library, commits, is_well, logs, reflects
from tests.practice.test_programmes import DAY, asks, joins, now_in, where
from undaunted.engine.choosing.reason import Reason
from undaunted.engine.taxonomy import HowTheyWere, Outcome, Pace
from undaunted.library.reading import open_library
from undaunted.people.describing import circumstances_of
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed
from undaunted.practice.choosing.reasons import sentence_of
from undaunted.practice.choosing.suggesting import offer_for, seen_by
from undaunted.programmes.line import noes_line_for
from undaunted.programmes.noes import OUTSIDE_FROM, missing_of
from undaunted.programmes.progress import counts
from undaunted.programmes.telling import asks_to_tell, draft_of
from undaunted.programmes.tries import Try, tries_of
from undaunted.programmes.wall import milestones_of, notes_of, tiles_of
from undaunted.programmes.words import COUNTED, NOT_COUNTED, SAID_YES, SUSPENDED
from undaunted.record.models import Answer, Attempt
from undaunted.wellbeing.pacing import choose_pace
from undaunted.wellbeing.plain_lines import plain_lines_on

pytestmark = pytest.mark.django_db
NOES = open_library().programmes["thirty-noes"]


def plays(person: Person) -> None:
    """At the open pace, in thirty noes."""
    is_well(person)
    joins(person, "thirty-noes")


def try_of(person: Person, day: int = 0, **said: Any) -> Try:
    """A no with these facts, looked back on unless it is said otherwise."""
    attempt = commits(person, at=NOON + day * DAY + timedelta(hours=1), fear=said.pop("fear", 40))
    logs(
        attempt,
        said.pop("outcome", Outcome.NO),
        peak=said.pop("peak", 50),
        words=said.pop("words", ""),
    )
    if said.pop("back", True):
        reflects(attempt)
    if said:
        Answer.objects.filter(attempt=attempt).update(**said)
    return next(one for one in tries_of(person, now_in(person)) if one.id == attempt.pk)


def attempt_of(one: Try) -> Attempt:
    return Attempt.objects.get(pk=one.id)


def test_it_is_for_the_open_pace_alone(ana: Person) -> None:
    is_well(ana)
    choose_pace(ana, uuid.uuid4(), Pace.GENTLE, NOON)
    with pytest.raises(NotAllowed, match="for the open pace"):
        joins(ana, "thirty-noes", NOON + timedelta(minutes=1))


def test_a_no_that_meets_the_three_conditions_and_was_looked_back_on_counts(ana: Person) -> None:
    plays(ana)
    one = try_of(ana)
    assert missing_of(one) is None
    assert counts(one, NOES)
    assert (where(ana, 1).done, where(ana, 1).goals[1].have) == (1, 1)
    assert noes_line_for(ana, attempt_of(one)) == COUNTED


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"outcome": Outcome.YES}, "no_no"),
        ({"outcome": Outcome.PARTLY}, "no_no"),
        ({"outcome": Outcome.GHOSTED}, "no_no"),
        ({"fear": OUTSIDE_FROM - 1, "peak": OUTSIDE_FROM - 1}, "inside_comfort"),
        ({"how_they_were": HowTheyWere.UNEASY.value}, "they_paid"),
        ({"back": False}, "not_back"),
    ],
)
def test_what_keeps_a_no_from_counting(ana: Person, facts: dict[str, Any], missing: str) -> None:
    plays(ana)
    one = try_of(ana, **facts)
    assert missing_of(one) == missing
    assert where(ana, 1).counted == 0
    said = noes_line_for(ana, attempt_of(one))
    assert said == (SAID_YES if one.outcome is Outcome.YES else NOT_COUNTED[missing_of(one)])  # type: ignore[index]


def test_fear_told_before_or_at_its_worst_is_enough(ana: Person) -> None:
    plays(ana)
    assert missing_of(try_of(ana, 0, fear=OUTSIDE_FROM, peak=0)) is None
    assert missing_of(try_of(ana, 1, fear=0, peak=OUTSIDE_FROM)) is None


def test_an_ask_that_costs_the_other_more_is_no_game(ana: Person) -> None:
    plays(ana)
    dear = next(
        ask
        for ask in open_library().asks.values()
        if ask.cost_to_other > 1 and ask.kind == "asking"
    )
    attempt = commits(ana, dear.id, at=NOON + timedelta(hours=1))
    logs(attempt)
    reflects(attempt)
    (one,) = tries_of(ana, now_in(ana))
    assert missing_of(one) == "they_paid"


def test_a_yes_is_told_kindly_on_its_page(ana: Person, browser_of_ana: Client) -> None:
    plays(ana)
    one = try_of(ana, outcome=Outcome.YES, peak=30)
    shown = browser_of_ana.get(reverse("what-happened", args=[one.id])).content.decode()
    assert "They said yes. That happens; it is no no, and the day is still yours." in shown


def test_outside_thirty_noes_nothing_of_it_is_said(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana)
    joins(ana)
    (attempt,) = asks(ana, range(1))
    assert noes_line_for(ana, attempt) is None


def test_the_chooser_sets_the_yes_diet_aside_and_says_so(
    ana: Person, browser_of_ana: Client
) -> None:
    plays(ana)
    seen = seen_by(ana, NOON + DAY, circumstances_of(ana))
    assert seen.situation.arc is not None
    assert not seen.situation.arc.yes_diet
    page = browser_of_ana.get(reverse("programme", args=["thirty-noes"])).content.decode()
    assert str(SUSPENDED) in page
    assert (
        str(SUSPENDED)
        not in browser_of_ana.get(reverse("programme", args=["30-days"])).content.decode()
    )


def test_how_it_was_decided_names_what_is_set_aside_and_what_stays(ana: Person) -> None:
    plays(ana)
    offer = offer_for(ana, NOON)
    lines = [one.line for one in plain_lines_on(ana, NOON.date())]
    assert "Your programme counts noes, so the usual mix of likely yeses is set aside." in lines
    assert offer.choice.window.ceiling == open_library().safety.open_ceiling
    reason = Reason("programme_week", (("programme", "thirty-noes"), ("week", "1")))
    said = sentence_of(reason, NOON.date())
    assert said == "It belongs to “Thirty noes”, so the usual mix of likely yeses is set aside."


def test_what_is_suggested_is_a_cheap_likely_no_while_there_is_one(ana: Person) -> None:
    plays(ana)
    ask = ask_in_library(offer_for(ana, NOON).keys[0])
    assert ask.cost_to_other <= 1
    assert ask.stakes <= 2
    assert 0.1 <= ask.yes.mean <= 0.4


def test_noes_hang_on_the_wall_with_their_day_and_own_words(
    ana: Person, browser_of_ana: Client
) -> None:
    plays(ana)
    empty = browser_of_ana.get(reverse("programme-wall", args=["thirty-noes"])).content.decode()
    assert "Nothing hangs here yet." in empty
    try_of(ana, 0, words="Sorry, we never do that.")
    try_of(ana, 1, outcome=Outcome.YES)
    notes = notes_of(ana, tries_of(ana, now_in(ana)))
    assert [(note.title, note.said) for note in notes] == [
        (ask_in_library(FIRST).title, "Sorry, we never do that.")
    ]
    page = browser_of_ana.get(reverse("programme-wall", args=["thirty-noes"])).content.decode()
    assert "Sorry, we never do that." in page
    assert escape(ask_in_library(FIRST).title) in page


def test_what_somebody_concluded_about_themselves_hangs_on_no_wall(
    ana: Person, browser_of_ana: Client
) -> None:
    plays(ana)
    attempt = commits(ana, at=NOON + timedelta(hours=1))
    logs(attempt)
    reflects(attempt, words="This proves that nobody likes me.")
    page = browser_of_ana.get(reverse("programme-wall", args=["thirty-noes"])).content.decode()
    assert escape(ask_in_library(FIRST).title) in page
    assert "nobody likes me" not in page


def test_a_wall_of_days_has_a_tile_for_each(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana)
    joins(ana)
    made = asks(ana, range(3))
    tiles = tiles_of(ana, now_in(ana), tries_of(ana, now_in(ana)), NOON + 5 * DAY)
    assert len(tiles) == 30
    assert [tile.attempt_id for tile in tiles[:3]] == [one.pk for one in made]
    assert [tile.kind for tile in tiles[3:6]] == ["rest", "rest", "next"]
    assert {tile.kind for tile in tiles[6:]} == {"ahead"}
    assert ask_in_library(FIRST).title in tiles[0].words
    page = browser_of_ana.get(reverse("programme-wall", args=["30-days"])).content.decode()
    for one in made:
        assert reverse("journal-entry", args=[one.pk]) in page


def test_a_milestone_says_what_came_beside_what_was_guessed(ana: Person) -> None:
    is_well(ana)
    joins(ana)
    asks(ana, range(8))
    asks(ana, range(8, 11), Outcome.YES)
    tries = tries_of(ana, now_in(ana))
    tiles = tiles_of(ana, now_in(ana), tries, NOON + 10 * DAY + timedelta(hours=5))
    (reached,), ahead = milestones_of(tiles, tries)
    assert (reached.number, ahead) == (10, 25)
    assert reached.sentence == (
        "10 asks so far. Yeses: about 3 guessed, 2 came. Noes: 8. Other offers: 0."
    )


def test_the_story_is_three_different_asks_in_own_words(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana)
    joins(ana)
    surprising = commits(ana, at=NOON + timedelta(hours=1), chance=0.05)
    logs(surprising, Outcome.YES, peak=20, words="Of course, take two!")
    hardest = commits(ana, at=NOON + DAY + timedelta(hours=1), chance=0.5)
    logs(hardest, Outcome.NO, peak=90)
    kindest = commits(ana, at=NOON + 2 * DAY + timedelta(hours=1), chance=0.5)
    logs(kindest, Outcome.NO, peak=30)
    Answer.objects.filter(attempt=kindest).update(how_they_were=HowTheyWere.AT_EASE.value)
    for one in (surprising, hardest, kindest):
        reflects(one)
    found = asks_to_tell(ana, tries_of(ana, now_in(ana)))
    assert [one.record.attempt.pk for one in found] == [surprising.pk, hardest.pk, kindest.pk]
    assert "What they said: Of course, take two!" in draft_of(found)
    assert "I gave a yes 5 in a hundred. The answer was “Yes”." in draft_of(found)
    page = browser_of_ana.get(reverse("programme-telling", args=["30-days"])).content.decode()
    assert "Of course, take two!" in page
    fact = uuid.uuid4()
    kept = browser_of_ana.post(reverse("page-new"), {"fact": fact, "words": "My own story."})
    assert kept.status_code == 302


def test_a_story_waits_for_three_asks_and_a_wall_for_its_programme(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana)
    joins(ana)
    asks(ana, range(2))
    for name, key in (("programme-telling", "30-days"), ("programme-wall", "founders")):
        assert browser_of_ana.get(reverse(name, args=[key])).status_code == 302


def test_the_walls_of_others_are_nobodys(ana: Person, cleo: Person, browser_of_ana: Client) -> None:
    plays(cleo)
    try_of(cleo, words="Sorry, we never do that.")
    assert notes_of(ana, tries_of(cleo, now_in(cleo))) == ()
    wall = browser_of_ana.get(reverse("programme-wall", args=["thirty-noes"]))
    assert wall.status_code == 302
