from dataclasses import fields, replace

import numpy as np
import pytest

from tests.engine.builders import an_ask
from undaunted.engine.logistic import logit, sigmoid
from undaunted.engine.simulation.causes import Inferring, latent_cause
from undaunted.engine.simulation.figures import FIGURES, JUDGED, LearnerFigures, source_of
from undaunted.engine.simulation.learners import (
    Attending,
    Expecting,
    Habituating,
    Held,
    Learner,
    Lived,
    Rates,
    Start,
    habituation,
    pearce_hall,
    rescorla_wagner,
)
from undaunted.engine.simulation.practising import THEORIES
from undaunted.engine.simulation.worlds import world
from undaunted.engine.taxonomy import Channel, Counterpart, Domain

SIZE = 4
ALIKE = 0.3 + 0.7 * np.eye(SIZE)


def a_start(threat: float = 0.5, guess: float = 0.5, cost: float = 70.0) -> Start:
    held = Held(logit(np.full(SIZE, threat)), logit(np.full(SIZE, guess)), np.full(SIZE, cost))
    return Start(held, Rates(0.2, 0.2, 0.25), ALIKE, FIGURES)


def lived(
    day: float,
    feared: float = 0.0,
    got: float | None = 1.0,
    felt: float | None = None,
    place: int = 0,
    point: float = 0.0,
) -> Lived:
    return Lived(place, day, feared, got, felt, peak=55.0, minutes=5.0, point=point)


def taught(learner: Learner, days: int) -> Learner:
    """So many good asks, one a day, at every place in turn."""
    for day in range(days):
        learner = learner.learn(lived(float(day), place=day % SIZE, point=(day * 0.37) % 1.0))
    return learner


def threat_of(learner: Learner, day: float) -> float:
    return float(sigmoid(learner.held(day).threat)[0])


def recovered(learner: Learner, last: float, gap: float) -> float:
    """The share of the fall in fear that is lost after a gap."""
    fallen = 1.0 - float(learner.left(last).mean())
    return (fallen - (1.0 - float(learner.left(last + gap).mean()))) / fallen


@pytest.mark.parametrize("theory", THEORIES)
def test_everybody_begins_with_all_of_their_fear(theory: str) -> None:
    np.testing.assert_allclose(THEORIES[theory](a_start()).left(0.0), 1.0)


@pytest.mark.parametrize("theory", THEORIES)
def test_good_asks_lower_fear_and_most_where_they_were_made(theory: str) -> None:
    learner = THEORIES[theory](a_start())
    for day in range(12):
        learner = learner.learn(lived(float(day), point=(day * 0.37) % 1.0))
    left = learner.left(12.0)
    assert left[0] < left[1] < 1.0


def test_without_a_violation_rescorla_wagner_learns_nothing() -> None:
    start = a_start(threat=0.5, guess=0.5, cost=40.0)
    expected = Lived(0, 1.0, feared=0.5, got=0.5, felt=40.0, peak=90.0, minutes=30.0, point=0.5)
    after = rescorla_wagner(start).learn(expected)
    np.testing.assert_allclose(after.held(1.0).threat, start.held.threat)
    np.testing.assert_allclose(after.left(1.0), 1.0)


def test_rescorla_wagner_moves_by_its_rate_times_the_error() -> None:
    start = a_start(threat=0.5)
    after = rescorla_wagner(start).learn(lived(1.0, feared=0.0))
    moved = after.held(1.0).threat - start.held.threat
    assert moved[0] == pytest.approx(-FIGURES.threat_step * 0.2 * 0.5)
    np.testing.assert_allclose(moved[1:], 0.3 * moved[0])


def test_a_worse_outcome_than_expected_raises_fear() -> None:
    after = rescorla_wagner(a_start(threat=0.2)).learn(lived(1.0, feared=1.0, got=0.0, felt=95.0))
    assert (after.left(1.0) > 1.0).all()


def test_only_what_was_said_teaches_the_cost_of_a_no() -> None:
    learner = rescorla_wagner(a_start(cost=70.0))
    assert learner.learn(lived(1.0)).held(1.0).cost[0] == 70.0
    after = learner.learn(lived(1.0, got=0.0, felt=30.0))
    assert after.held(1.0).cost[2] == pytest.approx(70.0 - 0.25 * 40.0)


def test_pearce_hall_learns_faster_after_a_surprise() -> None:
    calm = pearce_hall(a_start(threat=0.1))
    shaken = calm
    for day in range(6):
        calm = calm.learn(lived(float(day), feared=0.0))
        shaken = shaken.learn(lived(float(day), feared=float(day % 2)))
    assert isinstance(calm, Attending)
    assert isinstance(shaken, Attending)
    assert shaken.attention[0] > 2.0 * calm.attention[0]
    same = replace(calm, attention=shaken.attention)
    before = threat_of(calm, 6.0)
    quick = threat_of(same.learn(lived(7.0, feared=1.0)), 7.0)
    slow = threat_of(calm.learn(lived(7.0, feared=1.0)), 7.0)
    assert quick - before > 1.5 * (slow - before) > 0.0


def test_pearce_halls_attention_to_what_was_not_tested_stays() -> None:
    learner = pearce_hall(a_start()).learn(lived(1.0, got=None))
    assert isinstance(learner, Attending)
    assert learner.attention[1:] == (FIGURES.attention_start, FIGURES.attention_start)


def test_habituation_falls_without_any_change_of_belief() -> None:
    start = a_start(threat=0.5, guess=0.5, cost=40.0)
    learner = habituation(start)
    for day in range(5):
        learner = learner.learn(Lived(0, float(day), 0.5, 0.5, 40.0, 55.0, 5.0, 0.5))
    np.testing.assert_allclose(learner.held(5.0).threat, start.held.threat)
    assert learner.left(5.0)[0] < 0.9


def test_longer_exposures_habituate_more() -> None:
    short, long = (
        habituation(a_start()).learn(replace(lived(1.0), minutes=minutes)) for minutes in (2.0, 8.0)
    )
    assert long.left(1.0)[0] < short.left(1.0)[0]


def test_what_is_not_feared_does_not_habituate() -> None:
    idle = habituation(a_start()).learn(replace(lived(1.0), peak=0.0))
    np.testing.assert_allclose(idle.left(1.0), 1.0)


def test_habituation_comes_back_in_part_after_a_gap() -> None:
    learner = taught(habituation(a_start()), 20)
    assert isinstance(learner, Habituating)
    assert 0.02 < recovered(learner, 20.0, 60.0) < 0.3


def test_fear_returns_most_under_latent_causes() -> None:
    """Learned by one cause of two: the older returns when both are long ago."""
    returned = {}
    for theory, begin in THEORIES.items():
        learner = begin(a_start(threat=0.6, guess=0.3))
        for day in range(24):
            learner = learner.learn(lived(float(day), place=day % SIZE, point=0.999))
        returned[theory] = recovered(learner, 24.0, 60.0)
    others = max(value for theory, value in returned.items() if theory != "latent_cause")
    assert returned["latent_cause"] > 1.2 * others > 0.0


def test_a_large_error_opens_a_new_cause_more_often_than_a_small_one() -> None:
    learner = latent_cause(a_start(threat=0.9, guess=0.1))
    assert isinstance(learner, Inferring)
    large = learner.responsible(lived(1.0, feared=0.0, got=1.0))[-1]
    small = learner.responsible(lived(1.0, feared=1.0, got=0.0))[-1]
    assert large > 3.0 * small


def test_a_new_cause_leaves_the_old_one_as_it_was() -> None:
    start = a_start(threat=0.9, guess=0.1)
    learner = latent_cause(start).learn(lived(1.0, point=0.9999))
    assert isinstance(learner, Inferring)
    assert len(learner.causes) == 2
    np.testing.assert_array_equal(learner.causes[0].held.threat, start.held.threat)


def test_a_new_cause_reaches_places_like_its_own_first() -> None:
    """Renewal: where nothing was practised, the old cause still speaks."""
    like = np.array([[1.0, 0.9, 0.1, 0.1], [0.9, 1, 0.1, 0.1], [0.1, 0.1, 1, 0.1], [0.1] * 3 + [1]])
    learner = latent_cause(replace(a_start(threat=0.9, guess=0.1), like=like))
    for day in range(6):
        learner = learner.learn(lived(float(day), point=0.9999 if day == 0 else 0.5))
    left = learner.left(6.0)
    assert left[0] < left[1] < left[2]


def test_learners_answer_the_same_again() -> None:
    for begin in THEORIES.values():
        first, second = (taught(begin(a_start()), 15) for _ in range(2))
        np.testing.assert_array_equal(first.left(20.0), second.left(20.0))


def test_fear_under_rescorla_wagner_returns_only_a_little() -> None:
    learner = taught(rescorla_wagner(a_start()), 20)
    assert isinstance(learner, Expecting)
    assert recovered(learner, 19.0, 400.0) == pytest.approx(1.0 - FIGURES.expectancy_kept, abs=1e-6)


def test_every_figure_has_a_source() -> None:
    sources = [source_of(one.name) for one in fields(LearnerFigures)]
    assert all(sources)
    assert JUDGED in sources
    assert source_of("sensitisers") == "our judgement"


def test_the_more_two_asks_share_the_more_they_teach_each_other() -> None:
    first = an_ask("a", 10.0)
    other = replace(an_ask("b", 20.0), domain=Domain.DATING)
    least = replace(
        an_ask("c", 30.0),
        domain=Domain.ONLINE,
        counterpart=Counterpart.BOSS,
        channel=Channel.EMAIL,
        facets=("pity",),
    )
    like = world((first, other, least)).like
    np.testing.assert_allclose(np.diag(like), 1.0)
    np.testing.assert_allclose(like, like.T)
    assert like[0, 1] > like[0, 2] >= FIGURES.like_any
