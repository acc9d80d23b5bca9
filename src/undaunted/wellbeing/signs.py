"""Rows of how a person is -> the engine's `Signs`: the only adapter between the two.

Opens the sealed answers of screenings and measures, and never what a person wrote.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.conf import settings

from undaunted.engine.measures import scored
from undaunted.engine.safety.signs import AHEAD_DAYS, PHQ9, Screened, Signs, Taken
from undaunted.engine.safety.unasked import is_close_to_home
from undaunted.engine.taxonomy import HoldsNow, Pace, Thoughts
from undaunted.library.reading import open_library
from undaunted.people.days import day_of, day_starts, time_days
from undaunted.people.models import Person
from undaunted.record.models import UnaskedNo
from undaunted.wellbeing.looking import VERDICT
from undaunted.wellbeing.models import CheckIn, MeasureTaken, Noticed, PaceChoice, Screening

_MOODS_SINCE = timedelta(days=120)
_WORDS_SINCE = timedelta(days=31)
_UNASKED_SINCE = timedelta(days=3)
_ITEM_9 = "better-off-dead"
EPOCH = date(1970, 1, 1).toordinal()


def signs_of(person: Person, now: datetime) -> Signs:
    """Everything told by `now`, in six queries.

    What was told under a clock that ran far ahead waits for its time; the questions come again.
    """
    until = now + timedelta(days=AHEAD_DAYS)
    choices = list(PaceChoice.objects.of(person).filter(chosen_at__lte=until).order_by("chosen_at"))
    paces = [Pace(row.pace) for row in choices if row.pace]
    supports = [time_days(row.chosen_at) for row in choices if row.has_support]
    screenings = Screening.objects.of(person).filter(screened_at__lte=until).order_by("screened_at")
    measures = MeasureTaken.objects.of(person).filter(taken_at__lte=until).order_by("taken_at")
    return Signs(
        screenings=tuple(screened(row) for row in screenings),
        taken=tuple(_measure_taken(row) for row in measures),
        chosen=paces[-1] if paces else None,
        supported_days=supports[-1] if supports else None,
        moods=_moods_of(person, now),
        lessons=_lessons_of(person, now),
        left_out=left_out_times(person, now),
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
    return Taken(time_days(row.taken_at), row.instrument, points, item9_of(row, answers))


def item9_of(row: MeasureTaken, answers: Mapping[str, int | None]) -> int:
    """The PHQ-9's last item, 0-3; left open it counts as 1, since a gap is no "not at all"."""
    if row.instrument != PHQ9:
        return 0
    points = answers.get(_ITEM_9)
    return 1 if points is None else points


def answers_of(row: MeasureTaken) -> dict[str, int | None]:
    answers: dict[str, int | None] = json.loads(row.answers)
    return answers


def _moods_of(person: Person, now: datetime) -> tuple[tuple[float, float], ...]:
    """One mood a day, the newest of each, as (day, mood)."""
    rows = CheckIn.objects.of(person).filter(checked_at__gte=now - _MOODS_SINCE)
    newest = {row.day: row for row in rows.order_by("checked_at")}
    return tuple(
        (float(day.toordinal() - EPOCH), float(row.mood)) for day, row in sorted(newest.items())
    )


def _lessons_of(person: Person, now: datetime) -> tuple[float, ...]:
    """When words read a no as a verdict, surely enough, and nobody said we misread them."""
    rows = Noticed.objects.of(person).filter(
        noticed_at__gte=now - _WORDS_SINCE, counts=True, wrong_at__isnull=True
    )
    found = [time_days(row.noticed_at) for row in rows if row.kind == VERDICT]
    return tuple(sorted(found))


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
