"""Begins a round: the ask as any other, with no chance of one yes, and the guess of how many."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.asks.shown import ShownAsk
from undaunted.engine.taxonomy import Source
from undaunted.people.models import Person
from undaunted.practice.asking.beginning_own_ask import OwnAskBegun, OwnStep, begin_own_ask
from undaunted.practice.asking.committing import Commitment, commit_looked
from undaunted.practice.asking.improving import Begun
from undaunted.practice.asking.writing_own_ask import OwnWords
from undaunted.practice.choosing.suggesting import offered_in
from undaunted.record.models import Attempt
from undaunted.record.recording import Care, ForecastGiven
from undaunted.record.rounds import make_round


@dataclass(frozen=True, slots=True)
class Guessed:
    """What was guessed of a round of so many `calls`: how many yeses, and the fear, 0-100."""

    fact: uuid.UUID
    calls: int
    guess: int
    fear: int

    @property
    def expected(self) -> ForecastGiven:
        return ForecastGiven(self.fear, None)


def begin_round(person: Person, ask: ShownAsk, guessed: Guessed, now: datetime) -> Attempt:
    """Begin an ask of the library as a round. Raises `Stopped` with a kind sentence.

    Where the ask is under way already, that attempt is the answer, and is made no round.
    """
    offered = offered_in(person, ask.key, now) is not None
    source = Source.SUGGESTED if offered else Source.BROWSED
    attempt = commit_looked(
        person, guessed.fact, Commitment(ask, source, guessed.expected), now
    ).row
    if attempt.pk == guessed.fact:
        make_round(attempt, guessed.calls, guessed.guess, now)
    return attempt


def begin_own_round(
    person: Person, title: str, line: str, guessed: Guessed, care: Care | None, now: datetime
) -> OwnAskBegun:
    """Begin a round in own words; where something stands against them nothing is kept."""
    words = OwnWords(guessed.fact, title, fear_rated=guessed.fear, opening_line=line)
    step = OwnStep(guessed.expected, care=care)
    done = begin_own_ask(person, words, step, Begun({}), now)
    if done.row is not None:
        attempt = Attempt.objects.one_of(person, done.row.pk)
        make_round(attempt, guessed.calls, guessed.guess, now)
    return done
