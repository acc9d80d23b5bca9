"""Two sets of sentences: what must pass, and what must be stopped. Both are exact."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from undaunted.engine.words.red_lines import find_red_lines
from undaunted.library.reading import open_library
from undaunted.library.wording import LONGEST_SENTENCE, words
from undaunted.library.wording import sentences as split

FOLDER = Path(__file__).parent / "red_line_sets"
RULES = open_library().red_lines
LEAST_SENTENCES = 150
LEAST_FOR_EACH_LINE = 5


def sentences(name: str) -> list[tuple[str, str]]:
    """Heading and sentence; headings have one #, remarks two."""
    found: list[tuple[str, str]] = []
    heading = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line.strip() and not line.startswith("##"):
            found.append((heading, line))
    return found


HARMFUL, HARMLESS = sentences("harmful.txt"), sentences("harmless.txt")


def codes(sentence: str) -> set[str]:
    return {hit.code for hit in find_red_lines(sentence, RULES)}


@pytest.mark.parametrize("sentence", [sentence for _, sentence in HARMLESS])
def test_a_harmless_sentence_passes(sentence: str) -> None:
    assert codes(sentence) == set()


@pytest.mark.parametrize(("line", "sentence"), HARMFUL)
def test_a_harmful_sentence_is_stopped(line: str, sentence: str) -> None:
    assert codes(sentence), f"should cross '{line}'"


def test_every_red_line_stops_sentences_of_its_own() -> None:
    own = Counter(line for line, sentence in HARMFUL if line in codes(sentence))
    assert set(own) == {rule.code for rule in RULES.rules}
    assert min(own.values()) >= LEAST_FOR_EACH_LINE


def test_the_sets_are_large_and_without_repeats() -> None:
    for found in (HARMFUL, HARMLESS):
        alone = {sentence.casefold() for _, sentence in found}
        assert len(alone) == len(found) >= LEAST_SENTENCES


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.lower,
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace("'", "’"),
        lambda text: f"Hello. {text}",
        lambda text: text.replace(" ", "\n", 1),
    ],
)
def test_case_spaces_and_quotes_hide_nothing(change: Callable[[str], str]) -> None:
    hidden = [sentence for _, sentence in HARMFUL if not codes(change(sentence))]
    assert hidden == []


def test_each_line_speaks_in_short_calm_sentences_of_its_own() -> None:
    messages = [rule.message for rule in RULES.rules]
    assert len(set(messages)) == len(messages)
    for message in messages:
        assert message.endswith(".")
        assert "!" not in message
        assert max(len(words(sentence)) for sentence in split(message)) <= LONGEST_SENTENCE
