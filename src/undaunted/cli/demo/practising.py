"""One ask of a demo's person through the real verbs: offered, begun, logged, looked back on."""

from datetime import datetime, timedelta

from django.utils import timezone

from undaunted.asks.shown import ShownAsk, ask_of
from undaunted.cli.demo import words as say
from undaunted.cli.demo.story import HalfYear, rounded, whole
from undaunted.engine.history import LoggedAsk
from undaunted.engine.simulation.kinds import is_other
from undaunted.engine.simulation.people import attempt, guess_of_kind
from undaunted.engine.taxonomy import Outcome, SafetyBehaviour, Source, Thoughts
from undaunted.people.days import time_days
from undaunted.people.refusals import NotAllowed
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.door import wants_care
from undaunted.practice.choosing.passing import pass_on
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.record import recording
from undaunted.record.kind_words import words_of
from undaunted.record.models import Answer, Attempt, FollowUp, Reflection
from undaunted.wellbeing.screening import ScreeningAnswers, screen

_PASSES_ON = 0.12
_LOOKS_FOR = timedelta(minutes=1)  # at what is offered, before beginning it
_CARE = recording.Care(can_refuse="yes", at_work="no", asked_before="no")


def practise(story: HalfYear, at: datetime) -> None:
    first, easier, _different = _offered(story, at)
    if first and story.generator.random() < _PASSES_ON:
        pass_on(story.person, story.fresh_id(), first, "not_today", at)
        first, easier, _different = _offered(story, at)
    key = first if story.generator.random() < 0.8 else easier or first
    if key is None:
        return
    story.simulated, logged = attempt(
        story.simulated, story.candidates[key], time_days(at), story.generator
    )
    row = _begin(story, ask_of(story.person, key), logged, at)
    if row is not None:
        _finish(story, row, logged, at)


def _offered(story: HalfYear, at: datetime) -> tuple[str | None, str | None, str | None]:
    """Today's keys; where the few questions are due, they are answered first."""
    offer = offer_for(story.person, at)
    if offer.snapshot.wants_screening:
        answers = ScreeningAnswers(int(story.generator.integers(2)), 0, Thoughts.NO, frozenset())
        screen(story.person, story.fresh_id(), answers, at)
        offer = offer_for(story.person, at)
    return offer.keys


def _begin(story: HalfYear, ask: ShownAsk, logged: LoggedAsk, at: datetime) -> Attempt | None:
    words = words_of(logged.candidate.kind)
    forecast = recording.ForecastGiven(
        fear=round(logged.forecast_fear or 0),
        chance_yes=_chance_of(story, logged),
        question=words.question.value,
        feared_text=story.one_of(say.FEARED),
        feared_chance=rounded(logged.feared_chance),
        hope=story.one_of(say.HOPED),
        no_cost=whole(logged.no_cost),
        leave_out=(SafetyBehaviour.OVER_APOLOGISING.value,),
        worth_belief=_worth(story, at, story.profile.eases),
    )
    try:
        step = Commitment(ask, Source.SUGGESTED, forecast, care=_CARE if wants_care(ask) else None)
        return commit_to(story.person, story.fresh_id(), step, at + _LOOKS_FOR)
    except NotAllowed:
        return None


def _chance_of(story: HalfYear, logged: LoggedAsk) -> float | None:
    """What is guessed, by the question of its kind; a step has none."""
    if logged.candidate.step:
        return None
    if is_other(logged.candidate.kind):
        return rounded(guess_of_kind(story.simulated, logged.candidate, story.generator))
    return rounded(logged.forecast_yes)


def _finish(story: HalfYear, row: Attempt, logged: LoggedAsk, at: datetime) -> None:
    """Log, look back, and look again a day and a week later."""
    _log(story, row, logged, at + timedelta(minutes=20))
    outcome = logged.outcome
    if outcome is Outcome.WAITING:
        waited = at + timedelta(days=9)
        if waited > timezone.now():
            return
        outcome = Outcome.GHOSTED
        recording.answer(
            Answer(
                **{**story.answered(row, waited), "outcome": outcome.value},
                fear_peak=whole(logged.fear_peak),
            )
        )
    if not logged.reflected or outcome is Outcome.NOT_ASKED:
        return
    _reflect(story, row, logged, outcome, at + timedelta(hours=2))
    _follow(story, row, logged, at)


def _log(story: HalfYear, row: Attempt, logged: LoggedAsk, at: datetime) -> None:
    waiting = logged.outcome is Outcome.WAITING
    happened = {None: "", 0.0: "no", 0.5: "partly", 1.0: "yes"}[logged.feared_happened]
    recording.answer(
        Answer(
            **story.answered(row, at),
            outcome=logged.outcome.value,
            ask_again_on=(at + timedelta(days=9)).date() if waiting else None,
            fear_peak=whole(logged.fear_peak),
            fear_now=whole(logged.fear_after),
            feared_happened=happened,
            chance_yes_next=rounded(logged.yes_next),
            feared_chance_next=rounded(logged.feared_next),
            no_cost_felt=whole(logged.no_cost_felt),
            how_they_were=logged.how_they_were or "",
            safety_used=_used(story) if _was_met(logged) else [],
            why_not_asked="afraid" if logged.outcome is Outcome.NOT_ASKED else "",
            words=story.one_of(say.HAPPENED[logged.outcome]) if _was_met(logged) else "",
        )
    )


def _was_met(logged: LoggedAsk) -> bool:
    """Whether it was done, and somebody or something met them there."""
    return logged.asked and logged.outcome not in (Outcome.WAITING, Outcome.GHOSTED)


def _reflect(
    story: HalfYear, row: Attempt, logged: LoggedAsk, outcome: Outcome, at: datetime
) -> None:
    recording.reflect(
        Reflection(
            id=story.fresh_id(),
            person=story.person,
            attempt=row,
            received_at=at,
            reflected_at=at,
            hoped=story.one_of(say.HOPED),
            happened=story.one_of(say.HAPPENED[outcome]),
            felt=story.one_of(say.FELT),
            assumption=story.one_of(say.ASSUMED[outcome]),
            belief_now=_eased(story, logged.feared_next),
            no_cost_now=whole(story.simulated.cost),
            worth_belief_now=_worth(story, at, 0.0),
        )
    )


def _worth(story: HalfYear, at: datetime, more: float) -> float:
    """How true "something is wrong with me" feels on the way from first to last, a little less after."""
    first, last = story.profile.worth
    gone = (at - story.begun).days / story.days
    felt = first + (last - first) * gone + more + float(story.generator.normal(0, 0.05))
    return round(min(max(felt, 0.0), 1.0), 2)


def _eased(story: HalfYear, feared_next: float | None) -> float | None:
    """What is still feared, told right after: a little less than before the next ask."""
    if feared_next is None:
        return None
    return rounded(max(feared_next - story.profile.eases, 0.0))


def _used(story: HalfYear) -> list[str]:
    """Safety habits: the one meant to be left out is used again now and then."""
    slipped = story.generator.random() < 0.25
    return [SafetyBehaviour.OVER_APOLOGISING.value] if slipped else []


def _follow(story: HalfYear, row: Attempt, logged: LoggedAsk, at: datetime) -> None:
    """Two follow-ups out of three, as far as they lie in the past."""
    for when, days, share in ((FollowUp.When.DAY, 1, 0.6), (FollowUp.When.WEEK, 7, 0.4)):
        later = at + timedelta(days=days, hours=1)
        if later > timezone.now() or story.generator.random() > 0.66:
            continue
        recording.follow_up(
            FollowUp(
                id=story.fresh_id(),
                person=story.person,
                attempt=row,
                when=when,
                received_at=later,
                answered_at=later,
                fear_now=whole((logged.fear_peak or 0) * share),
                belief_now=rounded(logged.feared_next),
                stays=story.one_of(say.STAYS),
                again="no",
            )
        )
