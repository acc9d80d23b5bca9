"""Three asks worth telling at the end of a programme, laid out from the person's own words and facts.

A draft for them to change; it is shown to nobody, and kept only where they keep it themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.engine.taxonomy import AskKind, HowTheyWere
from undaunted.engine.values import ANSWERED
from undaunted.frame.dating import day_words
from undaunted.people.models import Person
from undaunted.programmes.tries import Try
from undaunted.programmes.wall import records_of
from undaunted.record.kinds import surprise_size
from undaunted.record.questions import AttemptRecord
from undaunted.record.titles import title_of

FEWEST = 3  # asks looked back on, for a story of three

_HEADINGS: dict[str, Promise] = {
    "surprising": gettext_lazy("The most surprising"),
    "hardest": gettext_lazy("The hardest"),
    "kindest": gettext_lazy("The kindest"),
}


@dataclass(frozen=True, slots=True)
class AskToTell:
    """One of the three: which, and the ask with all that was told of it."""

    heading: str
    title: str
    record: AttemptRecord


def asks_to_tell(person: Person, tries: Iterable[Try]) -> tuple[AskToTell, ...]:
    """The most surprising, the hardest and the kindest, each another one; fewer where facts lack."""
    back = [one for one in tries if one.reflected and one.kind == AskKind.ASKING]
    left = [one for one in records_of(person, back) if not one.grounds]
    found = []
    for name, best in _BEST.items():
        chosen = best(left)
        if chosen is not None:
            left = [one for one in left if one is not chosen]
            found.append(AskToTell(str(_HEADINGS[name]), title_of(chosen.attempt), chosen))
    return tuple(found)


def _most_surprising(records: Iterable[AttemptRecord]) -> AttemptRecord | None:
    known = [one for one in records if one.outcome in ANSWERED and one.forecast is not None]
    return max(known, key=lambda one: surprise_size(one.forecast, one.answer), default=None)


def _hardest(records: Iterable[AttemptRecord]) -> AttemptRecord | None:
    feared = [one for one in records if one.answer and one.answer.fear_peak is not None]
    return max(feared, key=_peak, default=None)


def _peak(record: AttemptRecord) -> int:
    return (record.answer.fear_peak or 0) if record.answer else 0


def _kindest(records: Iterable[AttemptRecord]) -> AttemptRecord | None:
    """Where they were told to be at ease, rather one with words of theirs."""
    kind = [
        one for one in records if one.answer and one.answer.how_they_were == HowTheyWere.AT_EASE
    ]
    worded = (one for one in kind if one.answer and (one.answer.words or one.answer.suggested))
    return next(worded, kind[0] if kind else None)


_BEST = {"surprising": _most_surprising, "hardest": _hardest, "kindest": _kindest}


def draft_of(asks: Iterable[AskToTell]) -> str:
    """A text of these asks, each a paragraph, to be changed by whoever lived them."""
    return "\n\n".join("\n".join(_lines(one)) for one in asks)


def _lines(one: AskToTell) -> Iterator[str]:
    record = one.record
    yield f"{one.heading}: {one.title} ({day_words(record.lived_on, 'plain')})"
    if record.forecast is not None and record.forecast.chance_yes is not None:
        yield _("I gave a yes %(chance)d in a hundred. The answer was “%(came)s”.") % {
            "chance": round(record.forecast.chance_yes * 100),
            "came": record.came,
        }
    else:
        yield _("The answer was “%(came)s”.") % {"came": record.came}
    answer, seen = record.answer, record.reflection
    if record.forecast is not None and answer is not None and answer.fear_peak is not None:
        fears = {"before": record.forecast.fear, "peak": answer.fear_peak}
        yield _("Fear: I expected %(before)d of 100, and at its worst it was %(peak)d.") % fears
    if answer is not None and answer.words:
        yield _("What they said: %(words)s") % {"words": answer.words}
    if seen is not None and seen.happened:
        yield seen.happened
