"""The last seven days as values to print: facts only, nothing is judged here."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.engine.taxonomy import GuessOf, Outcome
from undaunted.exercises.reading import read
from undaunted.frame.dating import day_words
from undaunted.people.days import day_of, day_starts
from undaunted.people.models import Person
from undaunted.printing.typesetting import PrintedSheet, Value
from undaunted.record.kind_words import GUESSED
from undaunted.record.labels import label
from undaunted.record.models import ExerciseDone
from undaunted.record.questions import AttemptRecord, attempt_records, kept_attempts
from undaunted.record.titles import title_of

_DAYS = 7
_MOST = 60


def week_sheet(person: Person, now: datetime) -> PrintedSheet:
    """What was begun in the person's last seven days, newest last (a constant number of queries)."""
    today = day_of(person, now)
    first = today - timedelta(days=_DAYS - 1)
    since = day_starts(person, first)
    begun = kept_attempts(person).filter(committed_at__gte=since, committed_at__lte=now)[:_MOST]
    records = attempt_records(person, list(begun))[::-1]
    done = ExerciseDone.objects.of(person).filter(done_at__gte=since, done_at__lte=now)
    exercises = [read(person, row) for row in done.order_by("done_at")[:_MOST]]
    span = f"{day_words(first)} – {day_words(today, 'full')}"
    return PrintedSheet(
        "week",
        _("My week of asking"),
        _words(),
        {
            "kicker": span,
            "figures": _figures_of(records),
            "asks": [_row_of(person, each) for each in records],
            "exercises": [
                {"day": day_words(each.when, "brief"), "title": each.title} for each in exercises
            ],
        },
    )


def _words() -> dict[str, str]:
    return {
        "nothing": _("Nothing was asked in these seven days. Resting is part of it."),
        "key": _("Fear from 0 to 100: the ring is what was expected, the dot the worst moment."),
        "exercises": _("Exercises"),
        "next": _("What I take into the next week"),
        "foot": _("Undaunted · made on my own computer, for me"),
    }


def _figures_of(records: Sequence[AttemptRecord]) -> list[Value]:
    """How many were asked, and what came back."""
    outcomes = [each.outcome for each in records]
    asked = sum(outcome not in (None, Outcome.NOT_ASKED) for outcome in outcomes)
    no, yes = outcomes.count(Outcome.NO), outcomes.count(Outcome.YES)
    partly = outcomes.count(Outcome.PARTLY)
    named = (
        (asked, ngettext("time asked", "times asked", asked), True),
        (no, ngettext("no", "noes", no), False),
        (partly, _("partly, or another offer"), False),
        (yes, ngettext("yes", "yeses", yes), False),
    )
    return [{"number": str(n), "words": text, "bold": bold} for n, text, bold in named]


def _row_of(person: Person, record: AttemptRecord) -> Value:
    forecast, answer = record.forecast, record.answer
    guess = ""
    if forecast is not None and forecast.chance_yes is not None:
        what = GUESSED.get(forecast.question, GUESSED[GuessOf.YES])
        guess = _("guessed %(n)d %% (%(what)s)") % {
            "n": round(forecast.chance_yes * 100),
            "what": what,
        }
    return {
        "day": day_words(record.lived_on, "brief"),
        "title": title_of(record.attempt),
        "outcome": str(label(record.outcome)) if record.outcome else _("Under way"),
        "guess": guess,
        "fear-guess": forecast.fear if forecast else None,
        "fear-came": answer.fear_peak if answer else None,
        "fear": _fear_words(record),
        "stays": list(_stays_of(record)),
    }


def _fear_words(record: AttemptRecord) -> str:
    """Fear in numbers, for those who do not read the picture."""
    parts = []
    if record.forecast is not None:
        parts.append(_("expected %(n)d") % {"n": record.forecast.fear})
    if record.answer is not None and record.answer.fear_peak is not None:
        parts.append(_("at worst %(n)d") % {"n": record.answer.fear_peak})
    if record.answer is not None and record.answer.fear_now is not None:
        parts.append(_("after %(n)d") % {"n": record.answer.fear_now})
    return " · ".join(parts)


def _stays_of(record: AttemptRecord) -> Iterator[str]:
    """What the person wrote that stays: later words first choice, else what they noticed."""
    later = [each.stays for each in record.follow_ups if each.stays.strip()]
    yield from later
    if not later and record.reflection is not None and record.reflection.assumption.strip():
        yield record.reflection.assumption
