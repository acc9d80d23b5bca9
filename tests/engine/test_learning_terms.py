"""What the terms of learning reward."""

from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import SAFETY, a_log, a_situation, an_ask
from undaunted.engine.answers import acceptance
from undaunted.engine.choosing.beliefs import beliefs, feared_guess, feared_rate
from undaunted.engine.choosing.worth import NAMES, weigh
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import Candidate, Floats


def term(name: str, asks: tuple[Candidate, ...], history: History) -> Floats:
    """One weighted term of every ask."""
    pool, situation = Pool(asks), a_situation()
    now = situation.now_days
    fears = fear.predict_all(fear.start(), pool, now)
    answers = acceptance.predict_all(acceptance.start(), pool, now)
    held = beliefs(history, pool, answers)
    found = weigh(history, pool, fears, answers, held, situation, SAFETY)
    return np.asarray(found.terms[:, NAMES.index(name)])


def test_an_ask_that_mostly_meets_silence_teaches_less() -> None:
    loud = an_ask("loud", yes=0.6)
    silent = replace(loud, key="silent", yes_mean=0.3, partly_mean=0.05, no_answer=0.5)
    found = term("learn_yes", (loud, silent), History())
    assert found[1] == pytest.approx(0.5 * found[0], rel=0.1)
    assert found[0] > 0.0


def test_a_counter_offer_teaches_how_bad_a_no_is_too() -> None:
    without = replace(an_ask("without", yes=0.5), partly_mean=0.0)
    instead = replace(an_ask("instead", yes=0.3), partly_mean=0.2)
    found = term("learn_cost", (without, instead), History())
    assert found[1] > found[0] > 0.0


def said(ask_fear: float, chance: float, happened: float, outcome: Outcome) -> LoggedAsk:
    log = a_log(an_ask(fear=ask_fear), outcome=outcome)
    return replace(log, feared_chance=chance, feared_happened=happened)


def test_who_fears_more_of_harder_asks_is_thought_to() -> None:
    asks = tuple(
        said(level, chance, 0.0, Outcome.YES) for level, chance in [(20, 0.1), (60, 0.6)] * 10
    )
    easy, hard = feared_guess(History(asks), Pool((an_ask("a", 20.0), an_ask("b", 60.0))))
    assert hard > easy + 0.2
    unsaid = feared_guess(History(), Pool((an_ask("a", 20.0), an_ask("b", 60.0))))
    assert unsaid[0] == unsaid[1]


def test_what_is_feared_is_rarer_where_a_yes_is_likely() -> None:
    pool = Pool((an_ask("a", yes=0.2), an_ask("b", yes=0.8)))
    answers = acceptance.predict_all(acceptance.start(), pool, 0.0)
    asks = tuple(said(40.0, 0.3, 1.0, Outcome.NO) for _ in range(5))
    asks += tuple(said(40.0, 0.3, 0.0, Outcome.YES) for _ in range(5))
    unlikely, likely = feared_rate(History(asks), answers)
    assert unlikely > likely + 0.1


def test_no_ask_is_worth_more_because_the_feared_happens_oftener_than_expected() -> None:
    met = tuple(said(40.0, 0.05, 1.0, Outcome.NO) for _ in range(10))
    spared = tuple(said(40.0, 0.05, 0.0, Outcome.NO) for _ in range(10))
    asks = (an_ask("a"),)
    assert term("learn_threat", asks, History(met)) < term("learn_threat", asks, History(spared))


def test_harder_asks_are_preferred_but_never_to_somebody_new() -> None:
    asks = (an_ask("easy", 25.0), an_ask("hard", 50.0))
    few = History(tuple(a_log(day=float(day)) for day in range(4)))
    many = History((*few.asks, a_log(day=4.0)))
    np.testing.assert_array_equal(term("dose", asks, few), 0.0)
    easy, hard = term("dose", asks, many)
    assert hard > easy
