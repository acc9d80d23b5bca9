import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.library.builders import (
    ASK,
    EXERCISE,
    LESSON,
    PROGRAMME,
    a_library,
    an_ask,
    with_change,
)
from undaunted.cli import main as command
from undaunted.library.checking.whole import ask_problems, check_files, check_library
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import FOLDER, open_library

RULES = open_library().red_lines
KNOWN = frozenset({"rejection-hurts"})


def fields(ask: Ask) -> set[str]:
    return {field for field, _ in ask_problems(ask, RULES, KNOWN)}


def test_a_good_ask_has_no_problem() -> None:
    assert fields(an_ask()) == set()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"relationship": 0, "consequence": 0, "flags": []}, "stakes"),
        ({"relationship": 4, "flags": ["in_public"], "preparation": "sheet"}, "stakes"),
        ({"cost_to_other": 4}, "cost_to_other"),
        ({"free_to_refuse": 2}, "free_to_refuse"),
        ({"variants": {"easier": "Ask by sign.", "harder": "Ask twice as much."}}, "variants"),
        ({"opening_lines": []}, "opening_lines"),
        ({"request_type": "receive_a_no"}, "kind"),
        ({"facets": ["looking_foolish", "looking_foolish"]}, "facets"),
        ({"evidence": ["no-such-claim"]}, "evidence"),
        ({"summary": "One sentence here. And a second one."}, "summary"),
        ({"how": "Only one sentence."}, "how"),
        ({"how": "One. Two. Three. Four. Five. Six."}, "how"),
        ({"title": "ask for the name of that"}, "title"),
        ({"title": "Ask for the name of that."}, "title"),
        ({"debrief": "Write down how it was."}, "debrief"),
        ({"way_out": "Thank you so much!!"}, "way_out"),
        ({"decline_line": "A no is fine, " + "really " * 25 + "it is."}, "decline_line"),
    ],
)
def test_what_keeps_an_ask_from_shipping_is_told_at_its_field(
    change: dict[str, object], field: str
) -> None:
    assert fields(an_ask(**change)) == {field}


def test_a_known_claim_may_be_named() -> None:
    assert fields(an_ask(evidence=["rejection-hurts"])) == set()


@pytest.mark.parametrize(
    "field",
    ["title", "summary", "how", "decline_line", "way_out", "debrief"],
)
def test_a_red_line_is_found_in_every_text(field: str) -> None:
    words = "Film strangers for fun"
    text = {"how": f"{words}. Then go.", "debrief": f"{words}?", "title": words}
    assert field in fields(an_ask(**{field: text.get(field, f"{words}.")}))


def test_a_red_line_is_found_in_opening_lines_and_variants() -> None:
    variants = {
        "easier": "Ask by a slip of paper.",
        "harder": "Ask my ex out.",
        "written": "Write a card and ask.",
    }
    ask = an_ask(opening_lines=["May I film strangers here?"], variants=variants)
    assert fields(ask) == {"opening_lines.0", "variants.harder"}


def test_hard_words_raise_the_grade() -> None:
    how = (
        "Investigate institutional responsibilities regarding administrative "
        "documentation. Subsequently communicate organisational considerations."
    )
    assert fields(an_ask(how=how)) == {"how"}


def test_a_damaged_library_is_told_and_not_checked_further(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "domain: strangers\n", "")
    assert [(p.file, p.field) for p in check_files(folder)] == [(ASK, "domain")]


def test_a_lesson_that_claims_what_the_register_has_not_is_told(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "rejection-hurts", "it-hurts-a-lot", LESSON)
    assert [(p.file, p.field) for p in check_files(folder)] == [(LESSON, "sections.0.claims")]


def test_an_exercise_that_claims_what_the_register_has_not_is_told(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "rejection-hurts", "it-hurts-a-lot", EXERCISE)
    assert [(p.file, p.field) for p in check_files(folder)] == [(EXERCISE, "why.claims")]


def test_a_damaged_exercise_is_told(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "minutes: 10", "minutes: ten", EXERCISE)
    assert [(p.file, p.field) for p in check_files(folder)] == [(EXERCISE, "minutes")]


def test_a_situation_no_exercise_is_proposed_after_is_told(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    (folder / "exercises/receiving-feedback.yaml").unlink()
    found = [(p.file, p.field) for p in check_files(folder)]
    assert found[0] == ("exercises", "proposes_after")
    assert all(file.startswith("programmes/") for file, _ in found[1:])  # those that list it


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("next_programmes: [30-days", "next_programmes: [3-days", "finishing.next_programmes"),
        ("untested-as-a-whole", "tested-as-a-whole", "claims"),
        ("exercises: [cue-card]", "exercises: [queue-card]", "arc.2.exercises"),
    ],
)
def test_a_programme_that_points_at_nothing_is_told(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    folder = with_change(a_library(tmp_path), old, new, PROGRAMME)
    assert [(p.file, p.field) for p in check_files(folder)] == [(PROGRAMME, field)]


def test_a_number_nobody_looked_at_for_long_is_told(tmp_path: Path) -> None:
    folder, shipped = a_library(tmp_path), open_library()
    days = [line.valid_until for line in shipped.help_lines]
    days += [body.valid_until for body in shipped.rights]
    days += [words.valid_until for words in shipped.help_words]
    days += [care.valid_until for care in shipped.care.countries]
    assert check_files(folder, min(days)) == ()
    late = check_files(folder, max(days) + timedelta(days=1))
    assert any("Sweden, Diskrimineringsombudsmannen: ran out" in p.reason for p in late)
    assert Counter((p.file, p.field) for p in late) == {
        ("help_lines.yaml", "valid_until"): len(shipped.help_lines),
        ("rights.yaml", "valid_until"): len(shipped.rights),
        ("help_words.yaml", "valid_until"): len(shipped.help_words),
        ("finding_care.yaml", "valid_until"): len(shipped.care.countries),
    }


def test_a_text_that_names_what_it_must_not_is_told_in_every_kind_of_file(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    for name, old in ((LESSON, "try_this: >-"), (EXERCISE, 'stop_rule: "'), (PROGRAMME, "intro: ")):
        with_change(
            folder,
            old,
            f"{old}\n  Film strangers. " if ">" in old else f"{old}Film strangers. ",
            name,
        )
    told = {p.file for p in check_files(folder) if "red line" in p.reason}
    assert told == {LESSON, EXERCISE, PROGRAMME}


def test_a_misspelt_word_is_told_in_every_kind_of_file(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    for name in (LESSON, EXERCISE, PROGRAMME):
        with_change(folder, " you ", " youre ", name)
    told = {p.file for p in check_files(folder) if "misspelt" in p.reason}
    assert told == {LESSON, EXERCISE, PROGRAMME}


def test_a_translation_that_has_no_english_is_told(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    path = folder / "locales/es/asks/no-such-ask.yaml"
    path.parent.mkdir(parents=True)
    path.write_text('id: no-such-ask\nof_version: 1\ntexts: {title: "Nada"}\n')
    assert [(p.file, p.field) for p in check_files(folder)] == [
        ("locales/es/asks/no-such-ask.yaml", "id")
    ]


def test_the_whole_is_judged_only_by_the_whole_check(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    assert check_files(folder) == ()
    told = check_library(folder)
    assert ("asks", "balance") in {(p.file, p.field) for p in told}
    assert any(p.file.startswith("programmes/") and "asks fit it" in p.reason for p in told)


def test_nearly_the_same_ask_is_told_by_the_whole_check(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    shutil.copytree(FOLDER, folder)
    copy = folder / "asks/strangers/name-of-this-flower.yaml"
    shutil.copy(folder / ASK, copy)
    with_change(
        folder,
        "id: name-of-that-plant",
        "id: name-of-this-flower",
        copy.relative_to(folder).as_posix(),
    )
    told = [p for p in check_library(folder) if p.reason.startswith("is nearly")]
    assert [p.file for p in told] == ["asks/strangers/name-of-this-flower.yaml"]


def test_the_command_says_what_is_wrong_and_ends_with_one(tmp_path: Path) -> None:
    folder = with_change(a_library(tmp_path), "free_to_refuse: 4", "free_to_refuse: 1")
    said = CliRunner().invoke(command, ["check-library", str(folder)])
    assert said.exit_code == 1
    assert f"{ASK}: free_to_refuse: must be 3 or 4" in said.output


def test_the_command_ends_with_nothing_when_all_is_well() -> None:
    said = CliRunner().invoke(command, ["check-library"])
    assert said.exit_code == 0
    assert "The library is in order." in said.output
