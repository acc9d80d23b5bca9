"""Hints on the words of an own ask: what is plain gets none, what is not gets its own."""

import shutil
from pathlib import Path

import pytest

from undaunted.engine.words.hints import MOST, HintRule, HintRules, hints_on
from undaunted.library.files import LibraryError, read_file
from undaunted.library.kinds.hints import HintFile
from undaunted.library.reading import FOLDER, open_library

FILE = "phrases/hints.en.yaml"
GOOD = (
    ("Ask Noor to help me move on Saturday", ""),
    ("Ask Lena to read two pages by Sunday", "Would you read two pages? Feel free to say no."),
    ("Invite the neighbours to tea on Sunday", ""),
    ("Ask a café to show my photos for a month", "Would you hang four? If not, that's fine."),
    ("Ask my boss for a raise on Friday", "I would like more. No problem if not now."),
    ("Ring three shops this week to ask for a stall", ""),
)
BAD = (
    ("Ask for help", "", {"what", "of_whom", "by_when"}),
    ("Ask Sam for a favour on Monday", "", {"what"}),
    ("Talk to Anna tomorrow", "", {"what"}),
    ("Ask somebody out on Friday", "", {"of_whom"}),
    ("Ask Sam to swap on Monday", "You have to swap. No problem if not.", {"presses"}),
    ("Ask Sam to swap on Monday", "Please, please swap. If not, fine.", {"presses"}),
    ("Ask Sam to swap on Monday", "I won’t take a no. If not, fine.", {"presses"}),
    ("Ask Sam to swap on Monday", "Would you swap with me?", {"easy_no"}),
    ("Ask Sam to swap", "Would you swap? No worries if not.", {"by_when"}),
    ("Ask Sam to swap on Monday", "Sorry to bother you. If not, fine.", {"sorry_first"}),
    ("Email my boss about a raise by Friday", "", {"channel"}),
)


def codes(title: str, line: str, most: int = 9) -> set[str]:
    return {one.code for one in hints_on(title, line, open_library().hints, most)}


@pytest.mark.parametrize(("title", "line"), GOOD)
def test_plain_words_get_no_hint(title: str, line: str) -> None:
    assert codes(title, line) == set()


@pytest.mark.parametrize(("title", "line", "wanted"), BAD)
def test_each_kind_of_unplain_words_gets_its_hint(title: str, line: str, wanted: set[str]) -> None:
    assert codes(title, line) == wanted


def test_every_hint_has_an_example_and_says_no_number() -> None:
    rules = open_library().hints.rules
    assert {code for _title, _line, wanted in BAD for code in wanted} == {r.code for r in rules}
    for rule in rules:
        assert not any(letter.isdigit() for letter in rule.message)
        assert "!" not in rule.message


def test_three_at_most_and_none_for_nothing() -> None:
    worst = hints_on("Ask somebody for a favour", "Sorry, you must", open_library().hints)
    assert len(worst) == MOST == 3
    assert worst[0].code == "presses"
    assert hints_on("", "", open_library().hints) == ()
    assert hints_on(" . ", "\n", open_library().hints) == ()


def test_a_text_that_was_not_written_is_not_missed_in() -> None:
    rule = HintRule("kind", "line", "missing", ("thank you",), "Thank them.")
    rules = HintRules("1", (rule,))
    assert hints_on("Ask Sam", "", rules) == ()
    assert [one.code for one in hints_on("Ask Sam", "Come", rules)] == ["kind"]
    assert hints_on("Ask Sam", "Come, thank you", rules) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: found", "when: perhaps"),
        ("of: title", "of: all"),
        ("you must", "you (must"),
        ("{person}", "{nobody}"),
        ("code: what", "code: presses"),
    ],
)
def test_a_file_that_could_not_do_its_work_is_refused(tmp_path: Path, old: str, new: str) -> None:
    shutil.copytree(FOLDER / "phrases", tmp_path / "phrases")
    path = tmp_path / FILE
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(LibraryError):
        read_file(tmp_path / FILE, HintFile, tmp_path)
