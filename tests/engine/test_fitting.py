"""What each circumstance changes at an ask, what it leaves as it is, and that it never widens."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.builders import NOON, SAFETY, a_library, a_situation, a_standing, an_ask
from undaunted.engine import learned
from undaunted.engine.choosing import choose
from undaunted.engine.choosing.fitting import RULES, UNCHANGED, adapted
from undaunted.engine.choosing.personal_context import (
    INDIRECT_HERE,
    SAME,
    AskChange,
    PersonalContext,
    Traits,
)
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.safety.allowing import may_begin
from undaunted.engine.safety.beginning import BeginningContext, Chosen
from undaunted.engine.taxonomy import (
    Channel,
    Circumstance,
    Counterpart,
    Flag,
    NotFor,
    Source,
)
from undaunted.engine.values import Candidate
from undaunted.engine.when import When

C = Circumstance
EVERY_WAY = frozenset({"easier", "harder", "phone", "written", "indirect", "with_companion"})
NO_CALLS = frozenset({C.NO_PHONE_CALLS})


def footing(
    *words: str, directness: int | None = None, codes: tuple[str, ...] = ()
) -> PersonalContext:
    return PersonalContext(frozenset(words), frozenset(codes), directness)


def asked(**of: Any) -> Candidate:
    return replace(an_ask(), **of)


def traits(relationship: int = 1, *, ways: frozenset[str] = EVERY_WAY, **of: Any) -> Traits:
    return Traits(relationship, ways=ways, **of)


@pytest.mark.parametrize(
    ("told", "ask", "of", "way"),
    [
        (footing(directness=1), asked(), traits(), "indirect"),
        (footing(directness=2), asked(), traits(), "indirect"),
        (footing(directness=3), asked(), traits(), ""),
        (footing(directness=5), asked(), traits(), ""),
        (footing(C.NO_COSTS_ME), asked(), traits(), "indirect"),
        (footing(C.NO_COSTS_THEM), asked(), traits(), "indirect"),
        (footing(C.NO_COSTS_FAMILY), asked(), traits(), "indirect"),
        (footing(C.NO_COSTS_ME), asked(), traits(ways=frozenset({"easier"})), ""),
        (footing(C.HIERARCHY), asked(counterpart=Counterpart.BOSS), traits(4), "easier"),
        (footing(C.HIERARCHY), asked(), traits(), ""),
        (footing(C.NO_PHONE_CALLS), asked(channel=Channel.PHONE), traits(), "written"),
        (footing(C.NO_PHONE_CALLS), asked(), traits(), ""),
        (footing(C.SPEECH), asked(), traits(needs=frozenset({C.SPEECH})), "written"),
        (footing(C.SPEECH), asked(), traits(needs=frozenset({C.SIGHT})), ""),
        (footing(C.HEARING), asked(), traits(needs=frozenset({C.HEARING})), "written"),
        (footing(C.SIGHT), asked(), traits(needs=frozenset({C.SIGHT})), "phone"),
        (footing(C.MOBILITY), asked(), traits(needs=frozenset({C.MOBILITY})), "phone"),
        (footing(C.TARGETED_ALONE), asked(), traits(), "with_companion"),
        (footing(C.TARGETED_ALONE), asked(from_home=True), traits(), ""),
        (footing(C.TARGETED_ALONE), asked(channel=Channel.EMAIL), traits(), ""),
        (footing(C.WORD_GETS_ROUND, C.LITTLE_MONEY, C.MANAGES_PEOPLE), asked(), traits(), ""),
    ],
)
def test_another_way_comes_first_where_a_circumstance_asks_for_it(
    told: PersonalContext, ask: Candidate, of: Traits, way: str
) -> None:
    assert adapted(ask, of, told).fit.way == way


@pytest.mark.parametrize(
    ("told", "ask", "of", "more"),
    [
        (footing(C.WORD_GETS_ROUND), asked(stakes=2), traits(2), 1),
        (footing(C.WORD_GETS_ROUND), asked(stakes=1), traits(1), 0),
        (footing(C.WORD_GETS_ROUND), asked(channel=Channel.PUBLIC_POST), traits(1), 1),
        (footing(C.WORD_GETS_ROUND), asked(channel=Channel.STAGE), traits(1), 1),
        (footing(C.WORD_GETS_ROUND), asked(), traits(1, flags=frozenset({Flag.IN_PUBLIC})), 1),
        (
            footing(C.WORD_GETS_ROUND),
            asked(),
            traits(2, flags=frozenset({Flag.SMALL_COMMUNITY})),
            0,
        ),
        (footing(codes=("small_community",)), asked(), traits(2), 1),
        (footing(C.DEPENDS_ON_THEM), asked(counterpart=Counterpart.LANDLORD), traits(), 1),
        (footing(C.DEPENDS_ON_THEM), asked(counterpart=Counterpart.BOSS), traits(), 1),
        (footing(C.DEPENDS_ON_THEM), asked(counterpart=Counterpart.OFFICIAL), traits(), 1),
        (footing(C.DEPENDS_ON_THEM), asked(counterpart=Counterpart.FRIEND), traits(4), 0),
        (footing(C.HIERARCHY, C.NO_COSTS_ME), asked(counterpart=Counterpart.BOSS), traits(4), 0),
        (
            footing(C.DEPENDS_ON_THEM, C.WORD_GETS_ROUND),
            asked(counterpart=Counterpart.BOSS),
            traits(4),
            2,
        ),
    ],
)
def test_an_ask_counts_as_bigger_where_more_hangs_on_it(
    told: PersonalContext, ask: Candidate, of: Traits, more: int
) -> None:
    now = adapted(ask, of, told)
    assert now.candidate.stakes == ask.stakes + more
    assert now.candidate.fear_mean == ask.fear_mean or C.HIERARCHY in told.true


@pytest.mark.parametrize("who", [Counterpart.BOSS, Counterpart.TEACHER, Counterpart.RELATIVE])
def test_more_fear_is_expected_before_those_above_or_older_where_face_or_rank_counts(
    who: Counterpart,
) -> None:
    ask = asked(counterpart=who)
    for word, more in ((C.NO_COSTS_ME, 5.0), (C.NO_COSTS_FAMILY, 5.0), (C.HIERARCHY, 10.0)):
        assert adapted(ask, traits(4), footing(word)).candidate.fear_mean == ask.fear_mean + more
    both = adapted(ask, traits(4), footing(C.HIERARCHY, C.NO_COSTS_ME))
    assert both.candidate.fear_mean == ask.fear_mean + RULES.fear_rank
    afraid = replace(ask, fear_mean=97.0)
    assert adapted(afraid, traits(4), footing(C.HIERARCHY)).candidate.fear_mean == 100.0


def test_fear_stays_before_equals_and_where_the_person_rated_it_themselves() -> None:
    told = footing(C.HIERARCHY, C.NO_COSTS_ME)
    assert adapted(asked(), traits(), told).candidate.fear_mean == asked().fear_mean
    own = asked(counterpart=Counterpart.BOSS)
    assert adapted(own, Traits(4, own=True), told).candidate.fear_mean == own.fear_mean


@pytest.mark.parametrize(
    ("told", "ask", "of", "closed"),
    [
        (footing(C.LITTLE_MONEY), asked(), traits(money=1), (C.LITTLE_MONEY,)),
        (footing(C.LITTLE_MONEY), asked(), traits(money=0), ()),
        (footing(C.ONLY_DAYTIME), asked(when=When("evening")), traits(), (C.ONLY_DAYTIME,)),
        (footing(C.ONLY_DAYTIME), asked(when=When("day")), traits(), ()),
        (footing(C.ONLY_EVENINGS), asked(when=When("day")), traits(), (C.ONLY_EVENINGS,)),
        (footing(C.ONLY_EVENINGS), asked(when=When("any")), traits(), ()),
        (footing(C.ONLY_EVENINGS, C.ONLY_DAYTIME), asked(when=When("day")), traits(), ()),
        (
            footing(C.NO_PHONE_CALLS),
            asked(channel=Channel.PHONE),
            traits(ways=frozenset()),
            (C.NO_PHONE_CALLS,),
        ),
        (
            footing(C.SPEECH),
            asked(),
            traits(needs=frozenset({C.SPEECH}), ways=frozenset({"phone"})),
            (C.SPEECH,),
        ),
        (
            footing(C.MOBILITY),
            asked(),
            traits(needs=frozenset({C.MOBILITY}), ways=frozenset({"written"})),
            (C.MOBILITY,),
        ),
        (
            footing(C.SIGHT, C.NO_PHONE_CALLS),
            asked(),
            traits(needs=frozenset({C.SIGHT})),
            (C.SIGHT,),
        ),
        (
            footing(C.TARGETED_ALONE),
            asked(),
            traits(alone=True, ways=frozenset()),
            (C.TARGETED_ALONE,),
        ),
        (footing(C.TARGETED_ALONE), asked(), traits(alone=True), ()),
        (
            footing(C.TARGETED_ALONE),
            asked(not_for=frozenset({NotFor.NIGHT_ALONE})),
            traits(),
            (C.TARGETED_ALONE,),
        ),
        (
            footing(C.DEPENDS_ON_THEM),
            asked(counterpart=Counterpart.LANDLORD),
            traits(5),
            (C.DEPENDS_ON_THEM,),
        ),
        (footing(C.DEPENDS_ON_THEM), asked(counterpart=Counterpart.FRIEND), traits(4), ()),
        (
            footing(C.WORD_GETS_ROUND),
            asked(not_for=frozenset({NotFor.SMALL_COMMUNITY})),
            traits(),
            (C.WORD_GETS_ROUND,),
        ),
        (
            footing(codes=("driving",)),
            asked(not_for=frozenset({NotFor.DRIVING})),
            traits(),
            (NotFor.DRIVING,),
        ),
        (
            footing(C.MANAGES_PEOPLE),
            asked(counterpart=Counterpart.COLLEAGUE),
            traits(3, flags=frozenset({Flag.UNDER_POWER})),
            (C.MANAGES_PEOPLE,),
        ),
        (footing(C.MANAGES_PEOPLE), asked(counterpart=Counterpart.BOSS), traits(4), ()),
        (footing(*C, directness=1), asked(counterpart=Counterpart.FRIEND), traits(4), ()),
    ],
)
def test_what_cannot_or_should_not_be_is_left_out(
    told: PersonalContext, ask: Candidate, of: Traits, closed: tuple[str, ...]
) -> None:
    assert adapted(ask, of, told).fit.closed == closed


def test_who_manages_people_asks_only_those_who_do_not_report_to_them() -> None:
    told = footing(C.MANAGES_PEOPLE)
    fit = adapted(asked(counterpart=Counterpart.COLLEAGUE), traits(3), told).fit
    assert fit.changes == (AskChange("not_to_reports", (C.MANAGES_PEOPLE,)),)
    assert adapted(asked(), traits(), told).fit.changes == ()


def test_every_change_names_all_that_made_it() -> None:
    needs = frozenset({C.SPEECH, C.HEARING})
    told = footing(C.SPEECH, C.HEARING, C.NO_PHONE_CALLS, C.WORD_GETS_ROUND)
    fit = adapted(asked(channel=Channel.PHONE), traits(2, needs=needs), told).fit
    assert fit.changes == (
        AskChange("written", (C.SPEECH, C.HEARING, C.NO_PHONE_CALLS)),
        AskChange("bigger", (C.WORD_GETS_ROUND,)),
    )
    fit = adapted(asked(), traits(), footing(C.NO_COSTS_ME, directness=2)).fit
    assert fit.changes == (AskChange("indirect", (INDIRECT_HERE, C.NO_COSTS_ME)),)


@pytest.mark.parametrize(("code", "word"), SAME.items())
def test_what_was_told_in_the_older_words_is_the_same(code: NotFor, word: Circumstance) -> None:
    ask = asked(counterpart=Counterpart.LANDLORD, not_for=frozenset({code}))
    older, newer = footing(codes=(code,)), footing(word)
    assert adapted(ask, traits(5), older) == adapted(ask, traits(5), newer)
    assert older.left_out == newer.left_out == {code}


def test_told_nothing_nothing_is_inferred_and_nothing_changes() -> None:
    for ask in a_library(np.random.default_rng(1), 200):
        same = adapted(ask, traits(5, money=3, alone=True, needs=frozenset(C)), PersonalContext())
        assert same.candidate is ask
        assert same.fit == UNCHANGED


FOOTINGS = st.builds(
    PersonalContext,
    st.frozensets(st.sampled_from([word.value for word in C])),
    st.frozensets(st.sampled_from([code.value for code in NotFor])),
    st.none() | st.integers(1, 5),
)
ASKS = st.builds(
    asked,
    stakes=st.integers(0, 5),
    fear_mean=st.floats(0, 100),
    counterpart=st.sampled_from(Counterpart),
    channel=st.sampled_from(Channel),
    when=st.sampled_from([When("day"), When("evening"), When("any")]),
    from_home=st.booleans(),
    not_for=st.frozensets(st.sampled_from([code.value for code in NotFor])),
)
TRAITS = st.builds(
    Traits,
    st.integers(0, 5),
    st.frozensets(st.sampled_from(Flag)),
    st.integers(0, 3),
    st.booleans(),
    st.frozensets(st.sampled_from(["speech", "hearing", "sight", "mobility"])),
    st.frozensets(st.sampled_from(sorted(EVERY_WAY))),
    st.booleans(),
)


@given(ASKS, TRAITS, FOOTINGS)
def test_adapting_never_lowers_stakes_or_fear_and_touches_nothing_else(
    ask: Candidate, of: Traits, told: PersonalContext
) -> None:
    now = adapted(ask, of, told)
    assert ask.stakes <= now.candidate.stakes <= 5
    assert ask.fear_mean <= now.candidate.fear_mean <= 100
    kept = replace(now.candidate, stakes=ask.stakes, fear_mean=ask.fear_mean)
    assert kept == ask
    assert now.fit.way in ("", *of.ways)
    true = {*told.true, *told.not_for, INDIRECT_HERE}
    assert all(true.issuperset(change.because) for change in now.fit.changes)
    assert true.issuperset(now.fit.closed)


@given(ASKS, TRAITS, FOOTINGS, FOOTINGS)
def test_what_more_is_told_never_takes_back_stakes_or_what_is_left_out(
    ask: Candidate, of: Traits, told: PersonalContext, more: PersonalContext
) -> None:
    hours = {C.ONLY_DAYTIME, C.ONLY_EVENINGS}
    before = replace(told, circumstances=told.circumstances - hours)
    after = PersonalContext(
        before.circumstances | more.circumstances - hours, told.not_for | more.not_for
    )
    first, then = adapted(ask, of, before), adapted(ask, of, after)
    assert then.candidate.stakes >= first.candidate.stakes
    assert then.fit.closed or not first.fit.closed


@given(ASKS, TRAITS, FOOTINGS, st.sampled_from([0.0, 0.05, 0.5]))
def test_the_door_never_opens_by_adapting(
    ask: Candidate, of: Traits, told: PersonalContext, above: float
) -> None:
    moment = BeginningContext(100.5, History(), a_standing(), begun_today=0)
    now = adapted(ask, of, told).candidate
    before, after = (
        may_begin(Chosen(each, Source.BROWSED, above), moment, SAFETY) for each in (ask, now)
    )
    assert before.value or not after.value


@settings(max_examples=25)
@given(FOOTINGS, st.integers(0, 50))
def test_no_gate_of_the_chooser_opens_by_adapting_but_the_floor(
    told: PersonalContext, seed: int
) -> None:
    """The floor is soft: an ask that is expected to frighten more may come up into the window."""
    library = a_library(np.random.default_rng(seed), 60)
    now = [adapted(ask, traits(ask.stakes), told) for ask in library]
    situation = a_situation()
    closed = frozenset(one.candidate.key for one in now if one.fit.closed)
    told_too = replace(situation, circumstances=told.left_out, unfitting=closed)
    plain = gates(library, situation)
    fitted = gates(tuple(one.candidate for one in now), told_too)
    for key, gate in plain.items():
        assert gate in (None, "below_floor") or fitted[key] is not None, (key, gate)
    assert all(fitted[key] is not None for key in closed)


def gates(library: tuple[Candidate, ...], situation: Any) -> dict[str, str | None]:
    choice = choose(learned.start(), History(), Pool(library), situation, 1, SAFETY)
    assert situation.local_hour == NOON
    return {ask.key: choice.considered.gate_of(ask.key) for ask in library}
