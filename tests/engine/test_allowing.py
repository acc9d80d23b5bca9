"""The one door, against a second reading of the rules that shares nothing with the engine's rules."""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest

from tests.engine.builders import SAFETY, a_log, an_ask, calm, rated
from undaunted.engine.fear.forecasting import FearSettings
from undaunted.engine.history import History
from undaunted.engine.pool import Pool
from undaunted.engine.safety.allowing import (
    closed_now,
    first_stops,
    high_stakes_from,
    may_begin,
    stops,
)
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.beginning import Asks, BeginningContext, Chosen, PreparationSheet
from undaunted.engine.safety.signs import PHQ9, Screened, Signs, Taken
from undaunted.engine.steps import stepped
from undaunted.engine.taxonomy import (
    Channel,
    Counterpart,
    Domain,
    HoldsNow,
    NotFor,
    Outcome,
    Pace,
    Source,
    Step,
    Thoughts,
)
from undaunted.engine.values import OWN, Candidate

NOW = 100.5
FEW, MANY = calm(9, since=NOW - 60.0), calm(10, since=NOW - 60.0)
NIGHT, FRESH = 24.0, 1.0
SHEETS = {
    "none": None,
    "fresh alone": PreparationSheet(FRESH, has_support=False),
    "fresh with support": PreparationSheet(FRESH, has_support=True),
    "a night old, alone": PreparationSheet(NIGHT, has_support=False),
    "a night old with support": PreparationSheet(NIGHT, has_support=True),
}


def screened(*holds: HoldsNow, thoughts: Thoughts = Thoughts.NO, ago: float = 1.0) -> Screened:
    return Screened(NOW - ago, thoughts=thoughts, holds=frozenset(holds))


@dataclass(frozen=True)
class Told:
    """Somebody, by what they told and logged, and the pace the rules give them."""

    pace: Pace
    signs: Signs
    history: History = MANY
    stands_alone: bool = True


CLEAR = Signs((screened(),))
TREATED = Signs((screened(HoldsNow.IN_TREATMENT),))
PEOPLE = {
    "open, practised": Told(Pace.OPEN, CLEAR),
    "open, nine asks": Told(Pace.OPEN, CLEAR, FEW),
    "open, new": Told(Pace.OPEN, CLEAR, History()),
    "gentle, never screened": Told(Pace.GENTLE, Signs()),
    "gentle, declined": Told(Pace.GENTLE, Signs((Screened(NOW - 1.0, declined=True),))),
    "gentle, by score": Told(Pace.GENTLE, replace(CLEAR, taken=(Taken(NOW - 0.5, PHQ9, 15),))),
    "gentle, chosen": Told(Pace.GENTLE, replace(CLEAR, chosen=Pace.GENTLE)),
    "supported, alone": Told(Pace.SUPPORTED, TREATED),
    "supported, with support": Told(
        Pace.SUPPORTED, replace(TREATED, supported_days=NOW - 1.0), stands_alone=False
    ),
    "rest": Told(Pace.REST, replace(CLEAR, chosen=Pace.REST, supported_days=NOW)),
    "care first": Told(
        Pace.CARE_FIRST, Signs((screened(thoughts=Thoughts.PLAN),), supported_days=NOW)
    ),
}


def moment(told: Told, begun_today: int = 0, now: float = NOW) -> BeginningContext:
    found = assess_safety(told.signs, told.history, FearSettings(), now, SAFETY)
    assert found.pace.value is told.pace
    return BeginningContext(now, told.history, found, begun_today)


def asked(stakes: int, source: Source, **changes: object) -> Candidate:
    key = f"{OWN}1" if source is Source.OWN else "fresh-ask"
    return replace(an_ask(key), stakes=stakes, **changes)  # type: ignore[arg-type]  # any field


def begins(chosen: Chosen, at: BeginningContext) -> str:
    """The reason, "none" where it may be begun."""
    decision = may_begin(chosen, at, SAFETY)
    assert decision.value is (decision.reason == "none")
    assert decision.rule == f"{SAFETY.version}:begin"
    return decision.reason


def brief_allows(told: Told, stakes: int, source: Source, sheet: str) -> bool:
    """Sections 5a to 5c, read again and in literal figures; own asks are bound by none of them."""
    if source is Source.OWN:
        return True
    if told.pace in (Pace.REST, Pace.CARE_FIRST):
        return False
    if told.pace is Pace.SUPPORTED and told.stands_alone:
        return False
    if stakes <= 2:
        return True
    if told.pace is not Pace.OPEN:
        return False
    if stakes == 3:
        return True
    practised = len(told.history.asks) >= 10
    if stakes == 4:
        return practised and sheet != "none"
    by_the_person = source in (Source.BROWSED, Source.LADDER, Source.TOLD_AFTER, Source.ROUND)
    return practised and by_the_person and sheet == "a night old with support"


def test_every_combination_is_allowed_exactly_where_the_rules_allow_it() -> None:
    wrong, opened = [], 0
    cases = list(product(PEOPLE, range(6), Source, SHEETS))
    for name, stakes, source, sheet in cases:
        told = PEOPLE[name]
        chosen = Chosen(asked(stakes, source), source, 0.0, SHEETS[sheet])
        reason = begins(chosen, moment(told))
        opened += reason == "none"
        if (reason == "none") is not brief_allows(told, stakes, source, sheet):
            wrong.append((name, stakes, source.value, sheet, reason))
    assert not wrong, f"{len(wrong)} of {len(cases)} combinations are wrong: {wrong[:5]}"
    assert len(cases) == 11 * 6 * 7 * 5 == 2310
    assert opened == sum(brief_allows(PEOPLE[n], s, source, sheet) for n, s, source, sheet in cases)
    assert 0 < opened < len(cases), f"{opened} of {len(cases)} combinations are open"


GUARDS = {"not_free_to_refuse"}  # what guards the other person binds own asks too
HINDRANCES: dict[str, tuple[str, dict[str, float]]] = {
    "three asks were begun": ("enough_today", {"begun_today": 3}),
    "the ceiling": ("above_ceiling", {"chance_above": 0.11}),
    "no free refusal": ("not_free_to_refuse", {"free_to_refuse": 2}),
}


@pytest.mark.parametrize("hindrance", HINDRANCES)
def test_one_more_rule_that_says_no_opens_nothing(hindrance: str) -> None:
    expected, given = HINDRANCES[hindrance]
    cases = list(product(PEOPLE, range(6), Source, SHEETS))
    for name, stakes, source, sheet in cases:
        ask = asked(stakes, source, free_to_refuse=int(given.get("free_to_refuse", 4)))
        above = given.get("chance_above", 0.0)
        if source is Source.OWN and expected not in GUARDS:
            continue
        at = moment(PEOPLE[name], int(given.get("begun_today", 0)))
        chosen = Chosen(ask, source, above, SHEETS[sheet])
        case = f"{name}, {stakes}, {source}, {sheet}: one of {len(cases)}"
        assert begins(chosen, at) != "none", case
        assert expected in set(stops(chosen, at, SAFETY)), case


def first_no(
    signs: Signs = CLEAR,
    history: History = MANY,
    ask: Candidate | None = None,
    source: Source = Source.BROWSED,
    begun_today: int = 0,
    chance_above: float = 0.0,
    sheet: PreparationSheet | None = None,
    now: float = NOW,
) -> str:
    found = assess_safety(signs, history, FearSettings(), now, SAFETY)
    chosen = Chosen(ask or an_ask("fresh-ask"), source, chance_above, sheet)
    return begins(chosen, BeginningContext(now, history, found, begun_today))


@pytest.mark.parametrize(
    ("begun", "reason"), [(0, "none"), (2, "none"), (3, "enough_today"), (4, "enough_today")]
)
@pytest.mark.parametrize("source", Source)
def test_three_asks_a_day_are_enough_from_wherever(begun: int, reason: str, source: Source) -> None:
    assert first_no(begun_today=begun, source=source) == reason
    assert SAFETY.most_a_day == 3


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize(
    ("chance", "reason"),
    [
        (0.0, "none"),
        (0.0999, "none"),
        (0.10, "none"),
        (0.1001, "above_ceiling"),
        (1.0, "above_ceiling"),
    ],
)
def test_no_ask_may_pass_the_ceiling_in_more_than_one_case_of_ten(
    chance: float, reason: str, source: Source
) -> None:
    assert first_no(chance_above=chance, source=source) == reason
    assert SAFETY.max_chance_above == 0.10


@pytest.mark.parametrize(
    ("free", "reason"),
    [(0, "not_free_to_refuse"), (2, "not_free_to_refuse"), (3, "none"), (4, "none")],
)
def test_the_other_must_be_free_to_refuse(free: int, reason: str) -> None:
    assert first_no(ask=replace(an_ask(), free_to_refuse=free)) == reason


def high(*ago: float, stakes: int = 3, outcome: Outcome = Outcome.NO) -> History:
    later = (
        a_log(replace(an_ask("high"), stakes=stakes), NOW - days, outcome)
        for days in sorted(ago, reverse=True)
    )
    return History((*MANY.asks, *later))


@pytest.mark.parametrize(
    ("ago", "reason"),
    [
        ((), "none"),
        ((0.5,), "high_stakes_lately"),
        ((0.999,), "high_stakes_lately"),
        ((1.0,), "none"),
        ((1.001,), "none"),
        ((2.0, 4.0), "high_stakes_lately"),
        ((2.0, 6.999), "high_stakes_lately"),
        ((2.0, 7.0), "none"),
        ((2.0, 7.001), "none"),
        ((2.0, 7.0, 8.0, 9.0), "none"),
    ],
)
@pytest.mark.parametrize("source", Source)
def test_two_high_stakes_asks_a_week_a_day_apart(
    ago: tuple[float, ...], reason: str, source: Source
) -> None:
    step = asked(3, source)
    said = "none" if source is Source.OWN else reason
    assert first_no(history=high(*ago), ask=step, source=source) == said
    assert first_no(history=high(*ago), source=source) == "none"
    low = high(*ago, stakes=SAFETY.high_stakes - 1)
    assert first_no(history=low, ask=step, source=source) == "none"
    not_made = high(*ago, outcome=Outcome.NOT_ASKED)
    assert first_no(history=not_made, ask=step, source=source) == "none"


@pytest.mark.parametrize(
    ("hours", "support", "reason"),
    [
        (24.0, True, "none"),
        (24.1, True, "none"),
        (23.9, True, "needs_a_night"),
        (0.0, True, "needs_a_night"),
        (24.0, False, "needs_support_person"),
        (0.0, False, "needs_support_person"),
        (SAFETY.sheet_wait_hours, True, "none"),
    ],
)
def test_the_highest_stakes_need_a_sheet_somebody_and_a_night(
    hours: float, support: bool, reason: str
) -> None:
    sheet = PreparationSheet(hours, support)
    chosen = Source.BROWSED
    assert first_no(ask=asked(5, chosen), source=chosen, sheet=sheet) == reason
    assert first_no(ask=asked(4, chosen), source=chosen, sheet=sheet) == "none"
    assert first_no(ask=asked(5, chosen), source=chosen) == "needs_sheet"
    assert first_no(ask=asked(5, Source.OWN), source=Source.OWN) == "none"
    offered = first_no(ask=asked(5, Source.SUGGESTED), source=Source.SUGGESTED, sheet=sheet)
    assert offered == "never_offered"


def test_a_rest_day_is_for_every_source() -> None:
    drunk = History((*MANY.asks, replace(a_log(day=NOW - 0.4), alcohol=True)))
    daily = calm(21, since=NOW - 20.2)
    for source in Source:
        assert first_no(history=drunk, source=source) == "rest_alcohol"
        assert first_no(history=daily, source=source) == "rest_asks_every_day"
        assert first_no(history=drunk, source=source, now=NOW + 0.2) == "none"


def test_two_strong_peaks_lower_the_stakes_for_every_source() -> None:
    hard = History((*MANY.asks, *rated(90.0, 90.0, 40.0, 40.0, 40.0, since=NOW - 6.0).asks))
    for source in Source:
        assert first_no(history=hard, ask=asked(2, source), source=source) == "none"
        said = "none" if source is Source.OWN else "stakes"
        assert first_no(history=hard, ask=asked(3, source), source=source) == said


def kind(
    domain: Domain = Domain.SERVICE,
    counterpart: Counterpart = Counterpart.STAFF,
    channel: Channel = Channel.FACE_TO_FACE,
    key: str = "fresh-ask",
    not_for: frozenset[NotFor] = frozenset(),
) -> Candidate:
    return replace(
        an_ask(key), domain=domain, counterpart=counterpart, channel=channel, not_for=not_for
    )


KEPT_FROM_MINORS = [
    kind(Domain.DATING),
    kind(counterpart=Counterpart.PASSER_BY),
    kind(channel=Channel.PUBLIC_POST),
    kind(not_for=frozenset({NotFor.UNDER_18})),
]
SOURCES_OF_OTHERS = [one for one in Source if one is not Source.OWN]


@pytest.mark.parametrize("ask", KEPT_FROM_MINORS)
@pytest.mark.parametrize("source", Source)
def test_minors_have_no_dating_no_strangers_and_nothing_public(
    ask: Candidate, source: Source
) -> None:
    minor = Signs((screened(HoldsNow.UNDER_18),), minors=True)
    own = replace(ask, key=f"{OWN}1")
    assert first_no(minor, ask=ask, source=source) == "under_18"
    by_others = source in (Source.SUGGESTED, Source.PROGRAMME)
    assert first_no(minor, ask=own, source=source) == ("under_18" if by_others else "none")
    for one in (ask, own):
        assert first_no(ask=one, source=source) == "none"
    assert first_no(minor, source=source) == "none"
    said = "none" if source is Source.OWN else "stakes"
    assert first_no(minor, ask=asked(3, source), source=source) == said
    not_opened = replace(minor, minors=False, supported_days=NOW)
    assert first_no(not_opened, source=source) == "under_18"
    known = kind(counterpart=Counterpart.CLASSMATE)
    assert first_no(not_opened, ask=known, source=source) == "under_18"
    assert first_no(not_opened, ask=stepped(known, Step.SAY_ALONE), source=source) == "none"
    assert first_no(not_opened, ask=stepped(ask, Step.PICTURE), source=source) == "under_18"


@pytest.mark.parametrize(
    ("ask", "kept"),
    [
        (kind(Domain.FAMILY), True),
        (kind(Domain.FAMILY, Counterpart.FRIEND), True),
        (kind(counterpart=Counterpart.PARTNER), True),
        (kind(Domain.MONEY, Counterpart.RELATIVE), True),
        (kind(Domain.FRIENDSHIP, Counterpart.FRIEND), False),
        (kind(Domain.WORK, Counterpart.BOSS), False),
        (kind(), False),
    ],
)
@pytest.mark.parametrize("source", SOURCES_OF_OTHERS)
def test_somebody_who_is_afraid_is_not_sent_home_with_an_ask(
    ask: Candidate, kept: bool, source: Source
) -> None:
    afraid = Signs((screened(HoldsNow.AFRAID_OF_SOMEONE),))
    assert first_no(afraid, ask=ask, source=source) == ("somebody_feared" if kept else "none")
    own = replace(ask, key=f"{OWN}1")
    assert first_no(afraid, ask=own, source=Source.LADDER) == "none"


LOST = [
    (HoldsNow.LOST_SOMEONE, Domain.FAMILY),
    (HoldsNow.LOST_SOMEONE, Domain.FRIENDSHIP),
    (HoldsNow.LOST_RELATIONSHIP, Domain.DATING),
    (HoldsNow.LOST_JOB, Domain.WORK),
    (HoldsNow.LOST_JOB, Domain.JOB_SEARCH),
]


@pytest.mark.parametrize(
    "loss", [HoldsNow.LOST_SOMEONE, HoldsNow.LOST_RELATIONSHIP, HoldsNow.LOST_JOB]
)
@pytest.mark.parametrize("domain", Domain)
@pytest.mark.parametrize(
    ("ago", "counts"),
    [(0.0, True), (55.0, True), (55.999, True), (56.0, False), (57.0, False)],
)
def test_the_part_of_life_that_was_lost_is_left_alone_for_eight_weeks(
    loss: HoldsNow, domain: Domain, ago: float, counts: bool
) -> None:
    kept = counts and (loss, domain) in LOST
    lost = Signs((screened(loss, ago=ago),))
    assert first_no(lost, ask=kind(domain)) == ("after_a_loss" if kept else "none")
    assert first_no(lost, ask=kind(domain, key=f"{OWN}1"), source=Source.OWN) == "none"
    since = replace(lost, screenings=(*lost.screenings, Screened(NOW, declined=True)))
    assert first_no(since, ask=kind(domain)) == ("after_a_loss" if kept else "none")


def test_the_weightiest_reason_is_told_first_and_all_are_known() -> None:
    drunk = History((*MANY.asks, replace(a_log(day=NOW - 0.1), alcohol=True)))
    minor = Signs((screened(HoldsNow.UNDER_18, HoldsNow.LOST_RELATIONSHIP),))
    found = assess_safety(minor, drunk, FearSettings(), NOW, SAFETY)
    ask = replace(kind(Domain.DATING), stakes=5, free_to_refuse=0)
    chosen = Chosen(ask, Source.SUGGESTED, 0.5)
    assert list(stops(chosen, BeginningContext(NOW, drunk, found, 3), SAFETY)) == [
        *("rest_alcohol", "enough_today", "under_18", "after_a_loss"),
        *("never_offered", "stakes", "needs_sheet", "not_free_to_refuse", "above_ceiling"),
    ]


def test_a_decision_keeps_what_it_was_made_of() -> None:
    found = assess_safety(CLEAR, MANY, FearSettings(), NOW, SAFETY)
    chosen = Chosen(asked(4, Source.OWN), Source.OWN, 0.05, PreparationSheet(3.0, False))
    decision = may_begin(chosen, BeginningContext(NOW, MANY, found, 1), SAFETY)
    assert dict(decision.inputs) == {
        "ask": "own:1",
        "source": "own",
        "stakes": 4,
        "stakes_cap": 4,
        "pace": "open",
        "chance_above_ceiling": 0.05,
        "begun_today": 1,
        "sheet_hours": 3.0,
    }


def test_a_chance_that_is_no_number_opens_nothing() -> None:
    assert first_no(chance_above=float("nan")) == "above_ceiling"


@pytest.mark.parametrize("name", PEOPLE)
def test_many_asks_at_once_are_answered_as_each_alone(name: str) -> None:
    told = PEOPLE[name]
    whole = [
        replace(an_ask(f"ask-{stakes}-{free}"), stakes=stakes, free_to_refuse=free)
        for stakes in range(6)
        for free in range(5)
    ]
    asks = [each for ask in whole for each in (ask, stepped(ask, Step.PICTURE))]
    chances = np.linspace(0.0, 0.2, len(asks))
    at = moment(told)
    many = Asks(Pool(tuple(asks)), Source.BROWSED, chances)
    closed = next(closed_now(at, SAFETY), None)
    codes = [closed or code for code in first_stops(many, at, SAFETY)]
    alone = [
        begins(Chosen(ask, Source.BROWSED, float(chance)), at)
        for ask, chance in zip(asks, chances, strict=True)
    ]
    assert codes == alone


def test_the_day_of_the_next_big_one_is_a_day_after_the_last_and_a_week_after_the_one_before() -> (
    None
):
    big = replace(an_ask("big"), stakes=3)
    for ago, opens in (((2.0,), 0.0), ((0.25,), 0.75), ((4.0, 2.0), 3.0), ((6.5, 0.25), 0.75)):
        history = History(tuple(a_log(big, NOW - days) for days in ago))
        at = BeginningContext(NOW, history, moment(PEOPLE["open, practised"]).assessment, 0)
        assert high_stakes_from(at, SAFETY) == pytest.approx(NOW + opens), ago
        later = replace(at, now_days=NOW + opens + 0.01)
        assert high_stakes_from(later, SAFETY) == later.now_days
