from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import a_library, a_past, an_ask
from undaunted.engine.answers.calibration import calibration
from undaunted.engine.history import History
from undaunted.engine.simulation.luck import luck_of
from undaunted.engine.simulation.people import (
    PeopleSettings,
    attempt,
    draw_person,
    guess_of_kind,
)
from undaunted.engine.simulation.practising import THEORIES, born, practise, practiser
from undaunted.engine.simulation.worlds import world
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import HELD


def pooled(settings: PeopleSettings) -> History:
    asks = []
    for seed in range(40):
        generator = np.random.default_rng(seed)
        person = draw_person(generator, settings)
        for day in range(6):
            person, logged = attempt(person, an_ask(f"a-{day}", 30.0), float(day), generator)
            asks.append(logged)
    return History(tuple(asks))


def test_the_same_seed_makes_the_same_past() -> None:
    library = a_library(np.random.default_rng(1), 20)
    first = a_past(np.random.default_rng(9), library, 15)
    assert first == a_past(np.random.default_rng(9), library, 15)


def test_everything_that_can_happen_happens() -> None:
    generator = np.random.default_rng(3)
    _, history = a_past(generator, a_library(generator, 60), 400)
    other_kinds = {Outcome.DONE, Outcome.HALF, *HELD, Outcome.SPARED}
    assert {ask.outcome for ask in history.asks} == set(Outcome) - other_kinds


@pytest.mark.parametrize(("error", "sign"), [(-1.2, -1), (1.2, 1)])
def test_under_and_over_estimators_are_told_apart(error: float, sign: int) -> None:
    settings = PeopleSettings(guess_error_mean=error, guess_error_sd=0.1, yes_rate=0.0)
    found = calibration(pooled(settings))
    assert np.sign(found.bias) == sign
    assert found.verdict == ("expects_less" if sign < 0 else "expects_more")


def test_beliefs_come_nearer_to_the_truth() -> None:
    gaps: list[tuple[float, float]] = []
    for seed in range(40):
        generator = np.random.default_rng(seed)
        person = draw_person(generator)
        before = abs(person.cost - person.felt)
        for day in range(40):
            person, _ = attempt(person, an_ask(f"a-{day}", 30.0), float(day), generator)
        gaps.append((before, abs(person.cost - person.felt)))
    before, after = np.mean(gaps, axis=0)
    assert after < 0.6 * before


def test_only_a_no_or_a_counter_offer_says_how_bad_it_felt() -> None:
    for ask in pooled(PeopleSettings()).asks:
        refused = ask.outcome in (Outcome.NO, Outcome.PARTLY)
        assert (ask.no_cost_felt is not None) == refused


@pytest.mark.parametrize(
    ("kind", "outcomes", "rates"),
    [
        (
            AskKind.SAYING_NO,
            (Outcome.WELL, Outcome.GRUMBLED, Outcome.PRESSED, Outcome.GAVE_IN),
            (0.6, 0.25, 0.1, 0.05),
        ),
        (
            AskKind.RECEIVING_NO,
            (Outcome.TAKEN, Outcome.STUNG, Outcome.ARGUED),
            (0.7, 0.25, 0.05),
        ),
    ],
)
def test_other_kinds_are_answered_in_their_own_words_at_the_written_rates(
    kind: AskKind, outcomes: tuple[Outcome, ...], rates: tuple[float, ...]
) -> None:
    asks = []
    for seed in range(40):
        generator = np.random.default_rng(seed)
        person = draw_person(generator)
        for day in range(30):
            ask = replace(an_ask(f"a-{day}", 30.0), kind=kind)
            person, logged = attempt(person, ask, float(day), generator)
            asks.append(logged)
    made = [ask for ask in asks if ask.asked]
    assert all(ask.forecast_yes is None and ask.yes_next is None for ask in asks)
    assert not any(ask.answered for ask in asks), "none is a yes or a no"
    known: list[Outcome] = [ask.outcome for ask in made if ask.outcome is not Outcome.SPARED]
    assert set(known) == set(outcomes)
    shares = [known.count(outcome) / len(known) for outcome in outcomes]
    assert shares == pytest.approx(rates, abs=0.05)
    spared = len(made) - len(known)
    assert (spared > 0) == (kind is AskKind.RECEIVING_NO), "a no of one's own always comes"


def test_a_guess_of_another_kind_is_as_wrong_as_one_of_a_yes() -> None:
    generator = np.random.default_rng(4)
    settings = PeopleSettings(guess_error_mean=0.0, guess_error_sd=0.001)
    ask = replace(an_ask("a", 30.0), kind=AskKind.SAYING_NO)
    person = draw_person(generator, settings)
    guesses = [guess_of_kind(person, ask, generator) for _ in range(400)]
    assert np.median(guesses) == pytest.approx(0.85, abs=0.03), "well and grumbled"


@pytest.mark.parametrize("theory", THEORIES)
def test_in_every_theory_a_no_of_ones_own_teaches_nothing_of_a_yes(theory: str) -> None:
    asks = tuple(replace(an_ask(f"a-{n}", 20.0), kind=AskKind.SAYING_NO) for n in range(6))
    place = world(asks)
    one = practiser(born(np.random.default_rng(5), place), theory)
    before = one.learner.held(40.0).guess
    for day, luck in enumerate(luck_of(np.random.default_rng(6), 30)):
        one, logged = practise(one, asks[day % 6], float(day), luck)
        if logged.asked:
            assert logged.outcome in HELD
            assert logged.forecast_yes is logged.yes_next is None
    assert one.learner.held(40.0).guess == pytest.approx(before, abs=0.6)
