"""Commits to an ask: the one door for every source of an ask, then the facts."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction

from undaunted.asks.fitted import fitted, personal_context_of
from undaunted.asks.shown import ShownAsk, candidate_for
from undaunted.engine.fear import forecasting as fear
from undaunted.engine.history import History
from undaunted.engine.safety.allowing import BeginningContext, Chosen, PreparationSheet, may_begin
from undaunted.engine.safety.assessment import SafetyAssessment
from undaunted.engine.taxonomy import Source
from undaunted.engine.values import Candidate, Decision
from undaunted.learning.priors import current_priors
from undaunted.learning.state import learned_state
from undaunted.library.reading import open_library
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import day_of, time_days
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.practice.asking.stops import Stopped
from undaunted.practice.choosing.suggesting import begun_on, high_begun, offered_in
from undaunted.record.models import Answer, Attempt, Party, Preparation
from undaunted.record.recording import Care, ForecastGiven, care_check, commit, party
from undaunted.record.under_way import AlreadyUnderWay, live_from, live_of
from undaunted.wellbeing.looking import Look, look_at_texts
from undaunted.wellbeing.noticing import Kept, keep_or_leave, notice_said
from undaunted.wellbeing.pacing import assessment_of, keep_decisions
from undaunted.wellbeing.screening import is_due

_HOUR = timedelta(hours=1)
_OFFERING = frozenset({Source.SUGGESTED, Source.PROGRAMME, Source.OWN})


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a person is about to do: which ask, from where, expecting what, to whom, with care."""

    ask: ShownAsk
    source: Source
    expected: ForecastGiven
    whom: str = ""
    care: Care | None = None

    @property
    def texts(self) -> dict[str, str]:
        """What was written: the guesses, and the name of who is asked."""
        forecast = self.expected
        return {"feared_text": forecast.feared_text, "hope": forecast.hope, "whom": self.whom}


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
    suggestion_id = _offered_in(person, step, now)
    try:
        if not Attempt.objects.of(person).filter(pk=attempt_id).exists():
            _require_none_live(person, step, suggestion_id)
            _require_allowed(person, attempt_id, step, now)
        look = look_at_texts(step.texts, "ask")
        attempt = _begin(person, attempt_id, step, suggestion_id, look, now)
    except (Stopped, AlreadyUnderWay):
        live = live_of(person, step.ask.key)
        if live is None:
            _require_none_live(person, step, suggestion_id)
            raise
        forget(person, forecast_draft_of(step.ask.key))
        return Kept(live, notice_said(person, attempt_id, step.texts, "ask", now))
    return Kept(attempt, look is not None and look.danger)


def _require_none_live(person: Person, step: Commitment, suggestion_id: uuid.UUID | None) -> None:
    """Raise where the ask, or another one of its suggestion, is under way."""
    if live_of(person, step.ask.key) is not None:
        raise AlreadyUnderWay
    another = live_from(person, suggestion_id)
    if another is not None:
        raise Stopped("begun_another", another.pk)


@transaction.atomic
def _begin(
    person: Person,
    attempt_id: uuid.UUID,
    step: Commitment,
    suggestion_id: uuid.UUID | None,
    look: Look | None,
    now: datetime,
) -> Attempt:
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
    if step.care is not None:
        care_check(attempt, step.care, now)
    keep_or_leave(person, attempt.forecast, look, now)
    if asked is not None:
        keep_or_leave(person, asked, look, now)
    forget(person, forecast_draft_of(step.ask.key))
    return attempt


def _offered_in(person: Person, step: Commitment, now: datetime) -> uuid.UUID | None:
    """The suggestion this ask was taken from, with the chance at which it was drawn.

    A programme leads suggestions, and own asks are drawn among the others, so both have one where
    a stored suggestion names them. An ask found in the library or on the ladder has none, even on
    a day on which it was offered too: it would have been begun without the draw.
    """
    return offered_in(person, step.ask.key, now) if step.source in _OFFERING else None


def forecast_draft_of(key: str) -> str:
    """The name of the draft of the guesses about an ask."""
    return f"ask:{key}"


def _require_allowed(
    person: Person, attempt_id: uuid.UUID, step: Commitment, now: datetime
) -> None:
    """Every rule that may stop an ask, in the order in which it is kindest to hear them."""
    learned, history = learned_state(person)
    stands = assessment_of(person, history, learned.fear.settings, now)
    due = is_due(person, stands.signs, history, now)
    if due.value:
        raise Stopped("screening")
    decided = _decide(person, step, learned.fear, history, stands, now)
    keep_decisions(person, (stands.pace, decided), attempt_id, now)
    if not decided.value:
        raise Stopped(decided.reason)
    if wants_care(step.ask) and step.care is None:
        raise Stopped("needs_care")
    _require_free_to_refuse(step.care)
    _require_not_refused(person, step, now)


def _decide(
    person: Person,
    step: Commitment,
    state: fear.FearState,
    history: History,
    stands: SafetyAssessment,
    now: datetime,
) -> Decision[bool]:
    """What the engine says of this step."""
    personal_context = personal_context_of(person)
    candidate = fitted(
        current_priors().candidate(candidate_for(person, step.ask)), personal_context
    )
    above = fear.predict(state, candidate, time_days(now)).chance_above(stands.window.value.ceiling)
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    moment = BeginningContext(
        time_days(now),
        history,
        stands,
        begun_on(attempts, person, day_of(person, now)),
        high_begun(attempts, now, personal_context),
    )
    chosen = Chosen(
        _refusable(candidate, step.care), step.source, above, _sheet_of(person, step, now)
    )
    return may_begin(chosen, moment, open_library().safety)


def _refusable(candidate: Candidate, care: Care | None) -> Candidate:
    """The ask with the freedom to refuse that the person sees in this very case."""
    if care is None or care.can_refuse == "yes":
        return candidate
    return replace(candidate, free_to_refuse=0 if care.can_refuse == "no" else 3)


def _sheet_of(person: Person, step: Commitment, now: datetime) -> PreparationSheet | None:
    """The newest preparation for this ask, if one was written."""
    rows = Preparation.objects.of(person).filter(ask_key=step.ask.key)
    row = rows.order_by("-prepared_at").first()
    return (
        None if row is None else PreparationSheet((now - row.prepared_at) / _HOUR, row.has_support)
    )


def wants_care(ask: ShownAsk) -> bool:
    """Whether a thought for the other comes first: own asks, and those that cost them something."""
    return bool(ask.own_ask_id) or ask.cost_to_other >= open_library().safety.care_check_cost


def _require_free_to_refuse(care: Care | None) -> None:
    """Two people are in every ask: the one asked must be safe to ask, and not have said no."""
    if care is None:
        return
    if care.safe_to_ask == "no":
        raise Stopped("not_safe_to_ask")
    if care.asked_before == "refused":
        raise Stopped("refused_before")


def _require_not_refused(person: Person, step: Commitment, now: datetime) -> None:
    """One no is enough: nobody is asked again after a no, or a third time in thirty days."""
    rules = open_library().safety
    earlier = _earlier_to_them(person, step)
    if earlier is None:
        return
    answers = Answer.objects.of(person).current().filter(attempt__in=earlier)
    if answers.filter(outcome="no").exists():
        raise Stopped("refused_before")
    lately = now - timedelta(days=rules.party_days)
    if earlier.filter(committed_at__gte=lately).count() >= rules.party_most:
        raise Stopped("third_time")


def _earlier_to_them(person: Person, step: Commitment) -> PersonalQuerySet[Attempt] | None:
    """Earlier asks to the same party: of the same name, or the same own ask with nobody named."""
    attempts = Attempt.objects.of(person).filter(removed_at__isnull=True)
    wanted = step.whom.strip().casefold()
    if wanted:
        known = Party.objects.of(person)
        same = [row.pk for row in known if row.label.strip().casefold() == wanted]
        return attempts.filter(party_id__in=same)
    if step.ask.own_ask_id is not None:
        return attempts.filter(own_ask_id=step.ask.own_ask_id)
    return None
