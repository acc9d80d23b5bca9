"""The last seven days as values to print: facts only, nothing is judged here."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.engine.taxonomy import Outcome
from undaunted.exercises.reading import read
from undaunted.people.days import day_of, day_starts, local_time
from undaunted.people.models import Person
from undaunted.printing.typesetting import Sheet, Value
from undaunted.record.labels import label
from undaunted.record.models import ExerciseDone
from undaunted.record.questions import Told, standing_attempts, told_about
from undaunted.record.titles import title_of

DAYS = 7
MOST = 60


def week_sheet(person: Person, now: datetime) -> Sheet:
    """What was begun in the person's last seven days, newest last (a constant number of queries)."""
    today = day_of(person, now)
    first = today - timedelta(days=DAYS - 1)
    since = day_starts(person, first)
    begun = standing_attempts(person).filter(committed_at__gte=since, committed_at__lte=now)[:MOST]
    told = told_about(person, list(begun))[::-1]
    done = ExerciseDone.objects.visible_to(person).filter(done_at__gte=since, done_at__lte=now)
    exercises = [read(person, row) for row in done.order_by("done_at")[:MOST]]
    span = f"{formats.date_format(first, 'j F')} – {formats.date_format(today, 'j F Y')}"
    return Sheet(
        "week",
        _("My week of asking"),
        words(),
        {
            "kicker": span,
            "figures": figures_of(told),
            "asks": [row_of(person, each) for each in told],
            "exercises": [
                {"day": formats.date_format(each.when, "D j M"), "title": each.title}
                for each in exercises
            ],
        },
    )


def words() -> dict[str, str]:
    return {
        "nothing": _("Nothing was asked in these seven days. Resting is part of it."),
        "key": _("Fear from 0 to 100: the ring is what was expected, the dot the worst moment."),
        "exercises": _("Exercises"),
        "next": _("What I take into the next week"),
        "foot": _("Undaunted · made on my own computer, for me"),
    }


def figures_of(told: Sequence[Told]) -> list[Value]:
    """How many were asked, and what came back."""
    outcomes = [each.outcome for each in told]
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


def row_of(person: Person, told: Told) -> Value:
    forecast, answer = told.forecast, told.answer
    guess = ""
    if forecast is not None:
        guess = _("guessed %(n)d %% for a yes") % {"n": round(forecast.chance_yes * 100)}
    return {
        "day": formats.date_format(local_time(person, told.attempt.committed_at), "D j M"),
        "title": title_of(told.attempt),
        "outcome": str(label(told.outcome)) if told.outcome else _("Under way"),
        "guess": guess,
        "fear-guess": forecast.fear if forecast else None,
        "fear-came": answer.fear_peak if answer else None,
        "fear": fear_words(told),
        "stays": list(stays_of(told)),
    }


def fear_words(told: Told) -> str:
    """Fear in numbers, for those who do not read the picture."""
    parts = []
    if told.forecast is not None:
        parts.append(_("expected %(n)d") % {"n": told.forecast.fear})
    if told.answer is not None and told.answer.fear_peak is not None:
        parts.append(_("at worst %(n)d") % {"n": told.answer.fear_peak})
    if told.answer is not None and told.answer.fear_now is not None:
        parts.append(_("after %(n)d") % {"n": told.answer.fear_now})
    return " · ".join(parts)


def stays_of(told: Told) -> Iterator[str]:
    """What the person wrote that stays: later words first choice, else what they noticed."""
    later = [each.stays for each in told.follow_ups if each.stays.strip()]
    yield from later
    if not later and told.reflection is not None and told.reflection.assumption.strip():
        yield told.reflection.assumption
