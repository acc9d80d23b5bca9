"""What words may mean: which rules are run over which rows, and within how long.

Pure: it reads and writes no row, so it is done before a transaction begins. Not for what follows
from a find: that is `noticing`.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from undaunted.engine.words.because_of_who import find_because_of_who
from undaunted.engine.words.crisis import CrisisHit, find_crisis, gravest
from undaunted.engine.words.self_judgement import SelfJudgementHit, find_self_judgement
from undaunted.library.reading import open_library
from undaunted.people.models import Circumstances
from undaunted.people.written import Written
from undaunted.record.models import (
    Answer,
    Attempt,
    ExerciseDone,
    FearGroup,
    FollowUp,
    Forecast,
    Goal,
    KeepingPlan,
    NoMeaning,
    OwnAsk,
    OwnPage,
    Party,
    Plan,
    Preparation,
    Reflection,
    RequestReceived,
)
from undaunted.wellbeing.models import Noticed, SafetyPlan
from undaunted.wellbeing.pieces import pieces_of

VERDICT = "self_judgement"
BECAUSE_OF_WHO = "because_of_who"
_DANGER = "crisis:"
BUDGET_SECONDS = 0.2
_SHORTEST = 4

# Where the words of a row were written, as a find names it. Rows of upper rooms: their table.
_FORMS: Mapping[type[Written], str] = {
    Answer: "log",
    Circumstances: "me",
    ExerciseDone: "exercise",
    FearGroup: "believed",
    FollowUp: "follow-up",
    Forecast: "ask",
    Goal: "goals",
    KeepingPlan: "enough",
    NoMeaning: "goals",
    OwnAsk: "own-ask",
    OwnPage: "page",
    Party: "ask",
    Plan: "attempt",
    Preparation: "prepare",
    Reflection: "reflect",
    RequestReceived: "received",
    SafetyPlan: "safety-plan",
}
# Danger is looked for in every row; a verdict on the whole self, and a no because of who somebody
# is, where an ask is looked back on.
_VERDICTS = (Answer, Reflection)

_Clock = Callable[[], float]
_log = logging.getLogger("undaunted")


class TooSlow(Exception):
    """Looking took longer than it may while somebody waits."""


def is_of_danger(kind: str) -> bool:
    """Whether a find of this kind speaks of danger."""
    return kind.startswith(_DANGER)


@dataclass(frozen=True, slots=True)
class Finding:
    """What words may mean, by which version of the rules.

    Its kind is `VERDICT`, `BECAUSE_OF_WHO`, or `_DANGER` and which. A verdict that is sure
    `counts` towards the dose; nothing else ever does. Which part of who somebody is was named is
    not kept.
    """

    kind: str
    rule_version: str
    counts: bool = False

    @property
    def is_danger(self) -> bool:
        return is_of_danger(self.kind)


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in the words of one row; nothing found means nothing."""

    findings: tuple[Finding, ...] = ()

    @property
    def danger(self) -> bool:
        return any(finding.is_danger for finding in self.findings)

    @property
    def because_of_who(self) -> bool:
        """Whether the words say that a no came because of who the writer is."""
        return any(finding.kind == BECAUSE_OF_WHO for finding in self.findings)


def look_at(
    row: Written, *, budget: float | None = None, clock: _Clock = time.monotonic
) -> Look | None:
    """What the words of `row` may mean; None where looking failed or took over `budget` seconds.

    Without a budget it is `BUDGET_SECONDS`. Raises nothing: whatever goes wrong in looking, what
    was written is saved.
    """
    try:
        verdicts = isinstance(row, _VERDICTS)
        return Look(findings_in(row.texts(), verdicts=verdicts, budget=budget, clock=clock))
    except Exception as fault:
        _log.error("%s while looking at a row of %s", type(fault).__name__, row._meta.label)
        return None


def look_at_texts(texts: Mapping[str, str], form: str) -> Look | None:
    """`look_at` for words that are in no row, or not yet; danger alone is looked for."""
    try:
        return Look(findings_in(texts, verdicts=False))
    except Exception as fault:
        _log.error("%s while looking at the words of a %s", type(fault).__name__, form)
        return None


def findings_in(
    words: Mapping[str, str],
    *,
    verdicts: bool,
    budget: float | None = None,
    clock: _Clock = time.monotonic,
) -> tuple[Finding, ...]:
    """What the texts of one row may mean, piece by piece: the gravest danger, and one verdict.

    Where somebody says that a no came because of who they are, that stands instead of a verdict:
    it is no judgement of themselves.

    `clock` gives seconds; without a `budget` it is `BUDGET_SECONDS`. Raises `TooSlow` where they
    are over before the last piece; one that was begun is finished, and its length is bounded.
    """
    library = open_library()
    end = clock() + (BUDGET_SECONDS if budget is None else budget)
    dangers: list[CrisisHit] = []
    judgements: list[SelfJudgementHit] = []
    because_of_who = False
    for text in chain.from_iterable(pieces_of(text) for text in words.values()):
        if len(text) < _SHORTEST:
            continue
        if clock() > end:
            raise TooSlow
        dangers.extend(find_crisis(text, library.crisis))
        if verdicts:
            judgements.extend(find_self_judgement(text, library.self_judgement))
            named = find_because_of_who(text, library.because_of_who)
            because_of_who = because_of_who or bool(named)
    found, worst = [], gravest(dangers)
    if worst is not None:
        found.append(Finding(f"{_DANGER}{worst.category}", library.crisis.version))
    if because_of_who:
        found.append(Finding(BECAUSE_OF_WHO, library.because_of_who.version))
    elif judgements:
        sure = any(hit.counts for hit in judgements)
        found.append(Finding(VERDICT, library.self_judgement.version, sure))
    return tuple(found)


def form_of(row: Written) -> str:
    """Where the words of a row were written."""
    if isinstance(row, Answer) and row.attempt.origin == Attempt.Origin.UNSOUGHT:
        return "unsought"
    if isinstance(row, OwnPage) and row.exercise_id is not None:
        return _FORMS[ExerciseDone]
    return _FORMS.get(type(row), str(row._meta.model_name))


def category_of(row: Noticed) -> str:
    """The kind of danger of a find; "" where it is of none."""
    return row.kind.removeprefix(_DANGER) if row.kind.startswith(_DANGER) else ""
