"""The door through which every ask is begun: gathers what the rules look at, and asks the one table.

The page of an ask goes through it too, with what is known before anything is typed.
"""

import uuid
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
from undaunted.engine.steps import REACHING
from undaunted.engine.taxonomy import Pace, Source
from undaunted.engine.values import Candidate, Decision
from undaunted.learning.priors import current_priors
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import day_of, time_days
from undaunted.people.models import Person
from undaunted.practice.choosing.suggesting import begun_on, high_begun, next_daytime, offered_in
from undaunted.record.models import Answer, Attempt, Party, Preparation
from undaunted.record.recording import Care
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
    known = _known_of(person, personal_context_of(person), now)
    due = is_due(person, known.stands.signs, known.history, now)
    return _decide(known, who, _other_person(person, who, now), due=due.value)


def seen_from_outside(
    person: Person, who: Applicant, context: PersonalContext, now: datetime
) -> DoorDecisions:
    """The same before anything was told: not of the other, and the questions have their own way."""
    return _decide(_known_of(person, context, now), who, OtherPerson(), due=False)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a person `now`, whatever the ask, and `when` it would be done."""

    person: Person
    now: datetime
    when: datetime
    context: PersonalContext
    priors: Priors
    fears: FearState
    history: History
    stands: SafetyAssessment


def _known_of(person: Person, context: PersonalContext, now: datetime) -> _Known:
    """Late in the evening what is begun is for the next morning, as it is when it is suggested."""
    when, priors = next_daytime(person, now), current_priors()
    learned, history = learned_state(person, priors, context)
    stands = assessment_of(person, history, learned.fear.settings, when)
    return _Known(person, now, when, context, priors, learned.fear, history, stands)


def _decide(known: _Known, who: Applicant, other: OtherPerson, *, due: bool) -> DoorDecisions:
    ask = known.priors.candidate(who.written or candidate_for(known.person, who.ask))
    candidate, stands = fitted(ask, known.context), known.stands
    expected = predict(known.fears, candidate, time_days(known.when))
    chosen = Chosen(
        _refusable(candidate, who.care),
        who.source,
        expected.chance_above(stands.window.value.ceiling),
        _sheet_of(known.person, who.ask, known.now),
        other,
    )
    begin = may_begin(chosen, _moment(known, due=due), open_library().safety)
    return DoorDecisions(stands.pace, begin)


def _moment(known: _Known, *, due: bool) -> BeginningContext:
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
    rows = Preparation.objects.of(person).filter(ask_key=ask.key, prepared_at__lte=now + _AHEAD)
    row = rows.order_by("-prepared_at").first()
    if row is None:
        return None
    return PreparationSheet(max((now - row.prepared_at) / _HOUR, 0.0), row.has_support)


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
    """Earlier asks to the same party: of the same name, or the same own ask with nobody named."""
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    wanted = who.whom.strip().casefold()
    if wanted:
        known = Party.objects.of(person)
        same = [row.pk for row in known if row.label.strip().casefold() == wanted]
        return attempts.filter(party_id__in=same)
    if who.ask.own_ask_id is not None:
        return attempts.filter(own_ask_id=who.ask.own_ask_id)
    return None
