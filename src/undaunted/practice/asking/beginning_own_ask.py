"""Begins an ask of one's own: the words, the guesses and the attempt, all in one.

No limit of ours stops it (`engine.safety.allowing`): it is their life, and they ask anyway. What
guards the other person does: the red lines, a no that was said before, somebody to stay away from.
"""

from dataclasses import dataclass
from datetime import datetime

from undaunted.asks.shown import shown_own
from undaunted.engine.taxonomy import Source
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.practice.asking.committing import Commitment, begin, require_allowed
from undaunted.practice.asking.improving import Begun
from undaunted.practice.asking.stops import Stopped
from undaunted.practice.asking.writing_own_ask import (
    DRAFT,
    OwnWords,
    own_ask_draft_of,
    own_ask_of,
    red_lines_in,
)
from undaunted.record import recording
from undaunted.record.history import own_candidate
from undaunted.record.models import Attempt, OwnAsk
from undaunted.record.recording import Care, ForecastGiven
from undaunted.wellbeing.looking import look_at_texts
from undaunted.wellbeing.noticing import keep, notice_said


@dataclass(frozen=True, slots=True)
class OwnStep:
    """What goes with the words: the guesses if they were asked, whom by name, the thought for them."""

    expected: ForecastGiven | None = None
    whom: str = ""
    care: Care | None = None


@dataclass(frozen=True, slots=True)
class OwnAskBegun:
    """The ask, whose id is that of its attempt too; or the sentences that stand against it.

    `danger`: whether words spoke of danger, kept or not.
    """

    row: OwnAsk | None
    stops: tuple[str, ...] = ()
    danger: bool = False


def begin_own_ask(
    person: Person, words: OwnWords, step: OwnStep, begun: Begun, now: datetime
) -> OwnAskBegun:
    """Append an own ask and begin it. Where something stands against it nothing of it is kept.

    Words are looked at for danger all the same.
    """
    stops = red_lines_in(words)
    row = own_ask_of(person, words, begun, now)
    commitment = Commitment(
        shown_own(row), Source.OWN, step.expected, step.whom, step.care, own_candidate(row)
    )
    stops = stops or _refusals(person, commitment, now)
    said = {**words.texts, **commitment.texts}
    if stops:
        return OwnAskBegun(None, stops, notice_said(person, words.fact, said, DRAFT, now))
    look = look_at_texts(commitment.texts, "ask")

    def also() -> None:
        begin(person, words.fact, commitment, None, look, now)
        forget(person, own_ask_draft_of(begun))

    kept = keep(person, row, recording.own_ask, now, also)
    return OwnAskBegun(kept.row, (), kept.danger or (look is not None and look.danger))


def _refusals(person: Person, step: Commitment, now: datetime) -> tuple[str, ...]:
    """The sentence of what guards the other person, for an ask that is not begun yet."""
    own_ask_id = step.ask.own_ask_id
    if own_ask_id is None or Attempt.objects.of(person).filter(pk=own_ask_id).exists():
        return ()
    try:
        require_allowed(person, own_ask_id, step, now)
    except Stopped as refused:
        return (str(refused.stop.sentence),)
    return ()
