import numpy as np
import pytest
from scipy.stats import beta

from tests.engine.builders import a_log, an_ask
from undaunted.engine.answers import acceptance
from undaunted.engine.answers.rates import yes_rate
from undaunted.engine.history import History
from undaunted.engine.taxonomy import Outcome


def after(*outcomes: Outcome) -> float:
    logs = tuple(a_log(day=float(day), outcome=one) for day, one in enumerate(outcomes))
    state = acceptance.learn_many(acceptance.start(), History(logs))
    return acceptance.predict(state, an_ask("next"), 20.0).mean


def test_a_yes_raises_and_a_no_lowers_the_chance() -> None:
    assert after(Outcome.NO) < after() < after(Outcome.YES)


def test_a_no_where_a_yes_was_nearly_sure_teaches_more() -> None:
    start = acceptance.start()
    next_one = an_ask("next")
    sure = acceptance.learn_one(start, a_log(an_ask("a", yes=0.85), outcome=Outcome.NO))
    doubtful = acceptance.learn_one(start, a_log(an_ask("a", yes=0.2), outcome=Outcome.NO))
    assert (
        acceptance.predict(sure, next_one, 1.0).mean
        < acceptance.predict(doubtful, next_one, 1.0).mean
    )


def test_waiting_says_nothing_and_silence_is_not_a_no() -> None:
    assert after(Outcome.WAITING) == after()
    assert after(Outcome.NO) < after(Outcome.GHOSTED) < after()


def test_counter_offers_lower_the_yes_but_not_the_good() -> None:
    logs = History(tuple(a_log(day=float(d), outcome=Outcome.PARTLY) for d in range(8)))
    state = acceptance.learn_many(acceptance.start(), logs)
    before = acceptance.predict(acceptance.start(), an_ask("next"), 9.0)
    said = acceptance.predict(state, an_ask("next"), 9.0)
    assert said.good_mean > before.good_mean
    assert said.mean / said.good_mean < before.mean / before.good_mean


def test_a_domain_is_forgotten_slowly() -> None:
    logs = History(tuple(a_log(day=float(d), outcome=Outcome.NO) for d in range(10)))
    state = acceptance.learn_many(acceptance.start(), logs)
    soon = acceptance.predict(state, an_ask("next"), 10.0)
    late = acceptance.predict(state, an_ask("next"), 60.0)
    assert late.high - late.low > soon.high - soon.low


def test_it_finds_the_rate_of_a_lucky_person() -> None:
    generator = np.random.default_rng(5)
    outcomes = [Outcome.YES if generator.random() < 0.8 else Outcome.NO for _ in range(80)]
    logs = (a_log(an_ask(yes=0.4), d / 10, one) for d, one in enumerate(outcomes))
    state = acceptance.learn_many(acceptance.start(), History(tuple(logs)))
    assert acceptance.predict(state, an_ask("x", yes=0.4), 8.0).good_mean > 0.65


@pytest.mark.parametrize(("yes", "n"), [(1, 5), (5, 10), (29, 30)])
def test_rates_have_jeffreys_intervals(yes: int, n: int) -> None:
    rate = yes_rate(yes, n)
    posterior = beta(yes + 0.5, n - yes + 0.5)
    assert rate.mean == pytest.approx((yes + 0.5) / (n + 1))
    assert posterior.cdf([rate.low, rate.high]) == pytest.approx([0.1, 0.9])


def test_nothing_but_noes_leaves_zero_possible_and_nothing_known_leaves_everything() -> None:
    assert yes_rate(0, 5).low == 0.0
    assert yes_rate(5, 5).high == 1.0
    assert (yes_rate(0, 0).low, yes_rate(0, 0).high) == (0.0, 1.0)
