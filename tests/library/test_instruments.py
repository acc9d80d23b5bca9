"""The shipped instruments by known answers, and every rule that keeps a wrong one out."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from undaunted.engine.measures import (
    ChangeVerdict,
    Direction,
    Instrument,
    MeasureItem,
    band_of,
    score,
    score_change,
    scored,
    text_hash,
)
from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.instruments import InstrumentFile, instrument_problems, read_instruments
from undaunted.library.reading import FOLDER

SHIPPED, PROBLEMS = read_instruments(FOLDER)
INSTRUMENTS = {id: file.instrument() for id, file in SHIPPED.items()}
SINGLE = {id for id, file in SHIPPED.items() if file.scoring.method == "single_items"}
TOTALS = sorted(set(SHIPPED) - SINGLE)
NO_MEASURE_OF_CHANGE = {"pc-ptsd-5"}  # a screen: yes or no

# The codes that were seen in a source.
SEEN = {
    "phq-9": "44249-1 44261-6 44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5",
    "phq-2": "55758-7 44250-9 44255-8",
    "gad-7": "70274-6 69725-0 68509-9 69733-4 69734-2 69735-9 69689-8 69736-7",
}
SEEN_ANSWERS = {"LA6568-5", "LA6569-3", "LA6570-1"}


def answers(instrument: Instrument, answer: int) -> dict[str, int | None]:
    return {item.id: answer for item in instrument.items}


def ends(instrument: Instrument, worst: bool) -> dict[str, int | None]:
    """The answers that give the most points, or the fewest."""
    return {i.id: i.high if worst != i.reversed else i.low for i in instrument.items}


def points(id: str, given: dict[str, int | None]) -> float | None:
    found = score(INSTRUMENTS[id], given)
    return found.points if found else None


def test_the_shipped_instruments_are_in_order() -> None:
    assert PROBLEMS == ()
    assert set(SHIPPED) == {
        *("phq-2", "phq-9", "gad-7", "pc-ptsd-5", "k6"),
        *("a-rsq", "rosenberg", "gse", "own-items"),
    }


@pytest.mark.parametrize(
    ("id", "items", "low", "high", "higher_is"),
    [
        ("phq-9", 9, 0, 27, Direction.WORSE),
        ("phq-2", 2, 0, 6, Direction.WORSE),
        ("gad-7", 7, 0, 21, Direction.WORSE),
        ("pc-ptsd-5", 6, 0, 5, Direction.WORSE),
        ("k6", 6, 0, 24, Direction.WORSE),
        ("a-rsq", 18, 1, 36, Direction.WORSE),
        ("rosenberg", 10, 0, 30, Direction.BETTER),
        ("gse", 10, 10, 40, Direction.BETTER),
    ],
)
def test_the_fewest_and_the_most_points(
    id: str, items: int, low: float, high: float, higher_is: Direction
) -> None:
    instrument = INSTRUMENTS[id]
    assert len(instrument.items) == items
    assert instrument.higher_is is higher_is
    assert points(id, ends(instrument, worst=False)) == low
    assert points(id, ends(instrument, worst=True)) == high
    assert instrument.range == (low, high)


@pytest.mark.parametrize(
    ("id", "answer", "expected"),
    [
        ("phq-9", 1, 9),
        ("gad-7", 2, 14),
        ("k6", 3, 18),
        ("gse", 3, 30),
        ("rosenberg", 0, 15),  # five of ten are reversed
        ("rosenberg", 3, 15),
        ("a-rsq", 1, 6),  # 1 * (7 - 1)
        ("a-rsq", 2, 10),
        ("a-rsq", 6, 6),
    ],
)
def test_the_same_answer_everywhere(id: str, answer: int, expected: float) -> None:
    assert points(id, answers(INSTRUMENTS[id], answer)) == expected


def test_rosenberg_is_reversed_by_what_it_says() -> None:
    turned = {item.text for item in INSTRUMENTS["rosenberg"].items if item.reversed}
    assert turned == {
        "At times I think I am no good at all.",
        "I feel I do not have much to be proud of.",
        "I certainly feel useless at times.",
        "I wish I could have more respect for myself.",
        "All in all, I am inclined to feel that I am a failure.",
    }


def test_nothing_else_with_a_total_is_reversed_but_the_a_rsq() -> None:
    turned = {id for id in TOTALS if any(item.reversed for item in INSTRUMENTS[id].items)}
    assert turned == {"rosenberg", "a-rsq"}


def test_the_a_rsq_is_the_mean_of_concern_times_expected_refusal() -> None:
    pairs = INSTRUMENTS["a-rsq"].pairs
    given: dict[str, int | None] = {}
    for n, (concern, accepting) in enumerate(pairs):
        given |= {concern: 1 + n % 6, accepting: 6 - n % 4}
    expected = sum((1 + n % 6) * (7 - (6 - n % 4)) for n in range(9)) / 9
    assert points("a-rsq", given) == pytest.approx(expected)


@given(st.data())
def test_the_order_of_answers_plays_no_part(data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(TOTALS))
    items = INSTRUMENTS[id].items
    given_ones = {i.id: data.draw(st.integers(i.low, i.high)) for i in items}
    order = data.draw(st.permutations(list(given_ones)))
    shuffled: dict[str, int | None] = {each: given_ones[each] for each in order}
    low, high = INSTRUMENTS[id].range
    found = points(id, {**given_ones})
    assert found is not None
    assert found == points(id, shuffled)
    assert low <= found <= high


@pytest.mark.parametrize(
    ("id", "bears"),
    [
        ("phq-9", 2),
        ("phq-2", 0),
        ("gad-7", 0),
        ("k6", 0),
        ("rosenberg", 1),
        ("gse", 1),
    ],
)
def test_each_bears_its_gaps_and_no_more(id: str, bears: int) -> None:
    full = answers(INSTRUMENTS[id], 1)
    for gaps in range(bears + 2):
        given: dict[str, int | None] = {**full, **dict.fromkeys(list(full)[:gaps])}
        found = scored(INSTRUMENTS[id], given)
        expected = "complete" if not gaps else "prorated" if gaps <= bears else "too_many_missing"
        assert found.reason == expected
        assert (found.value is None) == (gaps > bears)


def test_phq_9_without_two_answers_is_as_heavy_as_the_other_seven() -> None:
    given = answers(INSTRUMENTS["phq-9"], 2) | {"sleep": None, "better-off-dead": None}
    found = score(INSTRUMENTS["phq-9"], given)
    assert found is not None
    assert (found.points, found.missing) == (18.0, ("sleep", "better-off-dead"))


def test_the_a_rsq_bears_one_situation_without_its_answers() -> None:
    full = answers(INSTRUMENTS["a-rsq"], 2)
    assert points("a-rsq", full | {"loan-concern": None}) == 10.0
    assert points("a-rsq", full | {"loan-concern": None, "loan-accepting": None}) == 10.0
    assert points("a-rsq", full | {"loan-concern": None, "party-concern": None}) is None


def test_without_trauma_the_ptsd_screen_is_zero() -> None:
    gate = INSTRUMENTS["pc-ptsd-5"]
    assert scored(gate, {"lived-through": 0}).reason == "gate_closed"
    assert points("pc-ptsd-5", {"lived-through": 0}) == 0.0
    assert points("pc-ptsd-5", answers(gate, 1) | {"lived-through": 0}) == 0.0


def test_with_trauma_all_five_must_be_answered() -> None:
    gate = INSTRUMENTS["pc-ptsd-5"]
    full = answers(gate, 1)
    assert points("pc-ptsd-5", full) == 5.0
    assert points("pc-ptsd-5", full | {"numb": 0, "guilty": 0}) == 3.0
    assert scored(gate, full | {"numb": None}).reason == "too_many_missing"
    assert scored(gate, full | {"lived-through": None}).reason == "gate_unanswered"


def test_the_phq_2_is_the_first_two_of_the_phq_9() -> None:
    short, long = INSTRUMENTS["phq-2"], INSTRUMENTS["phq-9"]
    assert points("phq-2", {"interest": 2, "down": 3}) == 5.0
    assert text_hash(short.items) == text_hash(long.items[:2])
    assert tuple(i.id for i in short.items) == tuple(i.id for i in long.items[:2])


@pytest.mark.parametrize(
    ("id", "lows"),
    [
        ("phq-9", (0, 5, 10, 15, 20)),
        ("phq-2", (0, 3)),
        ("gad-7", (0, 5, 10, 15)),
        ("pc-ptsd-5", (0, 3, 4)),
        ("k6", (0, 5, 13)),
        ("rosenberg", (0, 15)),
        ("gse", (10,)),
        ("a-rsq", (1,)),
    ],
)
def test_bands_begin_and_end_where_they_should(id: str, lows: tuple[int, ...]) -> None:
    instrument = INSTRUMENTS[id]
    assert tuple(band.low for band in instrument.bands) == lows
    for before, after in pairwise(lows):
        assert band_of(instrument, after - 1) == instrument.bands[lows.index(before)]
        assert band_of(instrument, after) == instrument.bands[lows.index(after)]
    assert band_of(instrument, instrument.range[1]) == instrument.bands[-1]


@pytest.mark.parametrize(
    ("id", "expected"),
    [("phq-9", 6), ("phq-2", 3), ("gad-7", 5), ("k6", 5), ("rosenberg", 6), ("gse", 6)],
)
def test_reliable_change_is_the_published_one(id: str, expected: float) -> None:
    spread = INSTRUMENTS[id].spread
    assert spread is not None
    assert spread.points == expected


def test_reliable_change_of_the_a_rsq_lies_between_its_two() -> None:
    spread = INSTRUMENTS["a-rsq"].spread
    assert spread is not None
    assert 5.1 <= spread.points <= 5.5


def test_what_is_no_measure_of_change_has_none() -> None:
    without = {id for id, instrument in INSTRUMENTS.items() if instrument.spread is None}
    assert without == {*NO_MEASURE_OF_CHANGE, *SINGLE}


def test_more_self_esteem_is_better_and_more_phq_9_is_worse() -> None:
    for id, verdict in (
        ("rosenberg", ChangeVerdict.RELIABLY_BETTER),
        ("phq-9", ChangeVerdict.RELIABLY_WORSE),
    ):
        instrument = INSTRUMENTS[id]
        low, high = (score(instrument, ends(instrument, worst=w)) for w in (False, True))
        assert low is not None
        assert high is not None
        assert score_change(instrument, low, high).verdict is verdict


def codes(file: InstrumentFile) -> set[str]:
    every = (file.loinc.panel, file.loinc.total, *(item.loinc for item in file.items))
    return {code for code in every if code}


@pytest.mark.parametrize("id", sorted(SHIPPED))
def test_only_codes_that_were_seen_stand_in_the_files(id: str) -> None:
    file = SHIPPED[id]
    assert codes(file) == set(SEEN.get(id, "").split())
    answered = {option.loinc for option in file.options if option.loinc}
    assert answered == (SEEN_ANSWERS if id in SEEN else set())


def test_codes_stand_beside_the_right_words() -> None:
    said = {item.loinc: item.text for item in SHIPPED["phq-9"].items + SHIPPED["gad-7"].items}
    assert said["44250-9"] == "Little interest or pleasure in doing things"
    assert said["44252-5"].startswith("Trouble concentrating")
    assert said["69689-8"] == "Becoming easily annoyed or irritable"
    assert said["69736-7"].startswith("Feeling afraid")
    labels = {option.loinc: option.label for option in SHIPPED["gad-7"].options}
    assert labels["LA6570-1"] == "More than half the days"


def test_ours_say_that_nobody_validated_them_and_those_of_others_were() -> None:
    own = SHIPPED["own-items"]
    assert not own.validated
    assert {id: file.validated for id, file in SHIPPED.items()} == {
        id: file.licence.kind != "own" for id, file in SHIPPED.items()
    }
    assert scored(own.instrument(), {"how-bad": 70}).reason == "no_total"
    ranges = {(item.low, item.high) for item in own.engine_items()}
    assert ranges == {(0, 10), (0, 100)}


def a_file(id: str = "k6", **changes: object) -> InstrumentFile:
    raw = yaml.safe_load((FOLDER / f"measures/{id}.yaml").read_text(encoding="utf-8"))
    return InstrumentFile.model_validate(raw | changes)


def raw_of(id: str, field: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = a_file(id).model_dump(mode="json")[field]
    return found


def with_part(id: str, field: str, **changes: object) -> InstrumentFile:
    """The shipped file with some parts of one field said differently."""
    raw = a_file(id).model_dump(mode="json")[field]
    return a_file(id, **{field: raw | changes})


def with_band(**changes: object) -> InstrumentFile:
    bands = raw_of("k6", "bands")
    return a_file(bands=[bands[0], bands[1] | changes, bands[2]])


def with_item(of: str = "k6", /, **changes: object) -> InstrumentFile:
    items = raw_of(of, "items")
    return a_file(of, items=[items[0] | changes, *items[1:]])


RED = {
    "changed words": (with_item(text="How nervous were you?"), "text_hash", "have"),
    "turned item": (with_item(reversed=True), "text_hash", "have"),
    "id twice": (with_item(id="hopeless"), "items", "stands twice"),
    "no options": (a_file(options=[]), "items.nervous", "needs options or a scale"),
    "gap in options": (
        a_file(options=[{"value": 0, "label": "a"}, {"value": 2, "label": "b"}]),
        "items.nervous",
        "rise by one",
    ),
    "one option": (a_file(options=[{"value": 0, "label": "a"}]), "items.nervous", "at least two"),
    "upside down": (
        with_item(scale={"low": 4, "high": 1, "low_label": "a", "high_label": "b"}),
        "items.nervous",
        "lowest first",
    ),
    "no gate": (with_part("pc-ptsd-5", "scoring", gate=None), "scoring.gate", "needs one"),
    "strange gate": (with_part("pc-ptsd-5", "scoring", gate="door"), "scoring.gate", "no item"),
    "no pairs": (with_part("a-rsq", "scoring", pairs=[]), "scoring.pairs", "needs them"),
    "strange pair": (
        with_part("a-rsq", "scoring", pairs=[["loan-concern", "moon"]]),
        "scoring.pairs",
        "no item 'moon'",
    ),
    "half paired": (
        with_part("a-rsq", "scoring", pairs=[["loan-concern", "loan-accepting"]]),
        "scoring.pairs",
        "every item",
    ),
    "pair not turned": (
        with_part("a-rsq", "scoring", pairs=[["loan-accepting", "loan-concern"]]),
        "items.reversed",
        "second item of each pair",
    ),
    "too short for gaps": (
        with_part("k6", "scoring", most_missing=1),
        "scoring.most_missing",
        "9 or more",
    ),
    "too many gaps": (
        with_part("gse", "scoring", most_missing=3),
        "scoring.most_missing",
        "may lack",
    ),
    "no bands": (a_file(bands=[]), "bands", "there are none"),
    "hole": (with_band(low=6), "bands", "a hole between 4 and 6"),
    "overlap": (with_band(high=13), "bands", "an overlap between 13 and 13"),
    "short": (a_file(bands=raw_of("k6", "bands")[:2]), "bands", "must cover 0 to 24"),
    "backwards": (with_band(low=12, high=5), "bands", "ends before it begins"),
    "named": (with_band(said="Your answers are moderate."), "bands.1.said", "not for people"),
    "band name": (
        with_band(name="heavy days", said="You had heavy days."),
        "bands.1.said",
        "name of the band",
    ),
    "title": (a_file(title="Your depression"), "title", "'depress'"),
    "intro": (a_file(intro="so " * 30), "intro", "more than 25 words"),
    "cut-off": (
        a_file(cut_offs=[{"at": 30, "meaning": "much", "source": "none"}]),
        "cut_offs",
        "30 is outside 0 to 24",
    ),
    "change": (with_part("k6", "reliable_change", points=4), "reliable_change.points", "give 5"),
    "steps": (
        with_part("k6", "reliable_change", step=0.5, points=4.5),
        "reliable_change.step",
        "whole steps",
    ),
    "no licence": (with_part("k6", "licence", text="    "), "licence.text", "says nothing"),
    "unchecked": (
        a_file(wording_checked=False, wording_note=""),
        "wording_note",
        "nobody has checked",
    ),
    "unvalidated": (a_file(validated=False), "validated", "no bands"),
    "no total": (
        with_part("k6", "scoring", method="single_items"),
        "scoring.method",
        "without a total",
    ),
    "code": (with_item("phq-9", loinc="44250-8"), "loinc", "misspelt"),
    "code twice": (with_item("phq-9", loinc="44255-8"), "loinc", "stands twice"),
}


@pytest.mark.parametrize("name", RED)
def test_each_rule_can_go_red(name: str) -> None:
    file, field, reason = RED[name]
    found = [said for where, said in instrument_problems(file) if where == field]
    assert any(reason in said for said in found), list(instrument_problems(file))


@pytest.mark.parametrize("id", sorted(SHIPPED))
def test_no_rule_is_red_for_what_is_shipped(id: str) -> None:
    assert list(instrument_problems(a_file(id))) == []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("version: 1", 'version: "1"', "version"),
        ("name: low", "name: low\n    colour: red", "bands.0.colour"),
        ("sd: 4.5", 'sd: "4.5"', "reliable_change.sd"),
        ("higher_is: worse", "higher_is: bigger", "higher_is"),
        ("licence:", "licences:", "licence"),
        ("languages: [en]", "languages: []", "languages"),
    ],
)
def test_a_wrong_field_is_refused_by_name(tmp_path: Path, old: str, new: str, field: str) -> None:
    path = an_operators_folder(tmp_path, "k6", old, new) / "measures/k6.yaml"
    with pytest.raises(LibraryError) as raised:
        read_file(path, InstrumentFile, tmp_path)
    assert field in {problem.field for problem in raised.value.problems}


def an_operators_folder(folder: Path, id: str, old: str = "", new: str = "") -> Path:
    (folder / "measures").mkdir(exist_ok=True)
    path = folder / "measures" / f"{id}.yaml"
    shutil.copy(FOLDER / "measures/k6.yaml", path)
    said = path.read_text(encoding="utf-8")
    assert old in said
    path.write_text(said.replace(old, new, 1), encoding="utf-8")
    return folder


def test_an_operator_adds_an_instrument_of_their_own(tmp_path: Path) -> None:
    extra = an_operators_folder(tmp_path, "k6-of-ours", "id: k6", "id: k6-of-ours")
    found, problems = read_instruments(FOLDER, extra)
    assert problems == ()
    assert set(found) == {*SHIPPED, "k6-of-ours"}


def test_an_operator_does_not_replace_what_is_shipped(tmp_path: Path) -> None:
    extra = an_operators_folder(tmp_path, "k6", "name: low", "name: fine")
    found, problems = read_instruments(FOLDER, extra)
    assert [str(problem) for problem in problems] == [
        "measures/k6.yaml: id: 'k6' is there already; an instrument is never replaced"
    ]
    assert found["k6"].bands[0].name == "low"


def test_an_instrument_with_a_problem_is_left_out(tmp_path: Path) -> None:
    folder = an_operators_folder(tmp_path, "k6", "feel worthless", "feel of little worth")
    found, (problem,) = read_instruments(folder)
    assert found == {}
    assert (problem.file, problem.field) == ("measures/k6.yaml", "text_hash")


def test_a_file_in_the_wrong_place_is_named(tmp_path: Path) -> None:
    folder = an_operators_folder(tmp_path, "k-6")
    inner = folder / "measures/inner"
    inner.mkdir()
    shutil.copy(FOLDER / "measures/gse.yaml", inner / "gse.yaml")
    reasons = [problem.reason for problem in read_instruments(folder)[1]]
    assert reasons == ["must lie in measures/ itself", "the file of 'k6' must be k6.yaml"]


def test_a_damaged_file_spoils_only_itself(tmp_path: Path) -> None:
    extra = an_operators_folder(tmp_path, "broken")
    (extra / "measures/broken.yaml").write_text("id: [unclosed", encoding="utf-8")
    found, problems = read_instruments(FOLDER, extra)
    assert set(found) == set(SHIPPED)
    assert {problem.file for problem in problems} == {"measures/broken.yaml"}


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    assert read_instruments(tmp_path) == (
        {},
        (Problem("measures", "-", "there are no instruments"),),
    )
    (problem,) = read_instruments(FOLDER, tmp_path / "nowhere")[1]
    assert problem.reason == "there is no such folder"


def test_an_engine_item_keeps_how_it_is_answered() -> None:
    item: MeasureItem = INSTRUMENTS["a-rsq"].item("loan-accepting")
    assert (item.low, item.high, item.reversed) == (1, 6, True)
    assert [option.label for option in item.options] == ["very unlikely", "very likely"]
    assert item.stem.startswith("You ask your parents")
