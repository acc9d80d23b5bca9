"""Finds sentences in which somebody judges their whole self harshly, by rules passed in.

A hit is about a sentence, never about the person: it is there to be answered. Only what `counts`
may slow the pace. Nothing here is a score, and quiet means nothing.
"""

from dataclasses import dataclass

from undaunted.engine.words.likeness import LikenessModel, first_alike
from undaunted.engine.words.phrases import PhraseBook, all_phrases

COUNTS = "counts"
ANSWER = "answer"
BY_LIKENESS = "by_likeness"


@dataclass(frozen=True, slots=True)
class SelfJudgementRules(PhraseBook):
    """The kind of each rule is `counts` or `answer`. `models` see sentences no rule sees, and what
    only they see never counts."""

    models: tuple[LikenessModel, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfJudgementHit:
    """Which rule, where in the text (start, end), and whether it is sure enough to count."""

    code: str
    start: int
    end: int
    counts: bool


def find_self_judgement(text: str, rules: SelfJudgementRules) -> tuple[SelfJudgementHit, ...]:
    """At most one hit for each code, one that counts before one that does not, in text order."""
    best: dict[str, SelfJudgementHit] = {}
    phrases = tuple(all_phrases(text, rules))
    for found in phrases:
        if found.lifted:
            continue
        code = found.rule.code
        counts = found.rule.kind == COUNTS and not found.hedged
        if code not in best or (counts and not best[code].counts):
            best[code] = SelfJudgementHit(code, found.start, found.end, counts)
    alike = None if best else first_alike(text, rules.models, phrases)
    if alike is not None:
        best[BY_LIKENESS] = SelfJudgementHit(BY_LIKENESS, alike.start, alike.end, counts=False)
    return tuple(sorted(best.values(), key=lambda hit: (hit.start, hit.end, hit.code)))
