import numpy as np
import pytest

from tests.engine.builders import a_library, a_past, an_ask
from undaunted.engine.answers.calibration import calibration
from undaunted.engine.history import History
from undaunted.engine.simulation.people import PeopleSettings, attempt, draw_person
from undaunted.engine.taxonomy import Outcome
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
