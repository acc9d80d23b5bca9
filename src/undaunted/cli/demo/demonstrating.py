"""Fills the demo's own folder with half a year of a simulated person, through the real verbs.

The person comes from the engine's simulation with a fixed seed; suggestions come from the chooser.
Refuses any folder that isn't marked as the demo's.
"""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from undaunted.asks.shown import ShownAsk, ask_of, candidates
from undaunted.cli.demo import words as say
from undaunted.engine.history import LoggedAsk
from undaunted.engine.priors import Priors
from undaunted.engine.simulation.people import SimulatedPerson, attempt, draw_person
from undaunted.engine.taxonomy import (
    Domain,
    Outcome,
    Pace,
    Presumes,
    SafetyBehaviour,
    Source,
    Thoughts,
)
from undaunted.engine.values import Candidate
from undaunted.learning.state import rebuild
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, day_starts, time_days
from undaunted.people.models import LOCAL, Person
from undaunted.people.refusals import NotAllowed
from undaunted.people.telling_life import YES, tell_here_for, tell_life
from undaunted.practice.asking.committing import Commitment, commit_to
from undaunted.practice.asking.door import wants_care
from undaunted.practice.choosing.passing import pass_on
from undaunted.practice.choosing.suggesting import offer_for
from undaunted.practice.ladder.laddering import add_rung, rate, repeat, rungs_of
from undaunted.practice.models import RungRepeat
from undaunted.record import recording
from undaunted.record.history import own_key
from undaunted.record.models import (
    Answer,
    Attempt,
    ExerciseDone,
    FollowUp,
    OwnAsk,
    Reflection,
)
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.measuring import instrument, take
from undaunted.wellbeing.pacing import choose_pace
from undaunted.wellbeing.screening import ScreeningAnswers, screen

_SEED = 20261
_WHO = uuid.UUID("00000000-0000-4000-8000-00000000de70")
_DAYS = 182
_PRACTISES_ON = 0.55
_PASSES_ON = 0.12
_PACES = {0: Pace.GENTLE, 24: Pace.OPEN}
_MEASURED_EVERY = 60
_CHECKS_IN = 0.6
_LADDER_FROM_DAY = 6
_AFTER_DAYBREAK = timedelta(hours=7)
_RUNGS = 7
_TELLS_ON_DAY = 3
_HERE_FOR = (Domain.FRIENDSHIP, Domain.WORK, Domain.EVERYDAY, Domain.STRANGERS)
_LIFE = dict.fromkeys(
    (Presumes.NEIGHBOURS, Presumes.CLUB, Presumes.RELATIVES, Presumes.ONLINE, Presumes.CONTRACT),
    YES,
)
_LOOKS_FOR = timedelta(minutes=1)  # at what is offered, before beginning it
_LONG_ENOUGH_TO_ASK_AGAIN = 40
_CARE = recording.Care(can_refuse="yes", at_work="no", asked_before="no")


@dataclass
class Story:
    """The simulated person as far as the demo has come."""

    person: Person
    simulated: SimulatedPerson
    generator: np.random.Generator
    begun: datetime
    candidates: dict[str, Candidate] = field(default_factory=dict)

    def fresh_id(self) -> uuid.UUID:
        return uuid.UUID(bytes=self.generator.bytes(16), version=4)

    def one_of(self, sentences: tuple[str, ...]) -> str:
        return sentences[int(self.generator.integers(len(sentences)))]


def fill_once() -> bool:
    """Fill the demo unless it is filled already; says whether it did."""
    if not settings.DEMO:
        raise NotAllowed(_("This folder isn't marked as a demo, so nothing was written into it."))
    person, _made = Person.objects.get_or_create(label=LOCAL, defaults={"id": _WHO})
    if Attempt.objects.of(person).exists():
        return False
    fill(person, timezone.now())
    return True


@transaction.atomic
def fill(person: Person, now: datetime, days: int = _DAYS) -> None:
    """Half a year up to yesterday, day by day, as the loop would have gone."""
    generator = np.random.default_rng(_SEED)
    start = day_starts(person, day_of(person, now)) + _AFTER_DAYBREAK - timedelta(days=days)
    story = Story(person, draw_person(generator), generator, start)
    own = _own_ask(story, start)
    story.candidates = {c.key: c for c in candidates((own,), Priors()).candidates}
    for day in range(days):
        _live(story, day, start + timedelta(days=day))
    _unsought(story, start + timedelta(days=days // 2, hours=6))
    for day in range(days // 4, days - 1, max(days // 4, 1)):
        _looks_at_a_sentence(story, start + timedelta(days=day, hours=11))
    if days > _LONG_ENOUGH_TO_ASK_AGAIN:
        _asks_better(story, own, start + timedelta(days=days // 3, hours=9))
    rebuild(person)


def _live(story: Story, day: int, at: datetime) -> None:
    """One day: sometimes the ladder or the pace, on most days an ask."""
    if day == _TELLS_ON_DAY:
        tell_life(story.person, _LIFE, "", at)
        tell_here_for(story.person, _HERE_FOR, at)
    if day == _LADDER_FROM_DAY:
        _build_ladder(story, at)
    if day in _PACES:
        choose_pace(story.person, story.fresh_id(), _PACES[day], at)
    if day % _MEASURED_EVERY == 0:
        _measured(story, day, at)
    if story.generator.random() < _CHECKS_IN:
        mood = int(np.clip(story.generator.normal(62, 11), 5, 98))
        check_in(story.person, story.fresh_id(), mood, at)
    if day > _LADDER_FROM_DAY and day % 30 == 0:
        _climb(story, at)
    if story.generator.random() < _PRACTISES_ON:
        _practise(story, at + timedelta(minutes=int(story.generator.integers(0, 420))))


def _measured(story: Story, day: int, at: datetime) -> None:
    """Self-efficacy, a little higher each time."""
    file = instrument("gse")
    high = 0.3 + day / 600
    answers: dict[str, int | None] = {
        item.id: 3 if story.generator.random() < high else 2 for item in file.items
    }
    take(story.person, story.fresh_id(), file, answers, at)


def _practise(story: Story, at: datetime) -> None:
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


def _offered(story: Story, at: datetime) -> tuple[str | None, str | None, str | None]:
    """Today's keys; where the few questions are due, they are answered first."""
    offer = offer_for(story.person, at)
    if offer.snapshot.wants_screening:
        answers = ScreeningAnswers(int(story.generator.integers(2)), 0, Thoughts.NO, frozenset())
        screen(story.person, story.fresh_id(), answers, at)
        offer = offer_for(story.person, at)
    return offer.keys


def _begin(story: Story, ask: ShownAsk, logged: LoggedAsk, at: datetime) -> Attempt | None:
    forecast = recording.ForecastGiven(
        fear=round(logged.forecast_fear or 0),
        chance_yes=round(logged.forecast_yes or 0, 2),
        feared_text=story.one_of(say.FEARED),
        feared_chance=_rounded(logged.feared_chance),
        hope=story.one_of(say.HOPED),
        no_cost=_whole(logged.no_cost),
        leave_out=(SafetyBehaviour.OVER_APOLOGISING.value,),
        worth_belief=_worth(story, at, 0.08),
    )
    try:
        step = Commitment(ask, Source.SUGGESTED, forecast, care=_CARE if wants_care(ask) else None)
        return commit_to(story.person, story.fresh_id(), step, at + _LOOKS_FOR)
    except NotAllowed:
        return None


def _finish(story: Story, row: Attempt, logged: LoggedAsk, at: datetime) -> None:
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
                **{**_common(story, row, waited), "outcome": outcome.value},
                fear_peak=_whole(logged.fear_peak),
            )
        )
    if not logged.reflected or outcome is Outcome.NOT_ASKED:
        return
    _reflect(story, row, logged, outcome, at + timedelta(hours=2))
    _follow(story, row, logged, at)


def _common(story: Story, row: Attempt, at: datetime) -> dict[str, object]:
    return {
        "id": story.fresh_id(),
        "person": story.person,
        "attempt": row,
        "received_at": at,
        "logged_at": at,
        "asked_at": at,
    }


def _log(story: Story, row: Attempt, logged: LoggedAsk, at: datetime) -> None:
    waiting = logged.outcome is Outcome.WAITING
    happened = {None: "", 0.0: "no", 0.5: "partly", 1.0: "yes"}[logged.feared_happened]
    recording.answer(
        Answer(
            **_common(story, row, at),
            outcome=logged.outcome.value,
            ask_again_on=(at + timedelta(days=9)).date() if waiting else None,
            fear_peak=_whole(logged.fear_peak),
            fear_now=_whole(logged.fear_after),
            feared_happened=happened,
            chance_yes_next=_rounded(logged.yes_next),
            feared_chance_next=_rounded(logged.feared_next),
            no_cost_felt=_whole(logged.no_cost_felt),
            how_they_were=logged.how_they_were or "",
            safety_used=_used(story) if logged.answered else [],
            why_not_asked="afraid" if logged.outcome is Outcome.NOT_ASKED else "",
            words=story.one_of(say.HAPPENED[logged.outcome]) if logged.answered else "",
        )
    )


def _reflect(story: Story, row: Attempt, logged: LoggedAsk, outcome: Outcome, at: datetime) -> None:
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
            belief_now=_rounded(logged.feared_next),
            no_cost_now=_whole(story.simulated.cost),
            worth_belief_now=_worth(story, at, 0.0),
        )
    )


def _worth(story: Story, at: datetime, more: float) -> float:
    """How true "something is wrong with me" feels: less with the months, a little less after."""
    gone = (at - story.begun).days / _DAYS
    felt = 0.45 - 0.25 * gone + more + float(story.generator.normal(0, 0.05))
    return round(min(max(felt, 0.0), 1.0), 2)


def _used(story: Story) -> list[str]:
    """Safety habits: the one meant to be left out is used again now and then."""
    slipped = story.generator.random() < 0.25
    return [SafetyBehaviour.OVER_APOLOGISING.value] if slipped else []


def _looks_at_a_sentence(story: Story, at: datetime) -> None:
    """An evidence sheet on a quiet evening."""
    before, after = (70, 40) if story.generator.random() < 0.6 else (60, 45)
    said = {"claim": say.CLAIM, "conviction": before, "conviction_now": after, **say.SHEET}
    exercise = open_library().exercises["evidence-sheet"]
    recording.exercise(
        ExerciseDone(
            id=story.fresh_id(),
            person=story.person,
            received_at=at,
            done_at=at,
            exercise=exercise.id,
            version=exercise.version,
            answers=json.dumps(said),
            belief_before=before / 100,
            belief_after=after / 100,
        )
    )


def _asks_better(story: Story, own: OwnAsk, at: datetime) -> None:
    """The own ask, a no with a hint, and the same ask changed by it."""
    changed = _own_ask(story, at + timedelta(days=6), improves=own)
    for row, outcome, when in (
        (own, Outcome.NO, at),
        (changed, Outcome.YES, at + timedelta(days=8)),
    ):
        attempt = recording.commit(
            story.person,
            story.fresh_id(),
            recording.AskRef(own_key(row.pk), 1, row.pk),
            recording.ForecastGiven(fear=45, chance_yes=0.4),
            when,
            source=Source.OWN,
        )
        hint = say.SUGGESTED if outcome is Outcome.NO else ""
        answer = Answer(
            **_common(story, attempt, when + timedelta(hours=1)),
            outcome=outcome.value,
            fear_peak=50,
            fear_now=20,
            suggested=hint,
        )
        recording.answer(answer)


def _follow(story: Story, row: Attempt, logged: LoggedAsk, at: datetime) -> None:
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
                fear_now=_whole((logged.fear_peak or 0) * share),
                belief_now=_rounded(logged.feared_next),
                stays=story.one_of(say.STAYS),
                again="no",
            )
        )


def _own_ask(story: Story, at: datetime, improves: OwnAsk | None = None) -> OwnAsk:
    title, where, line = say.CHANGED_ASK if improves else say.OWN_ASK
    return recording.own_ask(
        OwnAsk(
            id=story.fresh_id(),
            person=story.person,
            received_at=at,
            title=title,
            where=where,
            opening_line=line,
            way_out="Thank you for looking.",
            domain="friendship",
            counterpart="friend",
            channel="face_to_face",
            relationship=2,
            consequence=2,
            fear_rated=40,
            improves=improves,
            improves_key=own_key(improves.pk) if improves else "",
            change=say.SUGGESTED if improves else "",
        )
    )


def _build_ladder(story: Story, at: datetime) -> None:
    """Rungs evenly spread over the library's fears, and the own ask."""
    by_fear = sorted(story.candidates.values(), key=lambda c: c.fear_mean)
    chosen = [by_fear[i] for i in np.linspace(0, len(by_fear) - 1, _RUNGS).astype(int)]
    for candidate in chosen:
        ask = ask_of(story.person, candidate.key)
        fear = _whole(candidate.fear_mean + story.generator.normal(5, 6)) or 0
        add_rung(story.person, story.fresh_id(), ask.ref, fear, at)


def _climb(story: Story, at: datetime) -> None:
    """Rate the lower rungs again, and repeat one somewhere else."""
    rungs = list(rungs_of(story.person))
    for rung in rungs[: 2 + len(rungs) // 2]:
        rate(story.person, rung.pk, max(rung.fear_now - int(story.generator.integers(2, 9)), 3), at)
    repeat(
        RungRepeat(
            id=story.fresh_id(),
            person=story.person,
            rung=rungs[0],
            context=story.one_of(("at the market", "on the phone", "with a friend beside me")),
            done_at=at,
            received_at=at,
        )
    )


def _unsought(story: Story, at: datetime) -> None:
    pk = story.fresh_id()
    row = Attempt(
        id=pk,
        person=story.person,
        received_at=at,
        committed_at=at,
        origin=Attempt.Origin.UNSOUGHT,
        ask_key="unsought:everyday",
    )
    no = {**_common(story, row, at), "id": pk}
    recording.unsought(
        row, Answer(**no, outcome="no", fear_peak=70, fear_now=45, words=say.UNSOUGHT)
    )


def _whole(value: float | None) -> int | None:
    return None if value is None else round(min(max(value, 0.0), 100.0))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
