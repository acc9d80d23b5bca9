"""Steps towards an ask: which there are, how their fear is foreseen and learned, and when they
are offered."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from tests.engine.builders import SAFETY, a_log, a_situation, an_ask
from undaunted.engine import learned
from undaunted.engine.choosing import Choice, choose
from undaunted.engine.choosing.way import leads_on, ways_of
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.fear.past import peaked
from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.pool import Pool
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.signs import Screened, Signs
from undaunted.engine.safety.stopping import fear_rising
from undaunted.engine.steps import ORDER, RATINGS, parted, step_key, stepped, steps_towards
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, HoldsNow, Outcome, Setting, Step
from undaunted.engine.values import UNSAID, Candidate

NOW = 200.0
ASK = replace(
    an_ask("a", fear=40.0),
    channel=Channel.FACE_TO_FACE,
    setting=Setting.SHOP,
    from_home=False,
    ways=frozenset({"written", "with_companion"}),
)


def with_steps(*asks: Candidate) -> Pool:
    return Pool(tuple(each for ask in asks for each in (ask, *steps_towards(ask))))


def done(
    ask: Candidate, day: float, peak: float = 30.0, outcome: Outcome = Outcome.DONE
) -> LoggedAsk:
    return a_log(ask, day=day, outcome=outcome, peak=peak)


def test_a_step_is_named_after_its_ask_and_the_name_tells_both() -> None:
    for step in Step:
        assert parted(step_key("own:1", step)) == ("own:1", step)
    assert parted("a") == ("a", None)
    assert parted("a#nothing") == ("a", None)


@pytest.mark.parametrize(
    ("channel", "setting", "missing"),
    [
        (Channel.FACE_TO_FACE, Setting.SHOP, set()),
        (Channel.PHONE, Setting.HOME, {Step.LOOK_ON}),
        (
            Channel.EMAIL,
            Setting.HOME,
            set(Step) - {Step.PICTURE, Step.WRITE},
        ),
    ],
)
def test_only_the_steps_that_make_sense_lead_to_an_ask(
    channel: Channel, setting: Setting, missing: set[Step]
) -> None:
    ask = replace(ASK, channel=channel, setting=setting)
    assert {Step(one.step) for one in steps_towards(ask)} == set(Step) - missing


@pytest.mark.parametrize(
    "who", ["friend", "partner", "relative", "date", "acquaintance", "colleague", "boss", UNSAID]
)
def test_one_goes_there_and_looks_on_only_where_there_is_a_there(who: str) -> None:
    met = replace(ASK, counterpart=who, setting=Setting.EVENT)
    stranger = replace(met, counterpart=Counterpart.PASSER_BY)
    assert Step.LOOK_ON not in {one.step for one in steps_towards(met)}
    assert Step.LOOK_ON in {one.step for one in steps_towards(stranger)}


def test_words_held_up_before_a_stranger_or_at_a_counter_are_no_smaller_step() -> None:
    stranger = replace(ASK, counterpart=Counterpart.PASSER_BY)
    small = replace(ASK, counterpart=Counterpart.STAFF, first_day=True)
    rung = replace(small, channel=Channel.PHONE, setting=Setting.HOME)
    for ask, offered in ((stranger, False), (small, False), (ASK, True), (rung, True)):
        assert (Step.IN_WRITING in {one.step for one in steps_towards(ask)}) is offered


def test_what_reaches_nobody_has_no_stakes_and_what_reaches_them_has_those_of_the_ask() -> None:
    ask = replace(ASK, stakes=3, cost_to_other=2)
    found = {Step(one.step): (one.stakes, one.cost_to_other) for one in steps_towards(ask)}
    assert found[Step.PICTURE] == found[Step.SAY_ALONE] == found[Step.LOOK_ON] == (0, 0)
    assert found[Step.SAY_TO_SOMEBODY] == (1, 1)
    assert found[Step.WITH_COMPANY] == found[Step.IN_WRITING] == (3, 2)


def test_a_step_holds_its_share_of_the_fear_of_its_ask() -> None:
    state = fear.start()
    whole = fear.predict(state, ASK, NOW)
    for step, rating in RATINGS.items():
        part = fear.predict(state, stepped(ASK, Step(step)), NOW)
        assert part.latent_mean == pytest.approx(rating.share * whole.latent_mean)
        by_share = (rating.share * whole.sd) ** 2 + (rating.sd * whole.latent_mean) ** 2
        assert part.sd == pytest.approx(by_share**0.5)


def test_the_pool_is_foreseen_as_each_alone_whatever_was_learned() -> None:
    pool = with_steps(ASK, replace(ASK, key="b", domain=Domain.WORK))
    state = fear.start()
    rng = np.random.default_rng(5)
    for place, row in enumerate(rng.integers(len(pool), size=30).tolist()):
        one = pool.candidates[row]
        outcome = Outcome.DONE if one.step else Outcome.NO
        state = fear.learn_one(state, done(one, NOW + place, float(rng.integers(100)), outcome))
    found = fear.predict_all(state, pool, NOW + 40)
    for row, one in enumerate(pool.candidates):
        alone = fear.predict(state, one, NOW + 40)
        assert (found.mean[row], found.sd[row]) == pytest.approx((alone.mean, alone.sd))


def test_small_steps_that_frighten_tell_of_the_ask_and_of_their_own_share() -> None:
    step = stepped(ASK, Step.PICTURE)
    state = fear.start()
    before = fear.predict(state, ASK, NOW).latent_mean
    for day in range(4):
        state = fear.learn_one(state, done(step, NOW + day, 45.0))
    after = fear.predict(state, ASK, NOW + 4).latent_mean
    assert after > before + 10
    [share] = state.shares
    assert share.key == Step.PICTURE
    assert share.mean > 0.05
    assert share.variance < RATINGS[Step.PICTURE].sd ** 2


def test_the_share_is_the_persons_own() -> None:
    """With the fear of asks known well, steps move the share and hardly the level."""
    state = fear.start()
    for day in range(30):
        state = fear.learn_one(state, done(ASK, NOW + day, 40.0, Outcome.NO))
    for day in range(30, 50):
        state = fear.learn_one(state, done(stepped(ASK, Step.WRITE), NOW + day, 28.0))
    whole = fear.predict(state, ASK, NOW + 50).latent_mean
    part = fear.predict(state, stepped(ASK, Step.WRITE), NOW + 50).latent_mean
    assert part == pytest.approx(28.0, abs=4.0)
    assert whole == pytest.approx(40.0, abs=9.0)


def test_steps_teach_nothing_of_answers_nor_of_how_fear_went() -> None:
    state = learned.start()
    one = done(stepped(ASK, Step.PICTURE), NOW)
    assert learned.learn_one(state, one).answers == state.answers
    assert peaked((one, done(ASK, NOW, 30.0, Outcome.NO))) == [done(ASK, NOW, 30.0, Outcome.NO)]


def test_a_way_that_leads_up_is_no_fear_that_rises() -> None:
    peaks = [25.0, 30.0, 35.0, 42.0, 50.0, 55.0, 62.0, 70.0]
    way = [*list(Step)[:7], None]
    past = [
        done(stepped(ASK, step) if step else ASK, NOW - 9 + place, peak)
        for place, (step, peak) in enumerate(zip(way, peaks, strict=True))
    ]
    asks = [done(ASK, NOW - 9 + place, peak) for place, peak in enumerate(peaks)]
    assert not fear_rising(History(tuple(past)), SAFETY).value
    assert fear_rising(History(tuple(asks)), SAFETY).value


def test_two_hard_peaks_leave_small_steps_to_people_under_18() -> None:
    past = [done(stepped(ASK, Step.WRITE), NOW - 2 + place / 9, 95.0) for place in range(4)]
    history = History(tuple(past))
    young = Screened(NOW - 0.1, holds=frozenset({HoldsNow.UNDER_18}))
    stands = assess_safety(Signs(screenings=(young,)), history, fear.FearSettings(), NOW, SAFETY)
    assert (stands.stakes.value, stands.stakes.reason) == (1, "pace")
    friend = replace(ASK, counterpart=Counterpart.FRIEND)
    found = chosen([friend], past, assessment=stands)
    assert found.suggestion is not None


# Which are offered


def chosen(
    asks: Sequence[Candidate], past: Sequence[LoggedAsk] = (), seed: int = 1, **told: object
) -> Choice:
    history = History(tuple(past))
    state = learned.learn_many(learned.start(), history)
    situation = replace(a_situation(NOW, history=history), **told)  # type: ignore[arg-type]
    return choose(state, history, with_steps(*asks), situation, seed, SAFETY)


MANY = tuple(replace(ASK, key=f"k{place}", fear_mean=30.0) for place in range(12))
HIGH = tuple(replace(ASK, key=f"h{place}", fear_mean=95.0) for place in range(6))


@pytest.mark.parametrize("seed", range(10))
def test_where_asks_are_open_none_is_broken_into_steps(seed: int) -> None:
    found = chosen(MANY, seed=seed)
    assert all(
        "#" not in pick.key for pick in (found.suggestion, found.easier, found.different) if pick
    )


@pytest.mark.parametrize("seed", range(10))
def test_where_every_ask_is_too_big_a_step_is_offered(seed: int) -> None:
    found = chosen(HIGH, seed=seed)
    assert found.suggestion is not None
    assert parted(found.suggestion.key)[1] is not None
    assert found.considered.gate_of("h0") in ("above_ceiling", "above_top")


def test_where_even_steps_are_too_big_the_smallest_is_offered_and_named() -> None:
    past = [
        done(ask, NOW - 3 + place / 10, 100.0, Outcome.NO) for place, ask in enumerate(HIGH[:5])
    ]
    found = chosen([replace(one, fear_mean=100.0) for one in HIGH[5:]], past)
    assert found.suggestion is not None
    assert found.reason.code == "smallest_step"
    assert found.suggestion.probability == 1.0
    fears = {one.key: one.fear_mean for one in found.considered if not np.isnan(one.fear_mean)}
    small = {key: mean for key, mean in fears.items() if parted(key)[1] is not None}
    assert found.suggestion.key == min(small, key=lambda key: small[key])


def test_the_way_leads_on_from_the_step_that_was_done() -> None:
    history = History((done(stepped(ASK, Step.WRITE), NOW - 1),))
    pool = with_steps(ASK, replace(ASK, key="b"))
    on = dict(zip(pool.keys.tolist(), leads_on(history, pool, NOW).tolist(), strict=True))
    assert on["a"] == 1.0
    assert on["a#say_alone"] == 1.0
    assert on["a#picture"] == on["a#write"] == -1.0
    assert 0 < on["a#look_on"] < on["a#say_to_somebody"] < 1.0
    assert all(value == 0.0 for key, value in on.items() if key.startswith("b"))


def test_a_way_ends_with_the_ask_or_after_four_weeks() -> None:
    step = done(stepped(ASK, Step.WRITE), NOW - 5)
    assert ways_of(History((step,)), NOW)["a"].furthest == ORDER[Step.WRITE]
    assert ways_of(History((step, done(ASK, NOW - 1, outcome=Outcome.YES))), NOW) == {}
    assert ways_of(History((step,)), NOW + 30) == {}
    half = done(stepped(ASK, Step.WRITE), NOW - 5, outcome=Outcome.HALF)
    assert ways_of(History((half,)), NOW)["a"].furthest == -1


@pytest.mark.parametrize("seed", range(20))
def test_the_same_step_does_not_come_twice_within_its_days(seed: int) -> None:
    past = [done(stepped(HIGH[0], Step.PICTURE), NOW - 1)]
    found = chosen(HIGH, past, seed)
    assert found.suggestion is not None
    assert found.suggestion.key != "h0#picture"


def test_what_is_declined_takes_its_steps_with_it() -> None:
    found = chosen(HIGH, declined=frozenset({"h0", "h1", "h2", "h3", "h4"}))
    assert found.suggestion is not None
    assert found.suggestion.key.startswith("h5#")
