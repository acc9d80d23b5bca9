"""Commits to an ask: first the door, the same for every source of an ask, then the facts."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from undaunted.asks.shown import ShownAsk
from undaunted.engine.taxonomy import Source
from undaunted.engine.values import Candidate
from undaunted.engine.words.red_lines import find_red_lines
from undaunted.library.reading import open_library
from undaunted.people.describing import name_value
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.practice.asking.door import Applicant, asked_at_the_door, suggestion_taken
from undaunted.practice.asking.stops import Stopped
from undaunted.record.labels import VALUES
from undaunted.record.models import Attempt
from undaunted.record.recording import Care, ForecastGiven, care_check, commit, party
from undaunted.record.under_way import AlreadyUnderWay, live_from, live_of
from undaunted.wellbeing.looking import Look, look_at_texts
from undaunted.wellbeing.noticing import Kept, keep_or_leave, notice_said
from undaunted.wellbeing.pacing import keep_decisions


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a person is about to do: which ask, from where, expecting what, to whom, with care."""

    ask: ShownAsk
    source: Source
    expected: ForecastGiven | None
    whom: str = ""
    care: Care | None = None
    written: Candidate | None = None  # an own ask that is not saved yet

    @property
    def texts(self) -> dict[str, str]:
        """What was written: the guesses, and the name of who is asked."""
        forecast = self.expected
        guessed = {"feared_text": forecast.feared_text, "hope": forecast.hope} if forecast else {}
        return {**guessed, "whom": self.whom}


def commit_to(person: Person, attempt_id: uuid.UUID, step: Commitment, now: datetime) -> Attempt:
    """Lock the forecast and begin the attempt. Raises `Stopped` with a kind sentence.

    What was decided is kept whether or not the ask is begun.
    """
    return commit_looked(person, attempt_id, step, now).row


def commit_looked(
    person: Person, attempt_id: uuid.UUID, step: Commitment, now: datetime
) -> Kept[Attempt]:
    """`commit_to`, and whether the words of the guesses speak of danger.

    Where the ask is under way, that attempt is the answer, with the guesses it was begun with: in
    two tabs, by two taps, or by another that came first meanwhile. Where another of the three of
    its suggestion is, the person is stopped and led there, as they chose one of three.
    """
    suggestion_id = _tied_to(person, step, now)
    try:
        if not Attempt.objects.of(person).filter(pk=attempt_id).exists():
            _require_none_live(person, step, suggestion_id)
            require_allowed(person, attempt_id, step, now)
        look = look_at_texts(step.texts, "ask")
        attempt = begin(person, attempt_id, step, suggestion_id, look, now)
    except (Stopped, AlreadyUnderWay):
        live = live_of(person, step.ask.key)
        if live is None:
            _require_none_live(person, step, suggestion_id)
            raise
        forget(person, forecast_draft_of(step.ask.key))
        return Kept(live, notice_said(person, attempt_id, step.texts, "ask", now))
    return Kept(attempt, look is not None and look.danger)


def _tied_to(person: Person, step: Commitment, now: datetime) -> uuid.UUID | None:
    """The suggestion it was taken from. An own ask stands by itself where another of its three is
    under way: it is never refused for that."""
    found = suggestion_taken(person, Applicant(step.ask, step.source), now)
    own = step.source is Source.OWN
    return None if own and live_from(person, found) is not None else found


def _require_none_live(person: Person, step: Commitment, suggestion_id: uuid.UUID | None) -> None:
    """Raise where the ask, or another one of its suggestion, is under way."""
    if live_of(person, step.ask.key) is not None:
        raise AlreadyUnderWay
    another = live_from(person, suggestion_id)
    if another is not None:
        raise Stopped("begun_another", another.pk)


@transaction.atomic
def begin(
    person: Person,
    attempt_id: uuid.UUID,
    step: Commitment,
    suggestion_id: uuid.UUID | None,
    look: Look | None,
    now: datetime,
) -> Attempt:
    """Append the attempt, its forecast and the thought for the other, with what words were found."""
    asked = party(person, step.whom, now) if step.whom.strip() else None
    attempt = commit(
        person,
        attempt_id,
        step.ask.ref,
        step.expected,
        now,
        suggestion_id=suggestion_id,
        party_id=asked.pk if asked else None,
        source=step.source,
    )
    if step.expected is not None and step.expected.value in VALUES:
        name_value(person, step.expected.value, now)
    if step.care is not None:
        care_check(attempt, step.care, now)
    if step.expected is not None:
        keep_or_leave(person, attempt.forecast, look, now)
    if asked is not None:
        keep_or_leave(person, asked, look, now)
    forget(person, forecast_draft_of(step.ask.key))
    return attempt


def forecast_draft_of(key: str) -> str:
    """The name of the draft of the guesses about an ask."""
    return f"ask:{key}"


def require_allowed(person: Person, attempt_id: uuid.UUID, step: Commitment, now: datetime) -> None:
    """Every rule that may stop an ask, or `Stopped`; what was decided is kept.

    Words that were written down when it was over may cross a red line; nobody begins with them.
    """
    if step.source is Source.OWN and find_red_lines(step.ask.title, open_library().red_lines):
        raise Stopped("red_line")
    who = Applicant(step.ask, step.source, step.whom, step.care, step.written)
    decided = asked_at_the_door(person, who, now)
    keep_decisions(person, (decided.pace, decided.begin), attempt_id, now)
    if not decided.begin.value:
        raise Stopped(decided.begin.reason)
