"""Tells of an ask that is over: an attempt and its answer in one, with no guess beforehand.

Whatever was done can be written down: no limit shuts it, and it counts for none. Words that cross
a red line are kept with a caution, as what happened is not undone by leaving it out; what came
of them counts nowhere, as a yes to such an ask is nothing to learn from.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from undaunted.engine.taxonomy import Outcome, Source
from undaunted.engine.words.red_lines import find_red_lines
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, zone_of
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.history import own_key
from undaunted.record.models import Answer, Attempt, OwnAsk
from undaunted.record.recording import AskRef
from undaunted.wellbeing.noticing import Kept, keep

_DRAFT = "already"
_COMES_BACK = timedelta(days=7)
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Already:
    """What was asked, under the id `fact` of all its rows; `title` where it is none of the library.

    `when` is now, today, yesterday or day, and `day` that day. Fear is 0-100, the chance 0-1.
    """

    fact: uuid.UUID
    outcome: str
    when: str
    title: str = ""
    day: date | None = None
    fear_peak: int | None = None
    chance_told_after: float | None = None


@dataclass(frozen=True, slots=True)
class ToldAfter:
    """The answer that was kept, and a caution where the words cross a red line."""

    kept: Kept[Answer]
    caution: str


def tell_after(person: Person, said: Already, ask: AskRef | None, now: datetime) -> ToldAfter:
    """Append an ask that is over and learn from it; `ask` is that of the library, if it is one."""
    lived_on = _day_of(person, said, now)
    at = _moment_of(person, said, lived_on, now)
    attempt = _attempt_of(person, said, ask, at, lived_on, now)
    answer = _answer_of(attempt, said, at, now)
    if ask is None:
        crosses = bool(_red_line_in(said.title))
        own = OwnAsk(
            id=said.fact,
            person=person,
            received_at=now,
            title=said.title,
            crosses_line=crosses,
        )
        attempt.own_ask = own
        title = keep(person, own, recording.own_ask, now, lambda: _append(attempt, answer, now))
        kept = Kept(answer, title.danger, title.because_of_who)
    else:
        kept = keep(person, answer, lambda row: recording.told_after(attempt, row), now)
    forget(person, already_draft_of(ask.key if ask else None))
    learned_state(person)
    return ToldAfter(kept, _red_line_in(said.title))


def already_draft_of(key: str | None) -> str:
    """The name of the draft: one for each ask of the library, and one for own words."""
    return f"{_DRAFT}:{key}" if key else _DRAFT


def _append(attempt: Attempt, answer: Answer, now: datetime) -> None:
    """Append both; the answer has no words to look at."""
    answer.looked_at = now
    recording.told_after(attempt, answer)


def _attempt_of(
    person: Person,
    said: Already,
    ask: AskRef | None,
    at: datetime,
    lived_on: date,
    now: datetime,
) -> Attempt:
    return Attempt(
        id=said.fact,
        person=person,
        received_at=now,
        committed_at=at,
        lived_on=lived_on,
        ask_key=ask.key if ask else own_key(said.fact),
        ask_version=ask.version if ask else 1,
        source=Source.TOLD_AFTER.value,
    )


def _answer_of(attempt: Attempt, said: Already, at: datetime, now: datetime) -> Answer:
    waiting = said.outcome == Outcome.WAITING.value
    return Answer(
        id=said.fact,
        person=attempt.person,
        attempt=attempt,
        received_at=now,
        logged_at=now,
        asked_at=at,
        lived_on=attempt.lived_on,
        outcome=said.outcome,
        ask_again_on=day_of(attempt.person, now) + _COMES_BACK if waiting else None,
        fear_peak=said.fear_peak,
        chance_told_after=said.chance_told_after,
    )


def _day_of(person: Person, said: Already, now: datetime) -> date:
    """The person's day it was."""
    today = day_of(person, now)
    if said.when == "day" and said.day is not None:
        return said.day
    return today - timedelta(days=1) if said.when == "yesterday" else today


def _moment_of(person: Person, said: Already, lived_on: date, now: datetime) -> datetime:
    """When it was: now, or the noon of its day, as no hour was told; never later than now."""
    if said.when == "now":
        return now
    return min(datetime.combine(lived_on, _NOON, zone_of(person)), now)


def caution_of(attempt: Attempt) -> str:
    """What is said beside an ask that is kept and counts nowhere; "" for any other."""
    own = attempt.own_ask
    return _red_line_in(own.title) if own is not None and own.crosses_line else ""


def _red_line_in(title: str) -> str:
    """The kind sentence of the first red line in words that are kept all the same."""
    hits = find_red_lines(title, open_library().red_lines)
    return hits[0].message if hits else ""
