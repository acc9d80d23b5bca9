"""The one thing offered after an ask: one place chooses, so that two never stand together.

Kindness comes before curiosity: a verdict on oneself, then a hard one, then the look back that is
still open, then an exercise that fits.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from undaunted.engine.taxonomy import Outcome
from undaunted.exercises.proposing import Proposal, proposal_after
from undaunted.insights.one_ask.hardness import was_hard
from undaunted.practice.after.verdicts import SelfJudgement, self_judgement_in
from undaunted.record.questions import AttemptRecord
from undaunted.wellbeing.pacing import PaceStatus

_OfferKind = Literal["verdict", "breathe", "look_back", "exercise", "none"]


@dataclass(frozen=True, slots=True)
class OfferAfter:
    """What is offered; `hard`: whether kindness comes before the numbers, whatever is offered."""

    kind: _OfferKind
    hard: bool
    verdict: SelfJudgement | None = None
    proposal: Proposal | None = None

    @property
    def kindness_first(self) -> bool:
        return self.hard or self.kind == "verdict"


def offer_after(
    record: AttemptRecord, status: PaceStatus, now: datetime, *, declined: bool
) -> OfferAfter:
    """The offer of the page of what happened; `declined`: no exercise, they said not now."""
    verdict, hard = self_judgement_in(record), was_hard(record)
    if verdict is not None:
        return OfferAfter("verdict", hard, verdict, proposal_after(record, True, status, now))
    if hard:
        return OfferAfter("breathe", hard)
    if _look_back_is_open(record):
        return OfferAfter("look_back", hard)
    proposal = None if declined else proposal_after(record, False, status, now)
    return OfferAfter("exercise" if proposal else "none", hard, None, proposal)


def _look_back_is_open(record: AttemptRecord) -> bool:
    """Whether there is something to look back on that was not looked at."""
    over = record.outcome not in (None, Outcome.WAITING, Outcome.NOT_ASKED)
    return over and record.reflection is None
