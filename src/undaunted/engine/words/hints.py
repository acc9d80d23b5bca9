"""What may make the words of an ask plainer or kinder to answer, by rules that are passed in.

Hints, not marks: nothing is counted, nothing follows about the person, and no word is changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from undaunted.engine.words.red_lines import compiled

_SAME = str.maketrans({"’": "'", "‘": "'"})
MOST = 3


@dataclass(frozen=True, slots=True)
class HintRule:
    """A hint for the title, the opening line or both of an ask: where one of its patterns is
    `found`, or where all are `missing`. A text that was not written is never hinted at."""

    code: str
    of: Literal["title", "line", "both"]
    when: Literal["found", "missing"]
    patterns: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class HintRules:
    version: str
    rules: tuple[HintRule, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    code: str
    message: str


def hints_on(title: str, line: str, rules: HintRules, most: int = MOST) -> tuple[Hint, ...]:
    """The first hints that hold, in the order of the rules, `most` at most."""
    return tuple(_holding(title, line, rules))[:most]


def _holding(title: str, line: str, rules: HintRules) -> Iterator[Hint]:
    texts = {"title": title, "line": line, "both": f"{title}. {line}" if line else title}
    for rule in rules.rules:
        text = texts[rule.of].translate(_SAME).strip(" .!?\n")
        if text and _has(text, rule.patterns) == (rule.when == "found"):
            yield Hint(rule.code, rule.message)


def _has(text: str, patterns: tuple[str, ...]) -> bool:
    return any(compiled(pattern).search(text) for pattern in patterns)
