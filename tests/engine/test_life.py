"""What is not told is never presumed, and what a suggestion may be drawn from follows from it."""

from dataclasses import replace

import pytest

from tests.engine.builders import EVERY_PART, SAFETY, a_log, a_situation, an_ask
from undaunted.engine import learned
from undaunted.engine.choosing import Choice, Situation, choose
from undaunted.engine.choosing.drawing import WANTED_SHARE
from undaunted.engine.choosing.life import OPENED_BY, may_be_presumed, told_life
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, Presumes
from undaunted.engine.values import Candidate
from undaunted.engine.when import Calendar, When

JOB, DATING = Presumes.JOB.value, Presumes.DATING.value
SUNDAY = Calendar(6, 5, "north")


def chosen(
    asks: tuple[Candidate, ...], situation: Situation, history: History | None = None, seed: int = 3
) -> Choice:
    past = history or History()
    state = learned.learn_many(learned.start(), past)
    return choose(state, past, Pool(asks), situation, seed, SAFETY)


def gates(asks: tuple[Candidate, ...], situation: Situation) -> dict[str, str | None]:
    return {one.key: one.gate for one in chosen(asks, situation).considered}


def test_nothing_told_opens_nothing() -> None:
    assert told_life((), (), ()) == frozenset()
    assert may_be_presumed((), ())
    assert not may_be_presumed({JOB}, ())


def test_what_somebody_is_here_for_opens_what_goes_with_it() -> None:
    told = told_life((), (), ("dating",))
    assert told == {"dating", "acquaintances"}
    assert told_life((), (), ("everyday",)) == frozenset()


def test_joining_a_programme_tells_what_it_is_about() -> None:
    assert told_life((), (), (), ("job_search",)) == {"job_search"}


def test_a_never_stands_above_everything() -> None:
    assert told_life((DATING,), (DATING,), ("dating",), (DATING,)) == {"acquaintances"}


def test_only_known_words_are_opened() -> None:
    assert all(isinstance(part, Presumes) for parts in OPENED_BY.values() for part in parts)
    assert set(OPENED_BY) <= set(Domain)


def test_an_ask_that_presumes_what_was_not_told_is_closed() -> None:
    asks = (an_ask("free"), replace(an_ask("at-work"), presumes=frozenset({JOB})))
    nobody = replace(a_situation(), life=frozenset())
    assert gates(asks, nobody) == {"free": None, "at-work": "presumes"}
    assert gates(asks, replace(nobody, life=frozenset({JOB}))) == {"free": None, "at-work": None}


def test_all_that_an_ask_presumes_must_be_told() -> None:
    both = replace(an_ask("both"), presumes=frozenset({JOB, DATING}))
    told = replace(a_situation(), life=frozenset({JOB}))
    assert gates((an_ask("free"), both), told)["both"] == "presumes"


def test_nothing_is_suggested_out_of_its_hours_and_days() -> None:
    asks = (
        an_ask("any"),
        replace(an_ask("evening"), when=When("evening")),
        replace(an_ask("office"), when=When("day", "workdays")),
    )
    noon = replace(a_situation(), calendar=SUNDAY)
    assert gates(asks, noon) == {"any": None, "evening": "when", "office": "when"}
    later = replace(noon, local_hour=19, calendar=replace(SUNDAY, weekday=0))
    assert gates(asks, later) == {"any": None, "evening": None, "office": "when"}


def many(n: int, **has: object) -> tuple[Candidate, ...]:
    asks = (an_ask(f"{place}", 20.0 + place) for place in range(n))
    return tuple(replace(ask, **has) for ask in asks)  # type: ignore[arg-type]  # any field


def a_first_day() -> tuple[Candidate, ...]:
    """Six asks of a first day among others that would be worth as much."""
    first = tuple(
        replace(ask, key=f"first-{ask.key}", first_day=True, domain=Domain(name))
        for ask, name in zip(many(6), ("everyday", "strangers", "service") * 2, strict=True)
    )
    return (*first, *many(20, domain=Domain.WORK))


@pytest.mark.parametrize("seed", range(10))
def test_the_first_three_are_of_a_first_day_and_later_ones_are_not(seed: int) -> None:
    asks = a_first_day()
    found = chosen(asks, a_situation(), seed=seed)
    offered = [p.key for p in (found.suggestion, found.easier, found.different) if p]
    assert len(offered) >= 2
    assert all(key.startswith("first-") for key in offered)


def test_after_a_first_ask_all_are_drawn_from() -> None:
    past = History((a_log(an_ask("done"), day=90.0),))
    keys = set()
    for seed in range(30):
        pick = chosen(a_first_day(), a_situation(), past, seed).suggestion
        assert pick is not None
        keys.add(pick.key.startswith("first-"))
    assert keys == {True, False}


def test_three_quarters_come_from_what_somebody_is_here_for() -> None:
    past = History((a_log(an_ask("done"), day=90.0),))
    asks = (*many(10, domain=Domain.DATING), *(replace(a, key=f"w{a.key}") for a in many(10)))
    situation = replace(a_situation(), wanted_domains=frozenset({"dating"}))
    considered = chosen(asks, situation, past).considered
    wanted = sum(one.probabilities[0] for one in considered if not one.key.startswith("w"))
    assert wanted == pytest.approx(WANTED_SHARE)


def test_where_nothing_wanted_is_open_the_day_is_not_empty() -> None:
    situation = replace(a_situation(), wanted_domains=frozenset({"dating"}))
    assert chosen(many(5), situation).suggestion is not None


def test_a_little_easier_is_there_although_it_is_less_than_five_points() -> None:
    asks = (an_ask("hard", 30.0), an_ask("softer", 28.0))
    for seed in range(12):
        found = chosen(asks, a_situation(), seed=seed)
        assert found.suggestion is not None
        assert (found.easier is not None) == (found.suggestion.key == "hard")


def test_something_different_differs_at_least_in_the_channel() -> None:
    alike, called = an_ask("one"), replace(an_ask("two"), channel=Channel.PHONE)
    twin = replace(an_ask("three"), facets=())
    for seed in range(12):
        found = chosen((alike, called, twin), a_situation(), seed=seed)
        if found.suggestion and found.different:
            assert {found.suggestion.key, found.different.key} & {"two"}
    other = replace(an_ask("four"), counterpart=Counterpart.COLLEAGUE, domain=Domain.WORK)
    found = chosen((alike, called, other), a_situation())
    assert found.different is not None


def test_made_up_people_have_told_all_there_is() -> None:
    assert a_situation().life == EVERY_PART
