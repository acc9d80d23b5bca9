"""Finds where somebody says that a no, or worse, came because of who they are, by rules passed in.

It is the writer's own naming and nothing else: what they are is never inferred about them, from no
other word, name, answer or number. A hit is there to be believed; quiet means nothing.
"""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from undaunted.engine.words.likeness import LikenessModel, first_alike
from undaunted.engine.words.phrases import PhraseBook, all_phrases

Who = Literal["race", "gender", "disability", "faith", "class", "origin", "sexuality", "age"]
_BY_LIKENESS = "by_likeness"
KINDS: tuple[Who, ...] = get_args(Who)


@dataclass(frozen=True, slots=True)
class BecauseOfWhoRules(PhraseBook):
    """The kind of each rule is what the writer names: one of `KINDS`. `models` see sentences no
    rule sees."""

    models: tuple[LikenessModel, ...] = ()


@dataclass(frozen=True, slots=True)
class BecauseOfWhoHit:
    """What the writer names, by which rule, and where in the text (start, end)."""

    kind: Who
    code: str
    start: int
    end: int


def find_because_of_who(text: str, rules: BecauseOfWhoRules) -> tuple[BecauseOfWhoHit, ...]:
    """At most one hit for each code, the first, in the order of the text."""
    first: dict[str, BecauseOfWhoHit] = {}
    phrases = tuple(all_phrases(text, rules))
    for found in phrases:
        if found.lifted:
            continue
        code, kind = found.rule.code, cast(Who, found.rule.kind)
        if code not in first or found.start < first[code].start:
            first[code] = BecauseOfWhoHit(kind, code, found.start, found.end)
    alike = None if first else first_alike(text, rules.models, phrases)
    if alike is not None:
        kind = cast(Who, alike.kind)
        first[_BY_LIKENESS] = BecauseOfWhoHit(kind, _BY_LIKENESS, alike.start, alike.end)
    return tuple(sorted(first.values(), key=lambda hit: (hit.start, hit.end, hit.code)))
