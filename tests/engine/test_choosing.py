from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.builders import SAFETY, a_library, a_log, a_past, a_situation, a_standing, an_ask
from undaunted.engine import learned
from undaunted.engine.choosing import Choice, Situation, choose, replay
from undaunted.engine.choosing.worth import learning
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import Domain, Outcome, Pace
from undaunted.engine.values import Candidate

ANY_PACE = st.sampled_from([Pace.OPEN, Pace.GENTLE, Pace.SUPPORTED])
SEEDS = st.integers(0, 10_000)


def picks(choice: Choice) -> list[str]:
    found = (choice.suggestion, choice.easier, choice.different)
    return [pick.key for pick in found if pick is not None]


def choose_for(
    candidates: tuple[Candidate, ...], situation: Situation, history: History | None = None
) -> Choice:
    past = history or History()
    state = learned.learn_many(learned.start(), past)
    return choose(state, past, Pool(candidates), situation, 7, SAFETY)


def some_choice(
    seed: int, n: int, pace: Pace
) -> tuple[Choice, History, dict[str, Candidate], Situation]:
    generator = np.random.default_rng(seed)
    library = a_library(generator, 40)
    _, history = a_past(generator, library, n)
    keys = [one.key for one in library]
    some = [frozenset(generator.choice(keys, 3).tolist()) for _ in range(4)]
    last = history.asks[-1].time_days if history.asks else 0.0
    now = last + float(generator.uniform(0.1, 9.0))
    situation = Situation(
        now_days=now,
        local_hour=12,
        assessment=a_standing(pace, history, now),
        circumstances=frozenset({"driving"}),
        no_go_domains=frozenset({str(Domain.DATING), str(Domain.FAMILY)}),
        declined=some[0],
        set_aside=some[1],
        open_keys=some[2],
        refused_keys=some[3],
    )
    state = learned.learn_many(learned.start(), history)
    choice = choose(state, history, Pool(library), situation, seed, SAFETY)
    return choice, history, {one.key: one for one in library}, situation


@settings(max_examples=120)
@given(seed=SEEDS, n=st.integers(0, 15), pace=ANY_PACE)
def test_no_gate_is_ever_broken(seed: int, n: int, pace: Pace) -> None:
    choice, history, library, now = some_choice(seed, n, pace)
    state = learned.learn_many(learned.start(), history)
    week = [a for a in history.asks if a.asked and a.time_days > now.now_days - 7.0]
    for key in picks(choice):
        ask = library[key]
        said = fear.predict(state.fear, ask, now.now_days)
        assert said.chance_above(choice.window.ceiling) <= 0.10 + 1e-9
        assert said.mean <= choice.window.top + 1e-9
        assert ask.stakes <= min(4, now.assessment.stakes.value)
        assert ask.free_to_refuse >= 3
        assert not ask.not_for & now.circumstances
        assert ask.domain not in now.no_go_domains
        assert key not in now.declined | now.set_aside | now.open_keys | now.refused_keys
        assert key not in {a.candidate.key for a in week}
        if ask.stakes >= 3:
            high = [a.time_days for a in week if a.candidate.stakes >= 3]
            assert len(high) < 2
            assert all(now.now_days - day >= 1.0 for day in high)


@settings(max_examples=60)
@given(seed=SEEDS, n=st.integers(0, 15), pace=ANY_PACE)
def test_chances_sum_to_one_and_the_draw_can_be_repeated(seed: int, n: int, pace: Pace) -> None:
    choice, *_ = some_choice(seed, n, pace)
    stored = Choice.from_json(choice.to_json())
    offered = (choice.suggestion, choice.easier, choice.different)
    assert stored.to_json() == choice.to_json()
    assert replay(stored) == tuple(pick.key if pick else None for pick in offered)
    assert len(set(picks(choice))) == len(picks(choice))
    for position, pick in enumerate(offered):
        total = sum(one.probabilities[position] for one in choice.considered)
        assert total == pytest.approx(1.0 if pick else 0.0, abs=1e-9)


@settings(max_examples=30)
@given(seed=SEEDS, n=st.integers(0, 10))
def test_the_easier_one_is_easier_and_the_different_one_different(seed: int, n: int) -> None:
    choice, _, library, _ = some_choice(seed, n, Pace.OPEN)
    fears = {one.key: one.fear_mean for one in choice.considered}
    if choice.suggestion and choice.easier:
        assert fears[choice.easier.key] < fears[choice.suggestion.key]
    if choice.suggestion and choice.different:
        one, other = (library[p.key] for p in (choice.suggestion, choice.different))
        assert {one.domain, one.counterpart, one.channel} != {
            *(other.domain, other.counterpart, other.channel)
        }


@pytest.mark.parametrize(
    ("situation", "code"),
    [
        (a_situation(pace=Pace.REST), "pace_rest"),
        (a_situation(pace=Pace.CARE_FIRST), "pace_care_first"),
        (replace(a_situation(), asks_today=3), "enough_today"),
        (replace(a_situation(), local_hour=22), "late"),
        (replace(a_situation(), local_hour=3), "late"),
    ],
)
def test_some_days_nothing_is_suggested(situation: Situation, code: str) -> None:
    choice = choose_for((an_ask(),), situation)
    assert (picks(choice), choice.reason.code) == ([], code)


def test_three_logged_asks_are_enough_even_when_nobody_counted_them() -> None:
    history = History(tuple(a_log(day=100.2 + i / 100) for i in range(3)))
    assert choose_for((an_ask("new"),), a_situation(), history).reason.code == "enough_today"


@pytest.mark.parametrize(
    ("ask", "gate"),
    [
        (an_ask(fear=80.0), "above_ceiling"),
        (an_ask(fear=50.0), "above_top"),
        (replace(an_ask(), stakes=5), "never_offered"),
        (replace(an_ask(), free_to_refuse=2), "not_free_to_refuse"),
        (replace(an_ask(), cost_to_other=4), "costs_them_too_much"),
    ],
)
def test_an_ask_behind_a_gate_is_not_suggested_and_says_which(ask: Candidate, gate: str) -> None:
    choice = choose_for((ask,), a_situation())
    assert choice.reason.code == "nothing_fits"
    assert choice.considered[0].gate == gate


def test_too_gentle_is_better_than_too_hard_and_it_says_so() -> None:
    candidates = (*(an_ask(f"mild-{i}", fear=float(i)) for i in range(1, 15)), an_ask("hard", 60.0))
    choice = choose_for(candidates, a_situation())
    nearest = {f"mild-{i}" for i in range(7, 15)}
    assert choice.suggestion
    assert choice.suggestion.key in nearest
    assert choice.reason.code == "gentler_than_usual"


def test_an_own_ask_that_got_a_no_is_not_suggested_again() -> None:
    own = an_ask("own:1")
    refused = History((a_log(own, day=1.0, outcome=Outcome.NO),))
    choice = choose_for((own,), a_situation(), refused)
    assert choice.considered[0].gate == "refused"


@pytest.mark.parametrize(("day", "costly", "gate"), [(40.0, True, "cost"), (40.0, False, None)])
def test_an_ask_that_cost_somebody_something_rests_for_half_a_year(
    day: float, costly: bool, gate: str | None
) -> None:
    past = History((replace(a_log(day=day), costly=costly),))
    assert choose_for((an_ask(),), a_situation(), past).considered[0].gate == gate
    long_ago = History((replace(a_log(day=99.0 - 181.0), costly=True),))
    assert choose_for((an_ask(),), a_situation(), long_ago).considered[0].gate is None


def test_where_asking_cost_something_others_of_that_part_of_life_weigh_less() -> None:
    def burden(costly: bool) -> float:
        past = History((replace(a_log(day=60.0), costly=costly),))
        considered = choose_for((an_ask("another"),), a_situation(), past).considered
        return dict(considered[0].terms)["burden"]

    assert burden(costly=True) < burden(costly=False) <= 0.0


def test_a_ladder_ask_may_come_back_within_the_week_but_not_the_next_day() -> None:
    done = History((a_log(day=95.0, peak=35.0),))
    just_done = History((a_log(day=99.0, peak=35.0),))
    ladder = replace(a_situation(), ladder_keys=frozenset({an_ask().key}))
    assert picks(choose_for((an_ask(),), a_situation(), done)) == []
    assert picks(choose_for((an_ask(),), ladder, done)) == [an_ask().key]
    assert picks(choose_for((an_ask(),), ladder, just_done)) == []


def test_after_many_noes_a_likelier_yes_is_worth_more() -> None:
    noes = History(tuple(a_log(an_ask(yes=0.1), day=90.0 + i) for i in range(9)))
    pair = (an_ask("likely", yes=0.6), an_ask("unlikely", yes=0.15))
    terms = [dict(one.terms) for one in choose_for(pair, a_situation(), noes).considered]
    assert terms[1]["yes_diet"] < terms[0]["yes_diet"] <= 0.0


def test_a_wanted_part_of_life_is_named_as_the_reason() -> None:
    wanted = replace(a_situation(), wanted_domains=frozenset({str(Domain.SERVICE)}))
    choice = choose_for((an_ask("new"),), wanted, History((a_log(day=1.0, peak=35.0),)))
    assert "wanted" in choice.reason.code.split("+")
    assert {name for name, _ in choice.reason.args} == {"domain", "counterpart", "channel"}


def test_a_coin_flip_with_a_small_gap_makes_belief_worse() -> None:
    gain = learning(np.array([0.6, 0.8]), np.array([0.5, 0.5]), 0.3)
    assert gain[0] < 0.0 < gain[1]


def one_of_each_practice() -> tuple[Candidate, ...]:
    kinds = {"asking": 0.4, "saying_no": 0.6, "receiving_no": 0.6}
    return tuple(replace(an_ask(key, yes=yes), kind=key) for key, yes in kinds.items())


@pytest.mark.parametrize("seed", range(12))
def test_the_first_ask_of_all_asks_for_something(seed: int) -> None:
    pool = Pool(one_of_each_practice())
    found = choose(learned.start(), History(), pool, a_situation(), seed, SAFETY)
    assert picks(found)[0] == "asking"


def test_a_no_of_ones_own_comes_first_where_nothing_else_is_there_and_later_freely() -> None:
    others = one_of_each_practice()[1:]
    assert picks(choose_for(others, a_situation()))[0] in {"saying_no", "receiving_no"}
    past = History((a_log(day=1.0),))
    state, pool = learned.learn_many(learned.start(), past), Pool(one_of_each_practice())
    situation = a_situation()
    firsts = {picks(choose(state, past, pool, situation, s, SAFETY))[0] for s in range(60)}
    assert len(firsts) > 1


def test_an_ask_on_the_ladder_is_not_called_wanted_unless_its_part_of_life_was() -> None:
    ladder = replace(a_situation(), ladder_keys=frozenset({"new"}))
    choice = choose_for((an_ask("new"),), ladder, History((a_log(day=1.0, peak=35.0),)))
    assert choice.suggestion is not None
    assert "wanted" not in choice.reason.code.split("+")


def the_day_after(peak: float, outcome: Outcome) -> Choice:
    """What is chosen after an ask rated 40 and guessed at 50 that met `peak`."""
    asks = tuple(an_ask(f"ask-{n}", fear=20.0 + n) for n in range(50))
    before = [a_log(one, 90.0 + n, peak=45.0) for n, one in enumerate(asks[21:27])]
    history = History((*before, a_log(asks[20], 99.5, outcome, peak)))
    return choose_for(asks, a_situation(100.5, history=history), history)


@pytest.mark.parametrize(
    ("peak", "outcome", "hard"),
    [
        (66.0, Outcome.NO, True),
        (64.0, Outcome.NO, False),
        (79.0, Outcome.YES, False),
    ],
)
def test_after_a_hard_one_nothing_bigger_is_chosen(
    peak: float, outcome: Outcome, hard: bool
) -> None:
    choice = the_day_after(peak, outcome)
    assert picks(choice)
    assert (choice.considered.gate_of("ask-30") == "smaller_first") is hard
    assert choice.considered.gate_of("ask-10") != "smaller_first"
