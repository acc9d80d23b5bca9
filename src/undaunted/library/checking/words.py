"""Red lines over every text of the library, and the few finds that a reader let stand.

In asks nothing is let stand. Elsewhere a text may name what it warns of.
"""

from collections.abc import Iterable, Iterator

from undaunted.engine.words.red_lines import RedLineRules, find_red_lines
from undaunted.library.checking.spelling import LISTS
from undaunted.library.checking.texts import Said
from undaunted.library.files import Problem

_REVIEWED = "words/reviewed.txt"
_Find = tuple[str, str, str]


def crossed(text: str, rules: RedLineRules) -> Iterator[tuple[str, str]]:
    """Code and words of every red line that the text crosses."""
    for hit in find_red_lines(text, rules):
        yield hit.code, text[hit.start : hit.end]


def reviewed() -> frozenset[_Find]:
    """File, code and words of what a reader let stand."""
    lines = (LISTS / "reviewed.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.split("|") for line in lines if line.strip() and not line.startswith("#"))
    return frozenset((file.strip(), code.strip(), words.strip()) for file, code, words in parts)


def red_line_problems(texts: Iterable[Said], rules: RedLineRules) -> Iterator[Problem]:
    """Every red line crossed beside the asks that no reader let stand."""
    let_stand = reviewed()
    for said in texts:
        for code, words in crossed(said.text, rules):
            if (said.file, code, words) not in let_stand:
                yield Problem(said.file, said.field, crossing(code, words))


def unneeded_reviews(texts: Iterable[Said], rules: RedLineRules) -> Iterator[Problem]:
    """What was let stand once and stands nowhere now, so that it can't hide something later."""
    files = {file for file, _, _ in reviewed()}
    named = [said for said in texts if said.file in files]
    there = {(said.file, *each) for said in named for each in crossed(said.text, rules)}
    for file, code, words in sorted(reviewed() - there):
        yield Problem(_REVIEWED, code, f'"{words}" is not in {file} any more; take the line out')


def crossing(code: str, words: str) -> str:
    return f"crosses the red line '{code}' with \"{words}\""
