"""Scoring by itself: made-up instruments and closed forms. The shipped ones: tests/library."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undaunted.engine.measures import (
    AnswerOutOfRange,
    ChangeVerdict,
    Direction,
    Instrument,
    MeasureError,
    MeasureItem,
    MeasureScore,
    Method,
    NotForChange,
    PointsOutOfRange,
    ScoreBand,
    Spread,
    TextChanged,
    UnknownItem,
    band_of,
    baseline,
    reliable_change,
    score,
    score_change,
    scored,
    text_hash,
)

FREELY = Spread(5.5, 0.89, 1.0, "a book")


def items_of(count: int, reversed: tuple[int, ...] = ()) -> tuple[MeasureItem, ...]:
    return tuple(
        MeasureItem(f"q-{n}", f"Text {n}", 0, 3, reversed=n in reversed) for n in range(count)
    )


def an_instrument(
    items: tuple[MeasureItem, ...] | None = None,
    method: Method = Method.SUM,
    most_missing: int = 0,
    factor: int = 1,
    higher_is: Direction = Direction.WORSE,
) -> Instrument:
    items = items or items_of(4)
    return Instrument(
        "made-up",
        1,
        text_hash(items),
        items,
        method,
        higher_is,
        bands=(ScoreBand(0, 5, "low", "Fine."), ScoreBand(6, 12, "high", "Less fine.")),
        most_missing=most_missing,
        factor=factor,
        spread=FREELY,
    )


def all_of(instrument: Instrument, answer: int) -> dict[str, int | None]:
    return {item.id: answer for item in instrument.items}


def points(instrument: Instrument, answers: dict[str, int | None]) -> float | None:
    found = score(instrument, answers)
    return found.points if found else None


def test_a_sum_adds_up() -> None:
    made = an_instrument()
    assert points(made, {"q-0": 1, "q-1": 2, "q-2": 3, "q-3": 0}) == 6.0
    assert made.range == (0.0, 12.0)


def test_a_factor_multiplies_the_sum() -> None:
    made = an_instrument(factor=4)
    assert points(made, all_of(made, 3)) == 48.0
    assert made.range == (0.0, 48.0)


def test_a_mean_is_of_the_items() -> None:
    made = an_instrument(method=Method.MEAN)
    assert points(made, {"q-0": 1, "q-1": 2, "q-2": 3, "q-3": 1}) == 1.75
    assert made.range == (0.0, 3.0)


def test_a_reversed_item_counts_from_the_other_end() -> None:
    made = an_instrument(items_of(4, reversed=(1,)))
    assert points(made, {"q-0": 0, "q-1": 0, "q-2": 0, "q-3": 0}) == 3.0
    assert points(made, {"q-0": 3, "q-1": 3, "q-2": 3, "q-3": 3}) == 9.0
    assert MeasureItem("q", "Text", 1, 6, reversed=True).keyed(2) == 5


def test_items_that_stand_alone_have_no_total() -> None:
    made = an_instrument(method=Method.SINGLE_ITEMS)
    assert score(made, all_of(made, 3)) is None
    assert scored(made, {}).reason == "no_total"
    with pytest.raises(MeasureError, match="no total"):
        _ = made.range


def test_a_missing_answer_is_no_zero() -> None:
    made = an_instrument()
    answers = all_of(made, 0) | {"q-2": None}
    assert score(made, answers) is None
    assert scored(made, answers).reason == "too_many_missing"
    del answers["q-2"]
    assert score(made, answers) is None


def test_what_is_missing_is_filled_by_the_mean_and_told() -> None:
    made = an_instrument(items_of(10, reversed=(0,)), most_missing=1)
    found = scored(made, all_of(made, 2) | {"q-3": None})
    assert found.reason == "prorated"
    assert found.value is not None
    assert found.value.points == 19.0  # (1 + 8 * 2) / 9 * 10 = 18.9
    assert found.value.missing == ("q-3",)


def test_half_a_point_is_rounded_up() -> None:
    made = an_instrument(items_of(10), most_missing=2)
    answers = all_of(made, 0) | {"q-0": 2, "q-8": None, "q-9": None}
    assert points(made, answers) == 3.0  # 2 / 8 * 10 = 2.5


def test_with_nothing_answered_there_is_no_score() -> None:
    made = an_instrument(items_of(1), most_missing=1)
    assert scored(made, {}).reason == "too_many_missing"


def test_a_complete_score_says_which_words_it_is_of() -> None:
    made = an_instrument()
    found = scored(made, all_of(made, 1))
    assert found.value == MeasureScore("made-up", 1, made.text_hash, 4.0)
    assert (found.rule, found.reason) == ("measures-1", "complete")
    assert dict(found.inputs) == {"instrument": "made-up", "version": 1}


def test_an_unknown_item_is_named() -> None:
    with pytest.raises(UnknownItem, match="no item 'q-9'"):
        score(an_instrument(), {"q-9": 1})


@pytest.mark.parametrize("answer", [-1, 4, 1.0, True, "2"])
def test_an_answer_out_of_range_is_refused(answer: int) -> None:
    with pytest.raises(AnswerOutOfRange, match="'q-1' must be a whole number from 0 to 3"):
        score(an_instrument(), {"q-1": answer})


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "Text 0."},
        {"stem": "In general"},
        {"id": "q-zero"},
        {"high": 4},
        {"reversed": True},
    ],
)
def test_an_instrument_whose_words_changed_cannot_be_made(changed: dict[str, object]) -> None:
    made = an_instrument()
    first = replace(made.items[0], **changed)  # type: ignore[arg-type]  # one field each
    with pytest.raises(TextChanged):
        replace(made, items=(first, *made.items[1:]))


@given(st.permutations(range(6)), st.permutations(range(6)), st.data())
def test_neither_order_of_items_nor_of_answers_plays_a_part(
    items_order: list[int], answers_order: list[int], data: st.DataObject
) -> None:
    items = items_of(6, reversed=(1, 4))
    given_one = data.draw(st.lists(st.integers(0, 3), min_size=6, max_size=6))
    plain = an_instrument(items)
    shuffled = replace(plain, items=tuple(items[n] for n in items_order))
    answers: dict[str, int | None] = {f"q-{n}": given_one[n] for n in answers_order}
    expected = sum(3 - a if n in (1, 4) else a for n, a in enumerate(given_one))
    assert points(plain, answers) == points(shuffled, answers) == expected
    assert shuffled.text_hash == plain.text_hash


@given(st.lists(st.integers(0, 3), min_size=9, max_size=9), st.sets(st.integers(0, 8), max_size=2))
def test_a_prorated_sum_stays_inside_the_scale(given_one: list[int], gaps: set[int]) -> None:
    made = an_instrument(items_of(9), most_missing=2)
    answers = {f"q-{n}": None if n in gaps else a for n, a in enumerate(given_one)}
    found = points(made, answers)
    assert found is not None
    assert 0.0 <= found <= 27.0
    assert found == int(found)


@pytest.mark.parametrize(("at", "name"), [(0, "low"), (5, "low"), (5.5, "low"), (6, "high")])
def test_a_band_holds_both_its_ends(at: float, name: str) -> None:
    band = band_of(an_instrument(), at)
    assert band is not None
    assert band.name == name


@pytest.mark.parametrize("at", [-1, 13])
def test_points_that_cannot_be_have_no_band(at: float) -> None:
    with pytest.raises(PointsOutOfRange, match="gives 0 to 12"):
        band_of(an_instrument(), at)


def test_an_instrument_without_bands_names_none() -> None:
    assert band_of(replace(an_instrument(), bands=()), 3) is None


@pytest.mark.parametrize(
    ("sd", "alpha", "expected"),
    [
        (5.5, 0.89, 6.0),  # PHQ-9
        (4.9, 0.76, 7.0),  # PHQ-9 by retest
        (1.6, 0.78, 3.0),  # PHQ-2
        (4.5, 0.89, 5.0),  # GAD-7
        (4.5, 0.92, 4.0),
        (4.5, 0.88, 5.0),  # K6
        (5.5, 0.88, 6.0),  # RSES
        (5.3, 0.86, 6.0),  # GSE
        (20.0, 0.87, 20.0),  # WHO-5
    ],
)
def test_reliable_change_is_the_published_one(sd: float, alpha: float, expected: float) -> None:
    assert reliable_change(sd, alpha) == expected


def test_reliable_change_keeps_to_finer_steps() -> None:
    assert reliable_change(3.60, 0.74, step=0.1) == 5.1
    assert reliable_change(3.61, 0.70, step=0.1) == 5.5


@pytest.mark.parametrize(
    ("sd", "alpha", "step"), [(0, 0.8, 1), (5, 1.0, 1), (5, -0.1, 1), (5, 0.8, 0)]
)
def test_reliable_change_refuses_what_cannot_be(sd: float, alpha: float, step: float) -> None:
    with pytest.raises(MeasureError):
        reliable_change(sd, alpha, step)


def taken(instrument: Instrument, points: float) -> MeasureScore:
    return MeasureScore(instrument.id, instrument.version, instrument.text_hash, points)


@pytest.mark.parametrize(
    ("after", "higher_is", "verdict"),
    [
        (12, Direction.WORSE, ChangeVerdict.NOT_RELIABLE),
        (13, Direction.WORSE, ChangeVerdict.RELIABLY_WORSE),
        (2, Direction.WORSE, ChangeVerdict.NOT_RELIABLE),
        (1, Direction.WORSE, ChangeVerdict.RELIABLY_BETTER),
        (13, Direction.BETTER, ChangeVerdict.RELIABLY_BETTER),
        (1, Direction.BETTER, ChangeVerdict.RELIABLY_WORSE),
    ],
)
def test_a_change_is_reliable_from_six_points_on(
    after: float, higher_is: Direction, verdict: ChangeVerdict
) -> None:
    made = an_instrument(higher_is=higher_is)
    found = score_change(made, taken(made, 7), taken(made, after))
    assert (found.verdict, found.needed, found.difference) == (verdict, 6.0, after - 7)


def test_the_baseline_is_the_mean_of_the_first_two() -> None:
    made = an_instrument()
    first = replace(taken(made, 6), missing=("q-1",))
    found = baseline(first, taken(made, 9))
    assert (found.points, found.missing) == (7.5, ("q-1",))
    assert score_change(made, found, taken(made, 13)).verdict is ChangeVerdict.NOT_RELIABLE


def test_scores_of_other_words_are_not_compared() -> None:
    made = an_instrument()
    other = replace(taken(made, 5), text_hash="another")
    for before, after in ((other, taken(made, 5)), (taken(made, 5), other)):
        with pytest.raises(TextChanged):
            score_change(made, before, after)
    with pytest.raises(TextChanged):
        baseline(taken(made, 5), other)


def test_a_gate_says_nothing_about_change() -> None:
    made = replace(an_instrument(), spread=None)
    with pytest.raises(NotForChange):
        score_change(made, taken(made, 1), taken(made, 9))
