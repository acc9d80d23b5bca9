"""Fills the demo's own folder with half a year of each simulated person, through the real verbs.

They come from the engine's simulation with fixed seeds; suggestions come from the chooser. Refuses
any folder that isn't marked as the demo's.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from undaunted.asks.shown import ask_of, candidates
from undaunted.cli.demo import words as say
from undaunted.cli.demo.practising import practise
from undaunted.cli.demo.profiles import MUCH, PROFILES, Profile
from undaunted.cli.demo.story import HalfYear, whole
from undaunted.engine.priors import Priors
from undaunted.engine.taxonomy import Domain, Outcome, Pace, Presumes, Source
from undaunted.learning.state import rebuild
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, day_starts
from undaunted.people.models import LOCAL, Person
from undaunted.people.refusals import NotAllowed
from undaunted.people.telling_life import YES, tell_here_for, tell_life
from undaunted.practice.ladder.laddering import add_rung, rate, repeat, rungs_of
from undaunted.practice.models import RungRepeat
from undaunted.record import recording
from undaunted.record.history import own_key
from undaunted.record.models import Answer, Attempt, ExerciseDone, OwnAsk
from undaunted.web.demo import DEMO_PEOPLE, show, shown_name
from undaunted.wellbeing.checking_in import check_in
from undaunted.wellbeing.measuring import instrument, take
from undaunted.wellbeing.pacing import choose_pace

_DAYS = 182
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
_LONG_ENOUGH_TO_ASK_AGAIN = 40


def fill_once(*keys: str, say_who: Callable[[str], None] = lambda _name: None) -> bool:
    """Fill the demo with these people, all three if none is named, unless they are there already;
    says whether it made one. The first one made is shown while none is."""
    if not settings.DEMO:
        raise NotAllowed(_("This folder isn't marked as a demo, so nothing was written into it."))
    made = False
    for key in keys or PROFILES:
        one = DEMO_PEOPLE[key]
        person, _new = Person.objects.get_or_create(id=one.id, defaults={"label": one.away})
        if not Attempt.objects.of(person).exists():
            say_who(str(one.name))
            fill(person, timezone.now(), profile=PROFILES[key])
            made = True
    if not any(shown_name(person) for person in Person.objects.filter(label=LOCAL)):
        show(next(iter(keys or PROFILES)))
    return made


@transaction.atomic
def fill(person: Person, now: datetime, days: int = _DAYS, profile: Profile = MUCH) -> None:
    """Half a year up to yesterday, day by day, as the loop would have gone."""
    generator = np.random.default_rng(profile.seed)
    start = day_starts(person, day_of(person, now)) + _AFTER_DAYBREAK - timedelta(days=days)
    story = HalfYear(person, profile, profile.person(generator), generator, start, days)
    own = _own_ask(story, start)
    story.candidates = {c.key: c for c in candidates((own,), Priors()).candidates}
    for day in range(days):
        if profile.is_active(day, days):
            _live(story, day, start + timedelta(days=day))
    _unsought(story, start + timedelta(days=days // 5, hours=6))
    for day in range(days // 4, days - 1, max(days // 4, 1)):
        if profile.is_active(day, days):
            _looks_at_a_sentence(story, start + timedelta(days=day, hours=11))
    if days > _LONG_ENOUGH_TO_ASK_AGAIN:
        _asks_better(story, own, start + timedelta(days=days // 4, hours=9))
    rebuild(person)


def _live(story: HalfYear, day: int, at: datetime) -> None:
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
        mood = int(np.clip(story.generator.normal(story.profile.mood, 11), 5, 98))
        check_in(story.person, story.fresh_id(), mood, at)
    if day > _LADDER_FROM_DAY and day % 30 == 0:
        _climb(story, at)
    drawn = story.generator.random() < story.profile.practises_on
    if drawn or story.profile.ends_on(day, story.days):
        practise(story, at + timedelta(minutes=int(story.generator.integers(0, 420))))


def _measured(story: HalfYear, day: int, at: datetime) -> None:
    """Self-efficacy, by how much a day adds to it."""
    file = instrument("gse")
    first, a_day = story.profile.efficacy
    high = first + day * a_day
    answers: dict[str, int | None] = {
        item.id: 3 if story.generator.random() < high else 2 for item in file.items
    }
    take(story.person, story.fresh_id(), file, answers, at)


def _looks_at_a_sentence(story: HalfYear, at: datetime) -> None:
    """An evidence sheet on a quiet evening."""
    first, second = story.profile.sheets
    before, after = first if story.generator.random() < 0.6 else second
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


def _asks_better(story: HalfYear, own: OwnAsk, at: datetime) -> None:
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
            **story.answered(attempt, when + timedelta(hours=1)),
            outcome=outcome.value,
            fear_peak=50,
            fear_now=20,
            suggested=hint,
        )
        recording.answer(answer)


def _own_ask(story: HalfYear, at: datetime, improves: OwnAsk | None = None) -> OwnAsk:
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


def _build_ladder(story: HalfYear, at: datetime) -> None:
    """Rungs evenly spread over the library's fears, and the own ask."""
    asks = (one for one in story.candidates.values() if not one.step)
    by_fear = sorted(asks, key=lambda c: c.fear_mean)
    chosen = [by_fear[i] for i in np.linspace(0, len(by_fear) - 1, _RUNGS).astype(int)]
    for candidate in chosen:
        ask = ask_of(story.person, candidate.key)
        fear = whole(candidate.fear_mean + story.generator.normal(5, 6)) or 0
        add_rung(story.person, story.fresh_id(), ask.ref, fear, at)


def _climb(story: HalfYear, at: datetime) -> None:
    """Rate the lower rungs again, and repeat one somewhere else."""
    rungs = list(rungs_of(story.person))
    for rung in rungs[: 2 + len(rungs) // 2]:
        fallen = int(story.generator.integers(*story.profile.rung_falls))
        rate(story.person, rung.pk, min(max(rung.fear_now - fallen, 3), 97), at)
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


def _unsought(story: HalfYear, at: datetime) -> None:
    pk = story.fresh_id()
    row = Attempt(
        id=pk,
        person=story.person,
        received_at=at,
        committed_at=at,
        origin=Attempt.Origin.UNSOUGHT,
        ask_key="unsought:everyday",
    )
    no = {**story.answered(row, at), "id": pk}
    recording.unsought(
        row, Answer(**no, outcome="no", fear_peak=70, fear_now=45, words=say.UNSOUGHT)
    )
