"""Rows of facts -> the engine's `History`: the only adapter between the two.

Opens no text: the engine never sees what people wrote. Of a no that was marked as about who
somebody is, it sees that it was a no and how much fear there was, and no guess.
"""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from undaunted.engine.history import History, LoggedAsk
from undaunted.engine.priors import Priors
from undaunted.engine.safety.stakes import CLOSENESS, stakes_of
from undaunted.engine.steps import WAY_OF, parted, stepped
from undaunted.engine.taxonomy import AskKind, Cost, Counterpart, GuessOf, Outcome, Source
from undaunted.engine.values import OWN, UNSAID, Candidate
from undaunted.engine.when import When
from undaunted.library.reading import open_library
from undaunted.people.access import PersonalQuerySet
from undaunted.people.days import time_days
from undaunted.people.models import Person
from undaunted.record.because_of_who import grounds_of
from undaunted.record.models import Answer, Attempt, FollowUp, Forecast, OwnAsk, Reflection
from undaunted.record.models.after import VersionedQuerySet
from undaunted.record.rounds import calls_of

OWN_COST = 1  # to the other, of an own ask: our judgement
_OWN_FEAR_SD = 10.0
_UNSAID_FEAR = (45.0, 25.0)  # mean and sd of an own ask whose fear was not told: our judgement
_UNSAID_STAKES = 2
_FREE = 3
_OWN_YES = (0.5, 0.2)
_OWN_WAYS = frozenset(WAY_OF.values())
_HAPPENED = {"no": 0.0, "partly": 0.5, "yes": 1.0}
# Words the engine never sees, so that they are not opened for it.
_SEALED = (
    *("forecast__feared_text", "forecast__hope", "own_ask__title", "own_ask__where"),
    *("own_ask__opening_line", "own_ask__way_out", "own_ask__change"),
)
_UNKNOWN = Candidate(
    key="",
    version=0,
    domain="",
    counterpart="",
    channel="",
    setting="",
    request_type="",
    facets=(),
    tempting=(),
    stakes=0,
    fear_mean=0.0,
    fear_sd=0.0,
    yes_mean=0.0,
    yes_sd=0.0,
    partly_mean=0.0,
    cost_to_other=0,
    free_to_refuse=0,
    not_for=frozenset(),
    from_home=False,
    when=When(),
    kind="",
    real=False,
)


def own_key(own_ask_id: uuid.UUID) -> str:
    return f"{OWN}{own_ask_id}"


def own_whom(row: OwnAsk) -> tuple[str, str]:
    """Whom an own ask is to and by which channel, as told before or else afterwards."""
    later = getattr(row, "told", None)
    counterpart, channel = (later.counterpart, later.channel) if later else ("", "")
    return row.counterpart or counterpart, row.channel or channel


def own_stakes(row: OwnAsk) -> int:
    """What hangs on an own ask, by what was told of it; the middle where nothing was."""
    counterpart, _channel = own_whom(row)
    close = row.relationship
    if close is None and counterpart:
        close = CLOSENESS[Counterpart(counterpart)]
    known = [each for each in (close, row.consequence) if each is not None]
    return stakes_of(max(known, default=_UNSAID_STAKES), 0, ())


def _own_setting(channel: str) -> str:
    if not channel:
        return UNSAID
    return "street" if channel == "face_to_face" else "home"


def _own_freedom(row: OwnAsk) -> int:
    """How freely the other can say no; hardly, where that was told when it was over."""
    later = getattr(row, "told", None)
    return 0 if later is not None and later.can_refuse == "no" else _FREE


def own_candidate(row: OwnAsk) -> Candidate:
    """An own ask as the engine sees it: the person's own rating stands for the curated one.

    One that crosses a red line is of no kind that counts answers.
    """
    rated = row.fear_rated
    counterpart, channel = own_whom(row)
    fear = _UNSAID_FEAR if rated is None else (float(rated), _OWN_FEAR_SD)
    return Candidate(
        key=own_key(row.pk),
        version=1,
        domain=row.domain,
        counterpart=counterpart,
        channel=channel,
        setting=_own_setting(channel),
        request_type="help",
        facets=(),
        tempting=(),
        stakes=own_stakes(row),
        fear_mean=fear[0],
        fear_sd=fear[1],
        yes_mean=_OWN_YES[0],
        yes_sd=_OWN_YES[1],
        partly_mean=0.1,
        cost_to_other=OWN_COST,
        free_to_refuse=_own_freedom(row),
        not_for=frozenset(),
        from_home=channel not in ("face_to_face", UNSAID),
        when=When(),
        kind=(AskKind.APPROACHING if row.crosses_line else AskKind.ASKING).value,
        real=True,
        ways=_OWN_WAYS,
    )


def candidate_of(attempt: Attempt) -> Candidate | None:
    """The ask of an attempt, or the step; None when the library no longer has it, or it came
    unsought."""
    key, step = parted(attempt.ask_key)
    if attempt.own_ask is not None:
        whole = own_candidate(attempt.own_ask)
    else:
        ask = open_library().asks.get(key)
        if ask is None:
            return None
        whole = ask.candidate()
    return stepped(whole, step) if step else whole


def history_of(person: Person, priors: Priors) -> History:
    """All the person's answered attempts that are not in the bin, in the order they were asked.

    Asks are rated as `priors` say.
    """
    found = sorted(facts_of(person), key=lambda fact: _in_order(*fact))
    rated = ((candidate_of(attempt), logged) for attempt, logged in found)
    known = (replace(logged, candidate=ask) for ask, logged in rated if ask is not None)
    return priors.history(History(tuple(known)))


def _in_order(attempt: Attempt, logged: LoggedAsk) -> tuple[float, float, int]:
    """Asks of the same moment stand as they were begun."""
    return logged.time_days, time_days(attempt.committed_at), attempt.pk.int


def facts_of(
    person: Person, among: Collection[uuid.UUID] | None = None
) -> Iterator[tuple[Attempt, LoggedAsk]]:
    """Answered attempts out of the bin, all or those `among` these ids, in no order (five queries).

    The ask of each is `_UNKNOWN`: what it is now is looked up by whoever needs it. Of a round every
    call that was made is one, and the first holds the guesses.
    """
    attempts = (
        Attempt.objects.of(person)
        .filter(removed_at__isnull=True, origin=Attempt.Origin.SOUGHT)
        .select_related("forecast", "own_ask__told")
        .defer(*_SEALED)
    )
    answers = _ordered_answers(person).defer("words", "suggested")
    seen, later = Reflection.objects.of(person).current(), _told_later(person)
    if among is not None:
        attempts = attempts.filter(pk__in=among)
        answers = answers.filter(attempt__in=among)
        seen, later = seen.filter(attempt__in=among), later.filter(attempt__in=among)
    last = {row.attempt_id: row for row in answers}
    reflections = dict(seen.values_list("attempt_id", "worth_belief_now"))
    calls = calls_of(person, among)
    for attempt, logged in _logged_asks(attempts, last, reflections, _looked_again(later)):
        for call in _each_call(logged, calls.get(attempt.pk, ())):
            yield attempt, call


def _each_call(logged: LoggedAsk, outcomes: Sequence[Outcome]) -> Iterator[LoggedAsk]:
    """A logged ask, or as many as its round had calls: answers of one practice."""
    if not outcomes:
        yield logged
        return
    yield replace(logged, outcome=outcomes[0])
    for outcome in outcomes[1:]:
        yield _further_call(logged, outcome)


def _further_call(logged: LoggedAsk, outcome: Outcome) -> LoggedAsk:
    """The same ask with another outcome, and nothing else told about it."""
    return LoggedAsk(
        candidate=logged.candidate,
        time_days=logged.time_days,
        party=logged.party,
        forecast_fear=None,
        forecast_yes=None,
        feared_chance=None,
        no_cost=None,
        outcome=outcome,
        fear_peak=None,
        fear_after=None,
        yes_next=None,
        feared_next=None,
        feared_happened=None,
        no_cost_felt=None,
        how_they_were=None,
        alcohol=False,
        reflected=False,
        sought=True,
        source=Source.ROUND.value,
    )


def _ordered_answers(person: Person) -> VersionedQuerySet[Answer]:
    """Current answers, so that the last of an attempt is the one that counts."""
    rows = Answer.objects.of(person).current()
    return rows.order_by("asked_at", "logged_at")


def _told_later(person: Person) -> PersonalQuerySet[FollowUp]:
    """The follow-ups, soonest first."""
    return FollowUp.objects.of(person).defer("stays").order_by("answered_at")


def _looked_again(rows: Iterable[FollowUp]) -> dict[uuid.UUID, list[FollowUp]]:
    """The follow-ups of each attempt."""
    found: dict[uuid.UUID, list[FollowUp]] = {}
    for row in rows:
        found.setdefault(row.attempt_id, []).append(row)
    return found


def _logged_asks(
    attempts: Iterable[Attempt],
    answers: Mapping[uuid.UUID, Answer],
    reflected: Mapping[uuid.UUID, float | None],
    later: Mapping[uuid.UUID, list[FollowUp]],
) -> Iterator[tuple[Attempt, LoggedAsk]]:
    for attempt in attempts:
        answer = answers.get(attempt.pk)
        if answer is not None:
            follow_ups = later.get(attempt.pk, [])
            forecast = getattr(attempt, "forecast", None)
            logged = _logged_ask(attempt, forecast, answer, _UNKNOWN, follow_ups)
            if attempt.pk in reflected:
                logged = replace(logged, reflected=True, worth_after=reflected[attempt.pk])
            yield attempt, _without_guesses(logged) if grounds_of(answer) else logged


def _without_guesses(logged: LoggedAsk) -> LoggedAsk:
    """The same with nothing to compare: a no about who somebody is teaches nothing about guesses."""
    return replace(
        logged,
        forecast_yes=None,
        yes_next=None,
        feared_chance=None,
        feared_next=None,
        feared_happened=None,
        no_cost=None,
        no_cost_felt=None,
        worth_before=None,
        worth_after=None,
    )


def _guess_of_a_yes(forecast: Forecast | None) -> float | None:
    """The chance that was given to a yes; other kinds of ask are asked for another chance."""
    of_a_yes = (GuessOf.YES, GuessOf.YES_LOOSELY)
    return forecast.chance_yes if forecast and forecast.question in of_a_yes else None


def _logged_ask(
    attempt: Attempt,
    forecast: Forecast | None,
    answer: Answer,
    candidate: Candidate,
    later: Collection[FollowUp],
) -> LoggedAsk:
    asked = time_days(answer.asked_at)
    return LoggedAsk(
        candidate=candidate,
        time_days=asked,
        party=str(attempt.party_id) if attempt.party_id else None,
        forecast_fear=float(forecast.fear) if forecast else None,
        forecast_yes=_guess_of_a_yes(forecast),
        feared_chance=forecast.feared_chance if forecast else None,
        no_cost=forecast.no_cost if forecast else None,
        outcome=Outcome(answer.outcome),
        fear_peak=answer.fear_peak,
        fear_after=answer.fear_now,
        yes_next=answer.chance_yes_next,
        feared_next=answer.feared_chance_next,
        feared_happened=_HAPPENED.get(answer.feared_happened),
        no_cost_felt=answer.no_cost_felt,
        how_they_were=answer.how_they_were or None,
        alcohol="alcohol" in answer.safety_used,
        reflected=False,
        sought=True,
        source=attempt.source,
        loosely=forecast is not None and forecast.question == GuessOf.YES_LOOSELY,
        worth_before=forecast.worth_belief if forecast else None,
        follow_ups=tuple(
            (max(time_days(row.answered_at) - asked, 0.0), float(row.fear_now))
            for row in later
            if row.fear_now is not None
        ),
        costly=any(set(row.cost) - {Cost.NOTHING} for row in later),
    )
