"""Rows of how a person is -> the engine's `Signs`: the only adapter between the two.

Opens the sealed answers of screenings and measures, and never what a person wrote.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q

from undaunted.engine.measures import scored
from undaunted.engine.safety.signs import AHEAD_DAYS, PHQ9, Screened, Signs, Taken
from undaunted.engine.safety.unasked import is_close_to_home
from undaunted.engine.taxonomy import HoldsNow, Pace, Thoughts
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, day_starts, time_days
from undaunted.people.models import Person
from undaunted.record.models import UnaskedNo
from undaunted.wellbeing.looking import VERDICT, is_of_danger
from undaunted.wellbeing.models import CheckIn, MeasureTaken, Noticed, PaceChoice, Screening

_MOODS_SINCE = timedelta(days=120)
_WORDS_SINCE = timedelta(days=31)
_DANGER_SINCE = timedelta(days=2)
_UNASKED_SINCE = timedelta(days=3)
ITEM_9 = "better-off-dead"
EPOCH = date(1970, 1, 1).toordinal()


def signs_of(person: Person, now: datetime, running: datetime | None = None) -> Signs:
    """Everything told by `now`, in six queries; `running` is the moment of looking where that is
    earlier, as at night.

    What was told under a clock that ran far ahead waits for its time; the questions come again.
    """
    until = now + timedelta(days=AHEAD_DAYS)
    choices = list(PaceChoice.objects.of(person).filter(chosen_at__lte=until).order_by("chosen_at"))
    paces = [Pace(row.pace) for row in choices if row.pace]
    supports = [time_days(row.chosen_at) for row in choices if row.has_support]
    screenings = Screening.objects.of(person).filter(screened_at__lte=until).order_by("screened_at")
    anyways = [time_days(row.chosen_at) for row in choices if row.asks_anyway]
    moods, last_mood = _moods_of(person, now)
    lessons, danger = _noticed_of(person, now)
    measures = MeasureTaken.objects.of(person).filter(taken_at__lte=until).order_by("taken_at")
    return Signs(
        screenings=tuple(screened(row) for row in screenings),
        taken=tuple(_measure_taken(row) for row in measures),
        chosen=paces[-1] if paces else None,
        supported_days=supports[-1] if supports else None,
        moods=moods,
        lessons=lessons,
        left_out=left_out_times(person, now),
        words_of_danger=danger,
        last_mood=last_mood,
        asked_anyway=tuple(anyways),
        running=None if running is None else time_days(running),
        minors=settings.MINORS_ALLOWED,
        day_begins=time_days(day_starts(person, day_of(person, now))) % 1.0,
    )


def screened(row: Screening) -> Screened:
    """A screening as the rules take it."""
    if row.declined:
        return Screened(time_days(row.screened_at), declined=True)
    answers = json.loads(row.answers)
    return Screened(
        time_days(row.screened_at),
        phq2=int(answers["interest"]) + int(answers["mood"]),
        thoughts=Thoughts(answers["thoughts"]),
        holds=frozenset(HoldsNow(word) for word in answers["holds"]),
    )


def _measure_taken(row: MeasureTaken) -> Taken:
    """A measure as the rules take it; without its instrument or wording it has no score."""
    answers = answers_of(row)
    file = open_library().measures.get(row.instrument)
    readable = file is not None and file.text_hash == row.text_hash
    score = scored(file.instrument(), answers).value if file is not None and readable else None
    points = None if score is None else score.points
    left_open = row.instrument == PHQ9 and answers.get(ITEM_9) is None
    return Taken(time_days(row.taken_at), row.instrument, points, item9_of(row, answers), left_open)


def item9_of(row: MeasureTaken, answers: Mapping[str, int | None]) -> int:
    """The PHQ-9's last item, 0-3; left open it counts as 1, since a gap is no "not at all"."""
    if row.instrument != PHQ9:
        return 0
    points = answers.get(ITEM_9)
    return 1 if points is None else points


def answers_of(row: MeasureTaken) -> dict[str, int | None]:
    answers: dict[str, int | None] = json.loads(row.answers)
    return answers


def _moods_of(
    person: Person, now: datetime
) -> tuple[tuple[tuple[float, float], ...], tuple[float, float] | None]:
    """One mood a day, the newest of each, as (day, mood); and when one was last told, and which."""
    rows = CheckIn.objects.of(person).filter(checked_at__gte=now - _MOODS_SINCE)
    every = list(rows.order_by("checked_at"))
    newest = {row.day: row for row in every}
    moods = tuple(
        (float(day.toordinal() - EPOCH), float(row.mood)) for day, row in sorted(newest.items())
    )
    return moods, (time_days(every[-1].checked_at), float(every[-1].mood)) if every else None


def _noticed_of(person: Person, now: datetime) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """When words read a no as a verdict, surely enough, and when words spoke of danger lately;
    neither where the person said that we misread them (one query)."""
    lately = Q(noticed_at__gte=now - _DANGER_SINCE)
    rows = Noticed.objects.of(person).filter(
        Q(counts=True) | lately, noticed_at__gte=now - _WORDS_SINCE, wrong_at__isnull=True
    )
    found = sorted((time_days(row.noticed_at), row.kind, row.counts) for row in rows)
    lessons = tuple(at for at, kind, counts in found if counts and kind == VERDICT)
    return lessons, tuple(at for at, kind, _counts in found if is_of_danger(kind))


def left_out_times(person: Person, now: datetime) -> tuple[float, ...]:
    """When the noes of the last days were told that came unasked and close to home (one query)."""
    until = now + timedelta(days=AHEAD_DAYS)
    rows = (
        UnaskedNo.objects.of(person)
        .current()
        .filter(
            attempt__removed_at__isnull=True,
            attempt__committed_at__range=(now - _UNASKED_SINCE, until),
        )
    )
    known = rows.values_list("kind", "who", "attempt__committed_at")
    return tuple(sorted(time_days(at) for kind, who, at in known if is_close_to_home(kind, who)))
