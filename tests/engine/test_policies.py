from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import SAFETY, a_library, a_log
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.logistic import sigmoid
from undaunted.engine.normal import clipped_mean
from undaunted.engine.simulation.figures import FIGURES
from undaunted.engine.simulation.learners import Lived
from undaunted.engine.simulation.luck import luck_of
from undaunted.engine.simulation.policies import Policy, Seen, policies
from undaunted.engine.simulation.practising import (
    THEORIES,
    Practiser,
    practise,
    practiser,
    strained,
)
from undaunted.engine.simulation.programmes import (
    Fate,
    bored,
    fate,
    leaving,
    practice_days,
    run,
)
from undaunted.engine.simulation.worlds import World, world
from undaunted.engine.steps import stepped
from undaunted.engine.taxonomy import Outcome, Step
from undaunted.engine.values import Candidate

DAYS = 25


@pytest.fixture(scope="module")
def asks() -> World:
    return world(a_library(np.random.default_rng(4), 45))


def a_fate(asks: World, number: int = 0, days: int = DAYS) -> Fate:
    return fate(asks, 7, number, days)


def seen(asks: World, history: tuple[LoggedAsk, ...] = (), turn: int = 0, turns: int = 10) -> Seen:
    return Seen(
        History(history), asks.offered, asks.with_steps, float(turn) + 0.5, turn, turns, 0.4
    )


@pytest.mark.parametrize("theory", THEORIES)
def test_the_same_person_and_policy_make_the_same_course(asks: World, theory: str) -> None:
    for name, policy in policies(SAFETY).items():
        again = run(a_fate(asks), theory, policies(SAFETY)[name], SAFETY)
        assert run(a_fate(asks), theory, policy, SAFETY) == again


def test_people_are_the_same_under_every_policy(asks: World) -> None:
    """The same person, start, practice days and luck: the same ask gives the same log."""
    courses = [
        run(a_fate(asks), "rescorla_wagner", policy, SAFETY) for policy in policies(SAFETY).values()
    ]
    assert len({course.fear_start for course in courses}) == 1
    assert len({course.cost_error_start for course in courses}) == 1
    what = a_fate(asks)
    one, day = practiser(what.person, "pearce_hall"), what.days[3]
    first, second = (practise(one, asks.pool.candidates[5], 3.5, day)[1] for _ in range(2))
    assert first == second


def test_every_policy_offers_on_the_same_days_and_once(asks: World) -> None:
    what = a_fate(asks, number=2)
    for policy in policies(SAFETY).values():
        course = run(what, "habituation", policy, SAFETY)
        days = [int(ask.time_days) for ask in course.history.asks]
        assert len(set(days)) == len(days)
        assert set(days) <= set(practice_days(what))


def very_anxious(asks: World) -> Fate:
    """A person of the sample who is very afraid of all asks."""
    each = (a_fate(asks, number) for number in range(40))
    return next(one for one in each if one.person.very_anxious)


def test_steps_leave_no_day_without_an_offer_and_gates_alone_do(asks: World) -> None:
    what = very_anxious(asks)
    found = {
        name: run(what, "habituation", policy, SAFETY) for name, policy in policies(SAFETY).items()
    }
    assert {name for name, one in found.items() if one.nothing_offered} == {"without_steps"}
    assert found["without_steps"].nothing_offered > 0.2
    assert {name for name, one in found.items() if one.steps} == {"ours"}
    assert found["ours"].steps + found["ours"].asks <= len(practice_days(what))


def test_the_door_is_asked_about_every_offer(asks: World) -> None:
    what = very_anxious(asks)
    refused = {
        name: run(what, "latent_cause", policy, SAFETY).refused_after_offer
        for name, policy in policies(SAFETY).items()
    }
    assert refused["ours"] == refused["without_steps"] == 0.0
    assert min(refused["ladder"], refused["maximum_fear"]) > 0.2


def test_a_third_is_very_afraid_of_what_is_on_offer(asks: World) -> None:
    people = [a_fate(asks, number).person for number in range(150)]
    afraid = [one for one in people if one.very_anxious]
    assert 0.25 < len(afraid) / len(people) < 0.42
    peaks = [
        clipped_mean(one.fear[~asks.panel], np.full((~asks.panel).sum(), 14.0)).mean()
        for one in afraid
    ]
    assert 74.9 < min(peaks) < 80.0
    assert 90.0 < max(peaks) < 95.1
    others = [float(one.fear.mean()) for one in people if not one.very_anxious]
    assert np.mean(others) < 60.0


def test_a_step_is_met_as_a_share_of_its_ask_and_brings_no_answer(asks: World) -> None:
    what = a_fate(asks)
    ask = next(one for one in asks.offered.candidates if one.fear_mean > 40.0)
    step = stepped(ask, Step.PICTURE)
    person = replace(what.person, shares={**what.person.shares, Step.PICTURE: 0.4})
    one, luck = practiser(person, "rescorla_wagner"), replace(what.days[3], skips=1.0, peak=0.0)
    _, whole = practise(one, ask, 3.5, luck)
    after, part = practise(one, step, 3.5, luck)
    assert part.candidate.key == step.key
    assert part.outcome is Outcome.DONE
    assert part.fear_peak == pytest.approx(0.4 * (whole.fear_peak or 0.0), abs=1.0)
    assert (part.forecast_yes, part.feared_happened, part.no_cost_felt) == (None, None, None)
    held, before = after.learner.held(3.5), one.learner.held(3.5)
    np.testing.assert_array_equal(held.guess, before.guess)
    np.testing.assert_array_equal(held.cost, before.cost)
    place = asks.places[ask.key]
    moved = held.threat[place] - before.threat[place]
    rate, held_before = person.start.rates.threat, float(sigmoid(before.threat)[place])
    taught = 0.4 * FIGURES.step_teaches
    assert moved == pytest.approx(-taught * FIGURES.threat_step * rate * held_before)


def test_steps_that_frighten_are_skipped_more_often(asks: World) -> None:
    what = very_anxious(asks)
    ask = asks.offered.candidates[-1]
    one = practiser(what.person, "habituation")
    lucks = [replace(what.days[0], skips=point / 50.0) for point in range(50)]

    def skipped(candidate: Candidate) -> int:
        return sum(not practise(one, candidate, 1.0, luck)[1].asked for luck in lucks)

    assert skipped(stepped(ask, Step.PICTURE)) < skipped(ask)


def test_different_people_differ(asks: World) -> None:
    first, second = (a_fate(asks, number).person for number in (0, 1))
    assert not np.array_equal(first.fear, second.fear)


def test_a_longer_programme_begins_with_the_same_days() -> None:
    short, long = (luck_of(np.random.default_rng(3), days) for days in (5, 9))
    assert long[:5] == short


def test_the_panel_is_never_offered(asks: World) -> None:
    panel = {asks.pool.candidates[place].key for place in np.flatnonzero(asks.panel)}
    assert panel.isdisjoint(one.key for one in asks.offered.candidates)
    for policy in policies(SAFETY).values():
        course = run(a_fate(asks), "latent_cause", policy, SAFETY)
        assert panel.isdisjoint(ask.candidate.key for ask in course.history.asks)


def test_the_panel_spreads_over_the_whole_range_of_fear(asks: World) -> None:
    fears = asks.pool.column("fear_mean")
    assert abs(fears[asks.panel].mean() - fears[~asks.panel].mean()) < 3.0


def test_the_ladder_climbs_from_the_easiest_to_the_hardest(asks: World) -> None:
    ladder = policies(SAFETY)["ladder"]
    made: list[LoggedAsk] = []
    for turn in range(10):
        key = ladder.offer(seen(asks, tuple(made), turn))
        made.append(
            a_log(next(one for one in asks.offered.candidates if one.key == key), float(turn))
        )
    fears = [ask.candidate.fear_mean for ask in made]
    assert fears == sorted(fears)
    assert fears[0] == min(one.fear_mean for one in asks.offered.candidates)
    assert fears[-1] == max(one.fear_mean for one in asks.offered.candidates)


def test_a_rung_that_was_not_made_is_offered_again(asks: World) -> None:
    ladder = policies(SAFETY)["ladder"]
    first = ladder.offer(seen(asks))
    missed = a_log(asks.offered.candidates[0], 0.0, Outcome.NOT_ASKED)
    assert ladder.offer(seen(asks, (missed,), turn=1)) == first


def test_maximum_fear_takes_the_most_feared_and_not_the_same_again(asks: World) -> None:
    policy = policies(SAFETY)["maximum_fear"]
    hardest = max(asks.offered.candidates, key=lambda one: one.fear_mean)
    assert policy.offer(seen(asks)) == hardest.key
    again = policy.offer(seen(asks, (a_log(hardest, 0.5),), turn=1))
    assert again != hardest.key


def test_the_fixed_order_is_the_same_for_everybody_and_comes_round(asks: World) -> None:
    fixed, n = policies(SAFETY)["fixed_order"], len(asks.offered)
    order = [fixed.offer(seen(asks, turn=turn)) for turn in range(n)]
    assert sorted(map(str, order)) == sorted(one.key for one in asks.offered.candidates)
    assert fixed.offer(seen(asks, turn=n)) == order[0]


def test_only_ours_stays_within_stakes_and_window(asks: World) -> None:
    def hardest(policy: Policy) -> float:
        course = run(a_fate(asks, number=1), "rescorla_wagner", policy, SAFETY)
        return max(ask.candidate.fear_mean for ask in course.history.asks)

    found = {name: hardest(policy) for name, policy in policies(SAFETY).items()}
    assert found["ours"] < min(found["ladder"], found["maximum_fear"])


def hazard(*asks: LoggedAsk, offered: bool = True) -> float:
    return leaving(asks, FIGURES, offered=offered)


def test_an_overwhelming_peak_makes_leaving_likelier_that_day_only() -> None:
    calm, strong = hazard(a_log(peak=60.0)), hazard(a_log(peak=90.0))
    assert strong > 5.0 * calm
    assert hazard(a_log(peak=90.0), a_log(outcome=Outcome.NOT_ASKED)) == calm
    assert hazard(a_log(peak=90.0), offered=False) == calm


def test_two_noes_running_at_high_stakes_make_leaving_likelier() -> None:
    high = replace(a_log().candidate, stakes=3)
    no, yes = a_log(high, outcome=Outcome.NO), a_log(high)
    assert hazard(no, no) > 3.0 * hazard(no, yes)
    low = a_log(outcome=Outcome.NO)
    assert hazard(low, low) == hazard(low)


def test_nothing_new_five_times_running_bores() -> None:
    dull = replace(a_log(), feared_chance=0.02, feared_happened=0.0)
    assert bored([dull] * 5, FIGURES)
    assert not bored([dull] * 4, FIGURES)
    assert hazard(*[dull] * 5) > 3.0 * hazard(*[dull] * 4)


def test_people_leave_more_often_under_overwhelming_peaks(asks: World) -> None:
    left = {"maximum_fear": 0, "ladder": 0}
    for number in range(30):
        for name in left:
            course = run(
                fate(asks, 5, number, 40), "rescorla_wagner", policies(SAFETY)[name], SAFETY
            )
            left[name] += course.dropped_out
    assert left["maximum_fear"] > left["ladder"]


def hurt(asks: World, peak: float, *, got: float = 1.0, **kind: bool) -> Practiser:
    born = replace(a_fate(asks).person, **{"sensitiser": False, "ruminator": False, **kind})  # type: ignore[arg-type]
    one = practiser(born, "rescorla_wagner")
    lived = Lived(0, 1.0, 0.0, got, None, peak, 5.0, 0.5)
    return replace(one, strain=strained(one, lived))


def test_harm_passes_in_most_and_stays_in_sensitisers(asks: World) -> None:
    unhurt = hurt(asks, 60.0).fear(1.0)
    most, sensitiser = hurt(asks, 95.0), hurt(asks, 95.0, sensitiser=True)
    assert most.fear(1.0)[0] > unhurt[0]
    assert most.fear(60.0)[0] == pytest.approx(unhurt[0], abs=0.1)
    assert sensitiser.fear(60.0)[0] > unhurt[0] + 2.0


def test_ruminators_are_more_afraid_after_a_no(asks: World) -> None:
    brooding = hurt(asks, 60.0, got=0.0, ruminator=True)
    assert brooding.fear(1.0)[0] > hurt(asks, 60.0, got=0.0).fear(1.0)[0]
    assert brooding.fear(1.0)[0] > hurt(asks, 60.0, ruminator=True).fear(1.0)[0]


def test_practice_lowers_fear_at_follow_up_under_every_theory(asks: World) -> None:
    for theory in THEORIES:
        fallen = [
            (course.fear_start - course.fear_follow_up)
            for course in (
                run(fate(asks, 2, i, 60), theory, policies(SAFETY)["random"], SAFETY)
                for i in range(8)
            )
        ]
        assert np.mean(fallen) > 1.0


def test_a_world_needs_three_asks() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        world(a_library(np.random.default_rng(1), 2))
