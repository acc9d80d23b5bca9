"""The shipped programmes by the figures of the safety rules, and every rule that keeps one out."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.library.builders import an_ask
from undaunted.engine.choosing.arc import Arc
from undaunted.engine.words.red_lines import find_red_lines
from undaunted.library.checking.programmes import (
    LEAST_ASKS,
    NEW_HIGH,
    SAFE_HIGH,
    SAFE_LOW,
    listed_asks_problems,
    programme_problems,
    programmes_problems,
    thin_blocks,
)
from undaunted.library.files import Problem
from undaunted.library.kinds.lesson import read_lessons
from undaunted.library.kinds.programme import Programme, read_programmes
from undaunted.library.reading import FOLDER, open_library

SHIPPED, PROBLEMS = read_programmes(FOLDER)
LIBRARY = open_library()
EVIDENCE = frozenset(claim.id for claim in LIBRARY.evidence)
LESSONS = frozenset(read_lessons(FOLDER)[0])
EXERCISES = frozenset(
    {
        *("four-questions", "behavioural-experiment", "thought-record", "distortions", "park-it"),
        *("evidence-sheet", "friend-letter", "breathing-space", "self-compassion-break"),
        *("values-willingness", "defusion", "expressive-writing", "if-then-plan", "cue-card"),
        *("imagined-rehearsal", "hearing-ten-noes", "receiving-feedback", "saying-no-kindly"),
        "weekly-review",
    }
)
FIRST_TEN = "programmes/first-ten.yaml"


def first_ten(**changes: object) -> dict[str, object]:
    """The first ten without its lists of asks, with some fields said differently
    (`arc__0__asks` is arc.0.asks)."""
    whole: dict[str, Any] = yaml.safe_load((FOLDER / FIRST_TEN).read_text(encoding="utf-8"))
    for block in whole["arc"]:
        del block["only_asks"]
    for path, value in changes.items():
        at: object = whole
        *way, last = path.split("__")
        for step in way:
            at = at[int(step)] if isinstance(at, list) else at[step]  # type: ignore[index]
        at[last] = value  # type: ignore[index]
    return whole


def problems(**changes: object) -> list[tuple[str, str]]:
    programme = Programme.model_validate(first_ten(**changes))
    return list(programme_problems(programme, EVIDENCE, EXERCISES, LESSONS))


def test_the_shipped_programmes_are_in_order() -> None:
    assert PROBLEMS == ()
    assert set(SHIPPED) == {
        *("first-ten", "30-days", "100-days", "dating", "speaking-up", "job-search", "sales-calls"),
        *("founders", "leading", "students", "creative-submissions", "across-cultures"),
        *("after-a-no-that-hurt", "saying-no", "thirty-noes", "asking-at-work"),
        *("a-week-of-play", "one-step-at-a-time", "clear-rules"),
    }
    for id, programme in SHIPPED.items():
        assert list(programme_problems(programme, EVIDENCE, EXERCISES, LESSONS)) == [], id


def test_no_programme_crosses_a_red_line() -> None:
    for programme in SHIPPED.values():
        for field, text in programme.texts():
            assert find_red_lines(text, LIBRARY.red_lines) == (), (programme.id, field)


def test_no_two_blocks_share_their_words() -> None:
    for name in ("intro", "reflection_question", "aim"):
        said = [getattr(block, name) for one in SHIPPED.values() for block in one.arc]
        assert len(set(said)) == len(said)


def test_the_library_has_asks_for_the_blocks() -> None:
    assert list(thin_blocks(SHIPPED, LIBRARY.asks)) == []


@pytest.mark.parametrize(
    ("id", "blocks", "days", "wanted", "a_week", "reflected"),
    [
        ("first-ten", 3, 21, (10, 10), (3, 5), 10),
        ("30-days", 4, 30, (18, 20), (4, 5), 15),
        ("100-days", 5, 100, (60, 70), (4, 5), 50),
        ("dating", 5, 35, (12, 15), (2, 3), 10),
        ("speaking-up", 5, 35, (11, 15), (3, 3), 10),
        ("sales-calls", 5, 35, (10, 20), (3, 5), 10),
        ("founders", 5, 63, (16, 21), (2, 3), 10),
        ("leading", 5, 35, (8, 10), (2, 2), 8),
        ("students", 5, 35, (8, 10), (2, 2), 8),
        ("job-search", 5, 35, (25, 25), (4, 5), 5),
        ("across-cultures", 5, 35, (10, 12), (2, 3), 8),
        ("creative-submissions", 5, 56, (14, 16), (2, 2), 3),
        ("after-a-no-that-hurt", 2, 7, (2, 3), (2, 3), 2),
        ("saying-no", 6, 21, (8, 10), (3, 5), 6),
        ("thirty-noes", 3, 70, (30, 30), (5, 7), 30),
        ("a-week-of-play", 3, 7, (5, 5), (4, 5), 5),
        ("one-step-at-a-time", 4, 42, (12, 12), (2, 3), 10),
        ("clear-rules", 4, 28, (12, 12), (3, 4), 10),
        ("asking-at-work", 5, 35, (10, 14), (2, 3), 9),
    ],
)
def test_the_dose_of_each(
    id: str,
    blocks: int,
    days: int,
    wanted: tuple[int, int],
    a_week: tuple[int, int],
    reflected: int,
) -> None:
    programme = SHIPPED[id]
    assert len(programme.arc) == blocks
    assert programme.days == days
    assert (programme.asks_wanted.min, programme.asks_wanted.max) == wanted
    assert (programme.a_week.min, programme.a_week.max) == a_week
    assert programme.done_when.reflected == reflected
    assert programme.grade == "D"


def test_the_first_ten_begin_with_likely_yeses_and_end_with_a_likely_no() -> None:
    arc = SHIPPED["first-ten"].arc
    assert [block.asks for block in arc] == [3, 4, 3]
    assert all(block.yes_low >= 0.6 for block in arc[:2])
    assert arc[2].yes_high <= 0.6
    assert {block.fear_low for block in arc} | {block.fear_high for block in arc} <= set(
        range(15, 46)
    )


def test_the_month_is_thirty_cards() -> None:
    month = SHIPPED["30-days"]
    exercises = [one for block in month.arc for one in block.exercises]
    assert (sum(b.asks for b in month.arc), len(exercises), month.rests) == (20, 6, 4)
    assert [b.emphasis for b in month.arc] == ["probability", "control", "cost_of_no", "values"]
    assert (month.done_when.contexts, month.done_when.noes_met) == (3, 5)
    assert "cue-card" in month.arc[-1].exercises


def test_the_hundred_days_are_five_blocks_for_the_practised() -> None:
    hundred = SHIPPED["100-days"]
    assert {block.asks for block in hundred.arc} == {13}
    assert {block.set_piece_every for block in hundred.arc} == {4}
    assert all(len(block.only_asks) >= 30 for block in hundred.arc)
    assert hundred.own_share == 0.1
    assert hundred.done_when.domains == 5
    assert {"fewer_than_ten_reflected", "red_rule_lately"} <= set(hundred.not_for.when)


def test_the_month_says_whose_game_it_is_and_when_a_no_counts() -> None:
    month = SHIPPED["30-days"]
    assert "Jason Comely" in month.summary
    conditions = ("comfort zone", "denied", "vulnerable")
    assert all(word in month.arc[0].intro for word in conditions)
    assert month.arc[0].lessons[0] == "a-no-a-day"


def test_a_week_of_play_is_playful_and_ends_with_a_set_piece() -> None:
    week = SHIPPED["a-week-of-play"]
    exercises = [one for block in week.arc for one in block.exercises]
    assert week.planned + len(exercises) + week.rests == week.days
    assert all(block.playful for block in week.arc)
    assert week.arc[-1].set_piece_every == 1
    assert "red_rule_lately" in week.not_for.when


def test_the_very_frightened_ask_for_seconds_and_meet_a_likely_no_only_at_the_end() -> None:
    steps = SHIPPED["one-step-at-a-time"]
    assert "open" in steps.not_for.paces
    assert {block.cost_most for block in steps.arc} == {0}
    listed = {each: LIBRARY.asks[each] for block in steps.arc for each in block.only_asks}
    assert max(ask.fear.mean for ask in listed.values()) <= 38
    assert all(block.each_yes.min >= 0.4 for block in steps.arc[:-1])


def test_clear_rules_begin_without_speech() -> None:
    first = SHIPPED["clear-rules"].arc[0]
    asks = [LIBRARY.asks[each] for each in first.only_asks]
    assert not [ask.id for ask in asks if ask.accessibility.speech]


def test_after_a_no_that_hurt_nothing_is_asked_before_day_four() -> None:
    quiet = SHIPPED["after-a-no-that-hurt"]
    assert (quiet.first_ask_day, quiet.arc[0].asks) == (4, 0)
    assert all("dating" not in b.domains and "job_search" not in b.domains for b in quiet.arc)
    assert all("expressive-writing" not in block.exercises for block in quiet.arc)
    assert max(block.stakes_most for block in quiet.arc) == 2


def test_dating_is_for_adults_who_may_ask() -> None:
    excluded = {"under_18", "after_break_up_8_weeks", "no_contact"}
    assert excluded <= set(SHIPPED["dating"].not_for.when)
    assert SHIPPED["dating"].done_when.noes_met == 2


def test_joining_presumes_no_more_than_everybody_in_it_has() -> None:
    assert SHIPPED["dating"].tells == ("dating", "acquaintances")
    assert SHIPPED["leading"].tells == ("club", "acquaintances")
    assert SHIPPED["asking-at-work"].tells == ("job",)


@pytest.mark.parametrize(
    "id",
    [
        *("dating", "job-search", "leading", "founders", "speaking-up", "across-cultures"),
        *("after-a-no-that-hurt", "asking-at-work"),
    ],
)
def test_steps_whose_sentence_no_field_can_say_name_their_asks(id: str) -> None:
    assert all(len(block.only_asks) >= 12 for block in SHIPPED[id].arc if block.asks)


def test_answers_may_take_their_time() -> None:
    pending = {id: one.pending_days for id, one in SHIPPED.items() if one.pending_days}
    assert pending == {"job-search": 21, "founders": 21, "creative-submissions": 90}
    assert SHIPPED["job-search"].done_when.forecasts == 25
    assert SHIPPED["founders"].done_when.answers == 10
    assert SHIPPED["creative-submissions"].done_when.waiting == 10


def test_sales_count_calls_and_calibration() -> None:
    sales = SHIPPED["sales-calls"]
    assert sales.batch is not None
    assert (sales.batch.min, sales.batch.max) == (5, 10)
    assert (sales.done_when.forecasts, sales.done_when.calibration_error_below) == (100, 0.1)
    assert {(block.yes_low, block.yes_high) for block in sales.arc} == {(0.03, 0.46)}


def test_the_safe_window_is_that_of_the_safety_rules() -> None:
    rules = LIBRARY.safety
    assert (rules.gentle_floor, rules.open_top) == (SAFE_LOW, SAFE_HIGH)
    assert NEW_HIGH == rules.new_person_top == rules.gentle_top


def test_what_a_programme_of_noes_must_say() -> None:
    found = dict(
        problems(
            counts_by="noes", not_for__paces=["gentle", "rest", "care_first"], arc__0__kinds=[]
        )
    )
    assert found["not_for.paces"].startswith("must leave the open pace alone")
    assert found["arc.0.kinds"].startswith("must be asking alone")
    assert found["arc.0.cost_most"] == "noes have stakes 2 and cost 1 at most"
    assert found["arc.0.each_yes"] == "a no is likely where the rated yes is 0.4 at most"


def test_a_block_that_wants_more_of_its_asks_tells_the_chooser() -> None:
    wants = {"playful": True, "set_piece_every": 4, "cost_most": 1, "only_asks": ["ask-0"]}
    said = {f"arc__0__{name}": value for name, value in wants.items()}
    said["arc__0__each_yes"] = {"min": 0.1, "max": 0.4}
    programme = Programme.model_validate(first_ten(counts_by="noes", **said))
    arc = programme.arc_of(0)
    assert (arc.playful, arc.set_piece_every, arc.cost_most) == (True, 4, 1)
    assert (arc.only_asks, arc.each_yes_low, arc.each_yes_high) == (frozenset({"ask-0"}), 0.1, 0.4)
    assert not arc.yes_diet
    assert Programme.model_validate(first_ten()).arc_of(0).yes_diet


def test_a_block_becomes_an_arc_for_the_chooser() -> None:
    block = SHIPPED["dating"].arc[4]
    assert block.arc() == Arc(
        domains=tuple((str(name), weight) for name, weight in block.domains.items()),
        kinds=frozenset({"saying_no"}),
        only_asks=frozenset(block.only_asks),
        stakes_most=3,
        fear_low=15,
        fear_high=58,
        yes_low=0.5,
        yes_high=0.95,
    )
    favours = SHIPPED["first-ten"].arc[1]
    assert favours.arc().request_types == frozenset(map(str, favours.request_types))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"asks_wanted": {"min": 11, "max": 12}}, "arc"),
        ({"a_week": {"min": 5, "max": 8}}, "a_week.max"),
        ({"days": 7, "a_week": {"min": 5, "max": 5}}, "days"),
        ({"rests": 12}, "rests"),
        ({"done_when__reflected": 11}, "done_when.reflected"),
        ({"first_ask_day": 3}, "first_ask_day"),
        ({"arc__0__asks": 0, "asks_wanted": {"min": 7, "max": 10}}, "first_ask_day"),
        ({"arc__1__asks": 0, "asks_wanted": {"min": 6, "max": 10}}, "arc.1.asks"),
        ({"arc__1__fear_low": 14}, "arc.1.fear_high"),
        ({"arc__1__fear_high": 63}, "arc.1.fear_high"),
        ({"arc__0__fear_high": 46}, "arc.0.fear_high"),
        ({"arc__2__fear_low": 36}, "arc.2.fear_low"),
        ({"arc__0__exercises": ["star-jumps"]}, "arc.0.exercises"),
        ({"arc__0__exercises": ["cue-card", "cue-card"]}, "arc.0.exercises"),
        ({"arc__0__lessons": ["how-to-fly"]}, "arc.0.lessons"),
        ({"claims": ["it-cures-fear"]}, "claims"),
        ({"not_for__paces": ["rest"]}, "not_for.paces"),
        ({"title": "Ten asks."}, "title"),
        ({"arc__0__title": "three hellos"}, "arc.0.title"),
        ({"arc__0__aim": "You ask. You look back."}, "arc.0.aim"),
        ({"arc__0__intro": "You ask."}, "arc.0.intro"),
        ({"arc__0__reflection_question": "Tell us all of it."}, "arc.0.reflection_question"),
        ({"finishing__text": "You did it!"}, "finishing.text"),
        ({"for_whom": " ".join(["so"] * 26) + "."}, "for_whom"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, object], field: str) -> None:
    assert problems() == []
    assert field in {found for found, _ in problems(**changes)}


def test_hard_words_do_not_ship() -> None:
    hard = "Interpersonal vulnerability necessitates considerable psychological flexibility."
    found = problems(
        **{f"arc__{n}__intro": f"{hard} {hard} {hard}" for n in range(3)},
        **{f"arc__{n}__aim": hard for n in range(3)},
        for_whom=hard,
    )
    assert "arc" in {field for field, _ in found}


def test_a_later_first_day_goes_with_a_block_without_asks() -> None:
    wanted = {"asks_wanted": {"min": 7, "max": 7}, "done_when__reflected": 7}
    assert problems(first_ask_day=4, arc__0__asks=0, **wanted) == []
    late = problems(first_ask_day=22, arc__0__asks=0, **wanted)
    assert late == [("first_ask_day", "comes after the last day")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"arc__0__domains": {"gardening": 1.0}}, "arc.0.domains"),
        ({"arc__0__domains": {"strangers": 1.5}}, "arc.0.domains"),
        ({"arc__0__domains": {}}, "arc.0.domains"),
        ({"arc__0__stakes_most": 5}, "arc.0.stakes_most"),
        ({"arc__0__emphasis": "winning"}, "arc.0.emphasis"),
        ({"arc__0__fear_low": 40}, "arc.0"),
        ({"arc__0__yes_low": 0.99}, "arc.0"),
        ({"asks_wanted__min": 11}, "asks_wanted"),
        ({"not_for__when": ["on_mondays"]}, "not_for.when"),
        ({"days": "14"}, "days"),
        ({"streak": 7}, "streak"),
        ({"claims": []}, "claims"),
    ],
)
def test_a_field_that_cannot_be_is_refused_by_name(
    tmp_path: Path, changes: dict[str, object], field: str
) -> None:
    written(tmp_path, "first-ten", first_ten(**changes))
    programmes, found = read_programmes(tmp_path)
    assert programmes == {}
    assert all(one.file == FIRST_TEN and one.field.startswith(field) for one in found)
    assert found


def written(folder: Path, name: str, content: object) -> None:
    (folder / "programmes").mkdir(exist_ok=True)
    text = yaml.safe_dump(content, allow_unicode=True)
    (folder / "programmes" / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_folder_without_programmes_is_a_problem(tmp_path: Path) -> None:
    assert read_programmes(tmp_path) == (
        {},
        (Problem("programmes", "-", "there are no programmes"),),
    )


def test_a_programme_lies_where_its_id_says_and_once(tmp_path: Path) -> None:
    (tmp_path / "programmes" / "more").mkdir(parents=True)
    for name in ("first-ten.yaml", "more/first-ten.yaml", "zest.yaml"):
        shutil.copy(FOLDER / FIRST_TEN, tmp_path / "programmes" / name)
    programmes, found = read_programmes(tmp_path)
    assert set(programmes) == {"first-ten"}
    assert {(one.file, one.reason) for one in found} == {
        ("programmes/more/first-ten.yaml", "must lie in programmes/ itself"),
        ("programmes/more/first-ten.yaml", "'first-ten' is also the id of another programme"),
        ("programmes/zest.yaml", "the file of 'first-ten' must be first-ten.yaml"),
        ("programmes/zest.yaml", "'first-ten' is also the id of another programme"),
    }


def test_blocks_with_too_few_asks_are_named() -> None:
    alone = {"first-ten": Programme.model_validate(first_ten())}
    asks = {f"ask-{n}": an_ask(id=f"ask-{n}", version=1) for n in range(LEAST_ASKS)}
    (only,) = thin_blocks(alone, asks)
    assert (only.file, only.field) == (FIRST_TEN, "arc.2")
    assert "'One likely no': 0 asks fit it" in only.reason
    asks.popitem()
    assert [one.field for one in thin_blocks(alone, asks)] == ["arc.0", "arc.1", "arc.2"]


def test_a_block_that_presumes_more_than_joining_tells_is_named() -> None:
    untold = SHIPPED["dating"].model_copy(update={"tells": ()})
    found = list(thin_blocks({"dating": untold}, LIBRARY.asks))
    assert [one.field for one in found] == ["arc.1"]
    assert all("presume no more than joining tells" in one.reason for one in found)


def test_a_listed_ask_is_there_and_let_in_by_what_else_the_block_says() -> None:
    listed = first_ten(
        arc__0__only_asks=["ask-0", "gone"],
        arc__2__only_asks=["ask-0"],
        arc__2__kinds=["saying_no"],
    )
    alone = {"first-ten": Programme.model_validate(listed)}
    asks = {"ask-0": an_ask(id="ask-0", version=1)}
    found = [(one.field, one.reason) for one in listed_asks_problems(alone, asks)]
    assert found == [
        ("arc.0.only_asks", "'gone' is not an ask"),
        ("arc.2.only_asks", "'ask-0' is shut out by what else the block says"),
    ]
    assert list(listed_asks_problems(SHIPPED, LIBRARY.asks)) == []


def test_a_programme_that_leads_nowhere_is_named() -> None:
    changed = first_ten(finishing__next_programmes=["first-ten", "nowhere"])
    found = list(programmes_problems({"first-ten": Programme.model_validate(changed)}))
    assert [(one.file, one.field) for one in found] == [
        (FIRST_TEN, "finishing.next_programmes"),
        (FIRST_TEN, "finishing.next_programmes"),
    ]
    assert list(programmes_problems(SHIPPED)) == []
