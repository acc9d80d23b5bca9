"""The door through which every ask is begun: gathers what the rules look at, and asks the one table.

What the pages say beforehand is asked of the same table, for all asks at once (`openness`).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from undaunted.asks.fitted import fitted, personal_context_of
from undaunted.asks.shown import ShownAsk, candidate_for
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.engine.fear.forecasting import FearState, predict
from undaunted.engine.history import History
from undaunted.engine.priors import Priors
from undaunted.engine.safety.allowing import may_begin
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.safety.beginning import (
    BeginningContext,
    Chosen,
    OtherPerson,
    PreparationSheet,
)
from undaunted.engine.safety.signs import AHEAD_DAYS
from undaunted.engine.steps import REACHING, parted, stepped
from undaunted.engine.taxonomy import Pace, Source
from undaunted.engine.values import Candidate, Decision
from undaunted.learning.priors import current_priors
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import day_of, time_days
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import begun_on, high_begun, next_daytime, offered_in
from undaunted.record.models import Answer, Attempt, Preparation
from undaunted.record.recording import Care
from undaunted.record.same_person import parties_called
from undaunted.wellbeing.pacing import assessment_of
from undaunted.wellbeing.screening import is_due

_HOUR = timedelta(hours=1)
_AHEAD = timedelta(days=AHEAD_DAYS)
_OFFERING = frozenset({Source.SUGGESTED, Source.PROGRAMME, Source.OWN})


@dataclass(frozen=True, slots=True)
class Applicant:
    """An ask at the door: from where, to whom where a name was told, with what thought for them."""

    ask: ShownAsk
    source: Source
    whom: str = ""
    care: Care | None = None
    written: Candidate | None = None  # an own ask that is not saved yet


@dataclass(frozen=True, slots=True)
class DoorDecisions:
    """Whether the ask may be begun, and the pace under which that was decided."""

    pace: Decision[Pace]
    begin: Decision[bool]


def wants_care(ask: ShownAsk) -> bool:
    """Whether a thought for the other comes first: where an ask costs them something; never a step
    that reaches nobody."""
    if ask.step and ask.step not in REACHING:
        return False
    return ask.cost_to_other >= open_library().safety.care_check_cost


def suggestion_taken(person: Person, who: Applicant, now: datetime) -> uuid.UUID | None:
    """The suggestion this ask was taken from, with the chance at which it was drawn.

    A programme leads suggestions, and own asks are drawn among the others, so both have one where
    a stored suggestion names them. An ask found in the library or on the ladder has none, even on
    a day on which it was offered too: it would have been begun without the draw.
    """
    return offered_in(person, who.ask.key, now) if who.source in _OFFERING else None


def asked_at_the_door(person: Person, who: Applicant, now: datetime) -> DoorDecisions:
    """What the rules say of beginning this ask now, with everything that was told of it."""
    known = known_of(person, personal_context_of(person), now)
    due = is_due(person, known.stands.signs, known.history, now)
    return decided_for(known, moment_of(known, due=due.value), who)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person `now`, whatever the ask, and `when` it would be done."""

    person: Person
    now: datetime
    when: datetime
    context: PersonalContext
    priors: Priors
    fears: FearState
    history: History
    stands: SafetyAssessment


def known_of(person: Person, context: PersonalContext, now: datetime) -> Known:
    """Late in the evening what is begun is for the next morning, as it is when it is suggested;
    kindness that is due binds until the day that runs has ended."""
    when, priors = next_daytime(person, now), current_priors()
    learned, history = learned_state(person, priors, context)
    stands = assessment_of(person, history, learned.fear.settings, when, running=now)
    return Known(person, now, when, context, priors, learned.fear, history, stands)


def decided_for(known: Known, moment: BeginningContext, who: Applicant) -> DoorDecisions:
    """What the rules say of this ask, of all that is known of the person and the moment."""
    candidate, stands = _candidate_of(known, who), known.stands
    expected = predict(known.fears, candidate, time_days(known.when))
    chosen = Chosen(
        _refusable(candidate, who.care),
        who.source,
        expected.chance_above(stands.window.value.ceiling),
        _sheet_of(known.person, who.ask, known.now),
        _other_person(known.person, who, known.now),
    )
    return DoorDecisions(stands.pace, may_begin(chosen, moment, open_library().safety))


def _candidate_of(known: Known, who: Applicant) -> Candidate:
    """The ask, or the step towards it, as it is rated by now and for what this person told."""
    key, step = parted(who.ask.key)
    whole = who.written or candidate_for(known.person, replace(who.ask, key=key))
    ask = fitted(known.priors.candidate(whole), known.context)
    return stepped(ask, step) if step else ask


def moment_of(known: Known, *, due: bool) -> BeginningContext:
    attempts = Attempt.objects.of(known.person).filter(removed_at__isnull=True)
    days = {day_of(known.person, at) for at in (known.now, known.when)}
    return BeginningContext(
        time_days(known.when),
        known.history,
        known.stands,
        begun_on(attempts, known.person, *days),
        high_begun(attempts, known.when, known.context),
        due,
    )


def _refusable(candidate: Candidate, care: Care | None) -> Candidate:
    """The ask with the freedom to refuse that the person sees in this very case."""
    if care is None or care.can_refuse in ("", "yes"):
        return candidate
    return replace(candidate, free_to_refuse=0 if care.can_refuse == "no" else 3)


def _sheet_of(person: Person, ask: ShownAsk, now: datetime) -> PreparationSheet | None:
    """The newest preparation for this ask, if one was written."""
    return sheets_of(Preparation.objects.of(person).filter(ask_key=ask.key), now).get(ask.key)


def sheets_of(rows: PersonalQuerySet[Preparation], now: datetime) -> Mapping[str, PreparationSheet]:
    """The newest preparation of each ask, by its key (one query)."""
    written = rows.filter(prepared_at__lte=now + _AHEAD).order_by("prepared_at")
    newest = written.values_list("ask_key", "prepared_at", "has_support")
    return {
        key: PreparationSheet(max((now - at) / _HOUR, 0.0), has_support)
        for key, at, has_support in newest
    }


def _other_person(person: Person, who: Applicant, now: datetime) -> OtherPerson:
    """Who is asked, by the thought for them and by what became of earlier asks to them."""
    care, earlier = who.care, _earlier_to_them(person, who)
    refused, times = False, 0
    if earlier is not None:
        noes = Answer.objects.of(person).current().filter(attempt__in=earlier, outcome="no")
        since = now - timedelta(days=open_library().safety.party_days)
        lately = earlier.filter(committed_at__gte=since, committed_at__lte=now + _AHEAD)
        refused, times = noes.exists(), lately.count()
    return OtherPerson(
        thought_of=care is not None or not wants_care(who.ask),
        safe=care is None or care.safe_to_ask != "no",
        refused=refused or (care is not None and care.asked_before == "refused"),
        times_asked=times,
    )


def _earlier_to_them(person: Person, who: Applicant) -> PersonalQuerySet[Attempt] | None:
    """Earlier asks to the same party: of the same name, or one said to be the same person; or the
    same own ask with nobody named."""
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    if who.whom.strip():
        return attempts.filter(party_id__in=parties_called(person, who.whom))
    if who.ask.own_ask_id is not None:
        return attempts.filter(own_ask_id=who.ask.own_ask_id)
    return None
