"""Saying no, hearing no and steps towards an ask: each counted by itself, in its own words.

Nothing here is a yes, so it is no part of how often a yes came or of how guesses fit (`guesses`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.chart import FEWEST
from undaunted.engine.steps import parted
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import HELD
from undaunted.insights.averages import mean_of, share_interval
from undaunted.insights.gathered import PersonFacts
from undaunted.record.kind_words import KIND_WORDS, STEP_OUTCOMES, kind_guessed
from undaunted.record.labels import label
from undaunted.record.questions import AttemptRecord

_KINDS = (AskKind.SAYING_NO, AskKind.RECEIVING_NO)


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of its own: how often it was done, what came in its own words, how often each, and the
    guess beside it, or that it is too early for that."""

    name: str
    question: str
    said: str
    came: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        return sum(n for _words, n in self.came)


def kind_lines(gathered: PersonFacts) -> tuple[KindLine, ...]:
    """A line for each kind with answers, then one for steps."""
    lines = [_line_of(kind, gathered.sought) for kind in _KINDS]
    return tuple(line for line in (*lines, _line_of_steps(gathered.sought)) if line.came)


def _line_of(kind: AskKind, sought: Iterable[AttemptRecord]) -> KindLine:
    """By the question that was asked beforehand, and the answers that belong to it."""
    own = KIND_WORDS[kind]
    outcomes = [one for one in own.outcomes if one is not Outcome.WAITING]
    known = [record for record in sought if record.outcome in outcomes and _kind_of(record) is kind]
    names = {
        AskKind.SAYING_NO: _("Saying no"),
        AskKind.RECEIVING_NO: _("Hearing no"),
    }
    return KindLine(names[kind], str(own.chance), _said_of(known), _came(known, outcomes))


def _kind_of(record: AttemptRecord) -> AskKind | None:
    """Told by the guess, else by the outcome, which no other kind has."""
    if record.forecast is not None and record.forecast.question:
        return kind_guessed(record.forecast.question)
    return next((kind for kind in _KINDS if record.outcome in KIND_WORDS[kind].outcomes), None)


def _said_of(known: Iterable[AttemptRecord]) -> str:
    """Mean guess and how often it came so, over those with both; from eight on."""
    pairs = [
        (record.forecast.chance_yes, HELD[record.outcome])
        for record in known
        if record.outcome in HELD
        and record.forecast
        and record.forecast.chance_yes is not None
        and not record.grounds
    ]
    n = len(pairs)
    if n < FEWEST:
        missing = ngettext("%(n)d more answer", "%(n)d more answers", FEWEST - n) % {
            "n": FEWEST - n
        }
        return _("Too early to say how your guesses fit: %(missing)s with a guess.") % {
            "missing": missing
        }
    held = round(sum(came for _guess, came in pairs))
    share = share_interval(held, n)
    return _(
        "You gave it %(guess)d\u00a0%% on average, and it came so in %(held)d of %(n)d (likely "
        "%(low)d to %(high)d\u00a0%%)."
    ) % {
        "guess": round(mean_of([guess for guess, _came in pairs]) * 100),
        "held": held,
        "n": n,
        "low": round(share.low * 100),
        "high": round(share.high * 100),
    }


def _came(
    known: Iterable[AttemptRecord], outcomes: Iterable[Outcome]
) -> tuple[tuple[str, int], ...]:
    counted = Counter(record.outcome for record in known)
    return tuple((str(label(one)), counted[one]) for one in outcomes if counted[one])


def _line_of_steps(sought: Iterable[AttemptRecord]) -> KindLine:
    """Steps have no chance, only a fear; theirs is no part of the fear of asks."""
    done = [outcome for outcome in STEP_OUTCOMES if outcome is not Outcome.NOT_ASKED]
    known = [one for one in sought if parted(one.attempt.ask_key)[1] and one.outcome in done]
    fears = [
        (one.forecast.fear, one.answer.fear_peak)
        for one in known
        if one.forecast and one.answer and one.answer.fear_peak is not None
    ]
    said = _("A step has no answer. Its fear is kept apart from that of asks.")
    if len(fears) >= FEWEST:
        said = _("On average you guessed a fear of %(guess)d and met %(peak)d (0 to 100).") % {
            "guess": round(mean_of([guess for guess, _peak in fears])),
            "peak": round(mean_of([peak for _guess, peak in fears])),
        }
    return KindLine(_("Steps towards an ask"), "", said, _came(known, done))
