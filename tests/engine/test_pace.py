"""Every screening answer and score -> pace, just below, at and above; and what lifts nothing."""

from dataclasses import replace
from itertools import product

import pytest

from tests.engine.builders import SAFETY, a_log, calm, rated
from undaunted.engine.history import History
from undaunted.engine.safety.pace import CAREFULNESS, has_support, pace_for, stakes_cap
from undaunted.engine.safety.signs import GAD7, K6, PHQ9, PTSD, Screened, Signs, Taken
from undaunted.engine.taxonomy import HoldsNow, Pace, Thoughts

NOW = 200.5
OPEN, GENTLE, SUPPORTED = Pace.OPEN, Pace.GENTLE, Pace.SUPPORTED
REST, CARE_FIRST = Pace.REST, Pace.CARE_FIRST
DAY = 1.0
MOMENT = 1e-3
LOSSES = (HoldsNow.LOST_SOMEONE, HoldsNow.LOST_RELATIONSHIP, HoldsNow.LOST_JOB)


def screened(
    ago: float = 1.0, thoughts: Thoughts = Thoughts.NO, phq2: int = 0, *holds: HoldsNow
) -> Screened:
    return Screened(NOW - ago, phq2=phq2, thoughts=thoughts, holds=frozenset(holds))


def declined(ago: float = 1.0) -> Screened:
    return Screened(NOW - ago, declined=True)


def told(*holds: HoldsNow, ago: float = 1.0, minors: bool = False) -> Signs:
    return Signs((screened(ago, Thoughts.NO, 0, *holds),), minors=minors)


def took(instrument: str, score: float, ago: float = 0.5, item9: int = 0) -> Taken:
    return Taken(NOW - ago, instrument, score, item9)


def decided(signs: Signs, history: History | None = None) -> tuple[Pace, str]:
    found = pace_for(signs, history or History(), NOW, SAFETY)
    return found.value, found.reason


# As the rules page has it, written down a second time.
BY_SCORE = [
    *((PHQ9, 0, OPEN), (PHQ9, 14, OPEN), (PHQ9, 15, GENTLE), (PHQ9, 16, GENTLE)),
    *((PHQ9, 19, GENTLE), (PHQ9, 20, SUPPORTED), (PHQ9, 21, SUPPORTED), (PHQ9, 27, SUPPORTED)),
    *((GAD7, 0, OPEN), (GAD7, 14, OPEN), (GAD7, 15, GENTLE), (GAD7, 16, GENTLE)),
    (GAD7, 21, GENTLE),
    *((PTSD, 0, OPEN), (PTSD, 2, OPEN), (PTSD, 3, GENTLE), (PTSD, 4, SUPPORTED)),
    (PTSD, 5, SUPPORTED),
    *((K6, 0, OPEN), (K6, 12, OPEN), (K6, 13, GENTLE), (K6, 14, GENTLE), (K6, 24, GENTLE)),
]
THRESHOLDS = [
    (PHQ9, SAFETY.phq9_gentle, OPEN, GENTLE, "phq9_raised"),
    (PHQ9, SAFETY.phq9_supported, GENTLE, SUPPORTED, "phq9_high"),
    (GAD7, SAFETY.gad7_gentle, OPEN, GENTLE, "gad7_raised"),
    (PTSD, SAFETY.ptsd_gentle, OPEN, GENTLE, "ptsd_raised"),
    (PTSD, SAFETY.ptsd_supported, GENTLE, SUPPORTED, "ptsd_high"),
    (K6, SAFETY.k6_gentle, OPEN, GENTLE, "k6_raised"),
]
BY_ANSWER = [
    ((), OPEN, "screened"),
    ((HoldsNow.HAUNTED,), GENTLE, "unfinished"),
    ((HoldsNow.AFRAID_OF_SOMEONE,), OPEN, "screened"),
    ((HoldsNow.TOLD_NOT_TO_CONTACT,), OPEN, "screened"),
    ((HoldsNow.LOST_SOMEONE,), GENTLE, "after_a_loss"),
    ((HoldsNow.LOST_RELATIONSHIP,), GENTLE, "after_a_loss"),
    ((HoldsNow.LOST_JOB,), GENTLE, "after_a_loss"),
    ((HoldsNow.IN_TREATMENT,), SUPPORTED, "in_treatment"),
    ((HoldsNow.UNDER_18,), GENTLE, "under_18"),
    ((HoldsNow.LOST_JOB, HoldsNow.IN_TREATMENT), SUPPORTED, "in_treatment"),
]
BY_THOUGHTS = [
    (Thoughts.NO, OPEN, "screened"),
    (Thoughts.PASSING, GENTLE, "passing_thoughts"),
    (Thoughts.RATHER_NOT, GENTLE, "rather_not_say"),
    (Thoughts.PLAN, CARE_FIRST, "danger"),
]


@pytest.mark.parametrize(("instrument", "score", "pace"), BY_SCORE)
def test_a_score_sets_the_pace_of_the_brief(instrument: str, score: int, pace: Pace) -> None:
    assert decided(replace(told(), taken=(took(instrument, score),)))[0] is pace


@pytest.mark.parametrize(("instrument", "least", "below", "at", "reason"), THRESHOLDS)
def test_a_score_counts_from_its_figure_on(
    instrument: str, least: int, below: Pace, at: Pace, reason: str
) -> None:
    found = [
        decided(replace(told(), taken=(took(instrument, score),)))
        for score in (least - 1, least, least + 1)
    ]
    assert [pace for pace, _ in found[:2]] == [below, at]
    assert found[1] == (at, reason)
    assert CAREFULNESS.index(found[2][0]) >= CAREFULNESS.index(at)


@pytest.mark.parametrize(("holds", "pace", "reason"), BY_ANSWER)
def test_what_holds_now_sets_the_pace(holds: tuple[HoldsNow, ...], pace: Pace, reason: str) -> None:
    assert decided(told(*holds)) == (pace, reason)


@pytest.mark.parametrize(("thoughts", "pace", "reason"), BY_THOUGHTS)
def test_thoughts_of_dying_set_the_pace(thoughts: Thoughts, pace: Pace, reason: str) -> None:
    signs = Signs((screened(1.0, thoughts),), (took(PHQ9, 0),))
    assert decided(signs) == (pace, reason)


@pytest.mark.parametrize(
    ("item9", "pace", "reason"),
    [
        (0, OPEN, "screened"),
        (1, GENTLE, "item9"),
        (2, CARE_FIRST, "danger"),
        (3, CARE_FIRST, "danger"),
        (SAFETY.item9_gentle, GENTLE, "item9"),
        (SAFETY.item9_care, CARE_FIRST, "danger"),
    ],
)
def test_item_nine_speaks_whatever_the_score(item9: int, pace: Pace, reason: str) -> None:
    assert decided(replace(told(), taken=(took(PHQ9, 3, item9=item9),))) == (pace, reason)


@pytest.mark.parametrize("phq2", [0, 6])
def test_thoughts_of_death_are_named_before_any_other_reason_for_the_same_pace(phq2: int) -> None:
    one = screened(1.0, Thoughts.NO, phq2, HoldsNow.LOST_JOB)
    signs = Signs((one,), (took(PHQ9, 16, item9=1), took(GAD7, 16), took(K6, 13)))
    assert decided(signs) == (GENTLE, "item9")


def test_item_nine_of_one_is_gentle_until_the_next_check() -> None:
    once = replace(told(), taken=(took(PHQ9, 3, ago=10.0, item9=1), took(PHQ9, 3, ago=0.5)))
    assert decided(once) == (OPEN, "screened")


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(
    ("ago", "pace"),
    [(0.0, GENTLE), (55.0, GENTLE), (56.0 - MOMENT, GENTLE), (56.0, OPEN), (57.0, OPEN)],
)
def test_a_loss_is_gentle_for_eight_weeks(loss: HoldsNow, ago: float, pace: Pace) -> None:
    assert SAFETY.loss_days == 56.0
    assert decided(told(loss, ago=ago))[0] is pace


@pytest.mark.parametrize(("minors", "cap"), [(False, 1), (True, 2)])
@pytest.mark.parametrize("supported", [None, NOW - 1.0])
def test_under_eighteen_stakes_are_small_and_smaller_where_that_was_not_opened(
    minors: bool, cap: int, supported: float | None
) -> None:
    signs = replace(told(HoldsNow.UNDER_18, minors=minors), supported_days=supported)
    assert decided(signs) == (GENTLE, "under_18")
    assert stakes_cap(GENTLE, signs, NOW, SAFETY) == cap


@pytest.mark.parametrize("pace", list(Pace))
def test_a_minor_never_has_more_than_the_minor_cap(pace: Pace) -> None:
    signs = replace(told(HoldsNow.UNDER_18, minors=True), supported_days=NOW)
    assert stakes_cap(pace, signs, NOW, SAFETY) <= SAFETY.minor_stakes


def test_nobody_begins_faster_than_gentle() -> None:
    assert decided(Signs()) == (GENTLE, "not_screened")
    assert decided(Signs((declined(),))) == (GENTLE, "declined")
    assert decided(Signs((declined(3.0), declined(1.0)))) == (GENTLE, "declined")
    assert decided(Signs((declined(3.0), screened()))) == (OPEN, "screened")


@pytest.mark.parametrize(
    ("phq2", "holds", "thoughts", "finished"),
    [
        (2, (), Thoughts.NO, ()),
        (3, (), Thoughts.NO, (PHQ9, GAD7)),
        (4, (), Thoughts.NO, (PHQ9, GAD7)),
        (0, (HoldsNow.HAUNTED,), Thoughts.NO, (PTSD,)),
        (6, (HoldsNow.HAUNTED,), Thoughts.NO, (PHQ9, GAD7, PTSD)),
    ],
)
def test_measures_that_are_asked_for_keep_the_pace_gentle_until_all_are_taken(
    phq2: int, holds: tuple[HoldsNow, ...], thoughts: Thoughts, finished: tuple[str, ...]
) -> None:
    screenings = (screened(1.0, thoughts, phq2, *holds),)
    for n in range(len(finished)):
        some = tuple(took(one, 0) for one in finished[:n])
        assert decided(Signs(screenings, some)) == (GENTLE, "unfinished")
    assert decided(Signs(screenings, tuple(took(one, 0) for one in finished)))[0] is OPEN


@pytest.mark.parametrize(
    ("instrument", "days", "holds"),
    [
        (PHQ9, SAFETY.measure_again_days, ()),
        (PTSD, SAFETY.ptsd_again_days, (HoldsNow.HAUNTED,)),
    ],
)
@pytest.mark.parametrize(("over", "pace"), [(-DAY, OPEN), (0.0, OPEN), (DAY, GENTLE)])
def test_a_measure_taken_shortly_before_still_counts(
    instrument: str, days: float, holds: tuple[HoldsNow, ...], over: float, pace: Pace
) -> None:
    others = (GAD7,) if instrument == PHQ9 else ()
    phq2 = SAFETY.phq2_more if instrument == PHQ9 else 0
    taken = (took(instrument, 0, ago=1.0 + days + over), *(took(one, 0) for one in others))
    assert decided(Signs((screened(1.0, Thoughts.NO, phq2, *holds),), taken))[0] is pace


DANGERS = [
    Signs((screened(20.0, Thoughts.PLAN),)),
    Signs((screened(21.0),), (took(PHQ9, 3, ago=20.0, item9=2),)),
    Signs((screened(21.0),), (took(PHQ9, 3, ago=20.0, item9=3),)),
]


@pytest.mark.parametrize("danger", DANGERS)
@pytest.mark.parametrize(
    ("waited", "support_after", "pace"),
    [
        (20.0, None, CARE_FIRST),
        (20.0, -MOMENT, CARE_FIRST),
        (20.0, -300.0, CARE_FIRST),
        (20.0, 0.0, GENTLE),
        (20.0, 19.0, GENTLE),
        (SAFETY.care_days - DAY, 0.0, CARE_FIRST),
        (SAFETY.care_days - MOMENT, 0.0, CARE_FIRST),
        (SAFETY.care_days, 0.0, GENTLE),
        (SAFETY.care_days + DAY, 0.0, GENTLE),
        (SAFETY.care_days + DAY, None, CARE_FIRST),
        (2000.0, None, CARE_FIRST),
    ],
)
def test_care_comes_first_until_somebody_stands_by_and_seven_days_have_passed(
    danger: Signs, waited: float, support_after: float | None, pace: Pace
) -> None:
    since = NOW - 20.0
    support = None if support_after is None else since + support_after
    signs = replace(danger, supported_days=support)
    assert pace_for(signs, History(), since + waited, SAFETY).value is pace


EVASIONS = {
    "declining": ((declined(0.5),), ()),
    "saying no thoughts": ((screened(0.5),), ()),
    "rather not saying": ((screened(0.5, Thoughts.RATHER_NOT),), ()),
    "a mild measure": ((), (took(PHQ9, 0, ago=0.4),)),
    "everything mild": ((screened(0.5),), (took(PHQ9, 0, ago=0.4), took(GAD7, 0, ago=0.4))),
}


@pytest.mark.parametrize("evasion", EVASIONS.values(), ids=EVASIONS)
@pytest.mark.parametrize("danger", DANGERS)
@pytest.mark.parametrize("chosen", [None, OPEN, GENTLE, SUPPORTED, REST])
def test_nothing_but_support_and_time_lifts_care_first(
    danger: Signs,
    evasion: tuple[tuple[Screened, ...], tuple[Taken, ...]],
    chosen: Pace | None,
) -> None:
    screenings, taken = evasion
    signs = replace(
        danger,
        screenings=(*danger.screenings, *screenings),
        taken=(*danger.taken, *taken),
        chosen=chosen,
    )
    assert decided(signs)[0] is CARE_FIRST
    assert stakes_cap(CARE_FIRST, signs, NOW, SAFETY) == 0


def test_a_second_danger_starts_the_days_again() -> None:
    twice = Signs(
        (screened(20.0, Thoughts.PLAN), screened(3.0, Thoughts.PLAN)), supported_days=NOW - 2.0
    )
    assert decided(twice)[0] is CARE_FIRST
    assert decided(replace(twice, screenings=twice.screenings[:1]))[0] is GENTLE
    support_before_the_second = replace(twice, supported_days=NOW - 4.0)
    assert pace_for(support_before_the_second, History(), NOW + 30.0, SAFETY).value is CARE_FIRST


WORRIES = [
    (told(HoldsNow.IN_TREATMENT, ago=5.0), SUPPORTED),
    (told(HoldsNow.UNDER_18, ago=5.0), GENTLE),
    (told(HoldsNow.LOST_JOB, ago=5.0), GENTLE),
    (Signs((screened(5.0, Thoughts.PASSING),), (took(PHQ9, 0, ago=4.0),)), GENTLE),
    (Signs((screened(5.0, Thoughts.RATHER_NOT),), (took(PHQ9, 0, ago=4.0),)), GENTLE),
    (Signs((screened(5.0, phq2=4),), (took(PHQ9, 20, ago=4.0), took(GAD7, 3, ago=4.0))), SUPPORTED),
    (Signs((screened(5.0, phq2=4),), (took(PHQ9, 15, ago=4.0), took(GAD7, 3, ago=4.0))), GENTLE),
    (replace(told(HoldsNow.HAUNTED, ago=5.0), taken=(took(PTSD, 4, ago=4.0),)), SUPPORTED),
]


@pytest.mark.parametrize(("worry", "pace"), WORRIES)
def test_declining_later_takes_nothing_back(worry: Signs, pace: Pace) -> None:
    assert decided(worry)[0] is pace
    assert decided(replace(worry, screenings=(*worry.screenings, declined(0.5))))[0] is pace
    many = tuple(declined(ago) for ago in (3.0, 2.0, 1.0))
    assert decided(replace(worry, screenings=(*worry.screenings, *many)))[0] is pace


@pytest.mark.parametrize("newest", [OPEN, GENTLE, SUPPORTED])
def test_the_newest_screening_that_was_answered_is_the_one_that_speaks(newest: Pace) -> None:
    holds: dict[Pace, tuple[HoldsNow, ...]] = {
        OPEN: (),
        GENTLE: (HoldsNow.LOST_JOB,),
        SUPPORTED: (HoldsNow.IN_TREATMENT,),
    }
    order = [*(one for one in holds if one is not newest), newest]
    ages = (25.0, 17.0, 9.0)
    screenings = tuple(
        screened(ago, Thoughts.NO, 0, *holds[one]) for ago, one in zip(ages, order, strict=True)
    )
    assert decided(Signs(screenings))[0] is newest
    assert decided(Signs((*screenings, declined())))[0] is (GENTLE if newest is OPEN else newest)


@pytest.mark.parametrize(("apart", "pace"), [(0.01, SUPPORTED), (6.9, SUPPORTED), (7.0, OPEN)])
def test_an_answer_that_weighs_is_not_taken_back_by_the_next_tap(apart: float, pace: Pace) -> None:
    first = screened(apart + 1.0, Thoughts.NO, 0, HoldsNow.IN_TREATMENT)
    again = screened(1.0, Thoughts.NO, 0)
    assert decided(Signs((first, again)))[0] is pace


def test_after_care_first_a_clear_check_ends_the_gentle_pace() -> None:
    plan, day = screened(60.0, Thoughts.PLAN, 0), NOW - 60.0
    held = Signs((plan,), supported_days=day + 1.0)
    assert decided(held)[:2] == (GENTLE, "care_was_first")
    clear = screened(20.0, Thoughts.NO, 0)
    assert decided(replace(held, screenings=(plan, clear)))[0] is OPEN
    alone = Signs((plan, clear))
    assert decided(alone)[0] is Pace.CARE_FIRST


@pytest.mark.parametrize(
    ("again", "old", "pace"),
    [
        (screened(0.5, phq2=3), took(PHQ9, 20, ago=100.0), SUPPORTED),
        (screened(0.5, phq2=6), took(PHQ9, 27, ago=400.0), SUPPORTED),
        (screened(0.5, Thoughts.PASSING), took(PHQ9, 20, ago=100.0), SUPPORTED),
        (screened(0.5, phq2=3), took(GAD7, 15, ago=100.0), GENTLE),
        (screened(0.5, Thoughts.NO, 0, HoldsNow.HAUNTED), took(PTSD, 4, ago=300.0), SUPPORTED),
    ],
)
def test_being_screened_again_without_taking_the_measure_lifts_nothing(
    again: Screened, old: Taken, pace: Pace
) -> None:
    assert decided(Signs((screened(401.0), again), (old,)))[0] is pace


@pytest.mark.parametrize(
    ("instrument", "score", "speaks_days", "pace"),
    [
        (PHQ9, 20, SAFETY.measure_again_days, SUPPORTED),
        (GAD7, 15, SAFETY.measure_again_days, GENTLE),
        (K6, 13, SAFETY.measure_again_days, GENTLE),
        (PTSD, 4, SAFETY.ptsd_again_days, SUPPORTED),
    ],
)
def test_a_calm_screening_lifts_a_score_only_once_the_score_is_old(
    instrument: str, score: float, speaks_days: float, pace: Pace
) -> None:
    found = [
        decided(Signs((screened(0.5),), (took(instrument, score, ago=0.5 + age),)))[0]
        for age in (0.0, speaks_days - DAY, speaks_days, speaks_days + DAY)
    ]
    assert found == [pace, pace, pace, OPEN]


@pytest.mark.parametrize(("score", "pace"), [(20, SUPPORTED), (15, GENTLE), (0, GENTLE)])
def test_a_score_speaks_even_when_nobody_was_ever_screened(score: int, pace: Pace) -> None:
    assert decided(Signs(taken=(took(PHQ9, score, ago=300.0),)))[0] is pace


BASES = [told(), told(HoldsNow.LOST_JOB), told(HoldsNow.IN_TREATMENT), DANGERS[0]]


@pytest.mark.parametrize(("base", "chosen"), list(product(BASES, Pace)))
def test_gentler_is_always_a_persons_own_choice_and_bolder_never_beyond_the_rules(
    base: Signs, chosen: Pace
) -> None:
    ruled, reason = decided(base)
    gentler = CAREFULNESS.index(chosen) > CAREFULNESS.index(ruled)
    assert decided(replace(base, chosen=chosen)) == (
        (chosen, "chosen") if gentler else (ruled, reason)
    )


def test_a_choice_is_also_gentler_than_nothing_told() -> None:
    assert decided(Signs(chosen=OPEN)) == (GENTLE, "not_screened")
    assert decided(Signs(chosen=REST)) == (REST, "chosen")


@pytest.mark.parametrize(
    ("steps", "pace", "reason"),
    [
        ((2.9,) * 7, OPEN, "screened"),
        ((3.0,) * 7, GENTLE, "fear_rising"),
        ((3.1,) * 7, GENTLE, "fear_rising"),
        ((9.0,) * 6, OPEN, "screened"),
    ],
)
def test_rising_fear_over_eight_asks_is_gentle(
    steps: tuple[float, ...], pace: Pace, reason: str
) -> None:
    peaks = [20.0 + sum(steps[:n]) for n in range(len(steps) + 1)]
    assert decided(told(), rated(*peaks)) == (pace, reason)


@pytest.mark.parametrize(("times", "pace"), [(2, OPEN), (3, GENTLE), (4, GENTLE)])
def test_the_third_wrong_lesson_in_thirty_days_is_gentle(times: int, pace: Pace) -> None:
    in_words = replace(told(), lessons=tuple(NOW - 1.0 - n for n in range(times)))
    jumped = tuple(
        replace(a_log(day=NOW - 1.0 - n), worth_before=0.3, worth_after=0.6)
        for n in reversed(range(times))
    )
    assert decided(in_words)[0] is pace
    assert decided(told(), History(jumped))[0] is pace


@pytest.mark.parametrize(
    ("ago", "supported"),
    [
        (0.0, True),
        (SAFETY.support_days - DAY, True),
        (SAFETY.support_days, True),
        (SAFETY.support_days + MOMENT, False),
        (None, False),
    ],
)
def test_support_counts_for_twelve_weeks(ago: float | None, supported: bool) -> None:
    signs = replace(told(HoldsNow.IN_TREATMENT), supported_days=None if ago is None else NOW - ago)
    assert has_support(signs, NOW, SAFETY) is supported
    cap = stakes_cap(SUPPORTED, signs, NOW, SAFETY)
    assert cap == (SAFETY.gentle_stakes if supported else 0)


@pytest.mark.parametrize(
    ("pace", "cap"), [(OPEN, 4), (GENTLE, 2), (SUPPORTED, 0), (REST, 0), (CARE_FIRST, 0)]
)
def test_each_pace_has_its_cap(pace: Pace, cap: int) -> None:
    assert stakes_cap(pace, told(), NOW, SAFETY) == cap


@pytest.mark.parametrize(("pace", "cap"), [(SUPPORTED, 2), (REST, 0), (CARE_FIRST, 0)])
def test_support_opens_the_supported_pace_alone(pace: Pace, cap: int) -> None:
    assert stakes_cap(pace, replace(told(), supported_days=NOW), NOW, SAFETY) == cap


def test_the_most_careful_rule_decides() -> None:
    everything = Signs(
        (screened(1.0, Thoughts.PLAN, 6, *HoldsNow),),
        (took(PHQ9, 27, item9=3), took(GAD7, 21), took(PTSD, 5), took(K6, 24)),
        chosen=OPEN,
    )
    assert decided(everything) == (CARE_FIRST, "danger")
    assert decided(told(HoldsNow.LOST_JOB, HoldsNow.IN_TREATMENT))[0] is SUPPORTED


def test_a_decision_says_by_which_rule_and_from_what() -> None:
    signs = Signs((screened(1.0, phq2=3),), (took(PHQ9, 16), took(GAD7, 7)))
    found = pace_for(signs, calm(3), NOW, SAFETY)
    inputs = dict(found.inputs)
    assert found.rule == f"{SAFETY.version}:pace"
    assert (inputs["phq2"], inputs[PHQ9], inputs[GAD7], inputs[K6]) == (3, 16, 7, None)
    assert (inputs["screened"], inputs["declined"], inputs["thoughts"]) == (True, False, "no")
