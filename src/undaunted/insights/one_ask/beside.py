"""The numbers of one ask, each guess beside what came: the guess stands first in every row.

Not for what is said of them (`surprise`), nor for the course of fear over days (`pictures`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from undaunted.drawing.beside import beside_bar
from undaunted.drawing.outlines import Came
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.record.kind_words import kind_guessed
from undaunted.record.questions import AttemptRecord

_YES: tuple[Came, int] = ("yes", 100)
_NO: tuple[Came, int] = ("no", 0)
# What came as a shape and a place on the bar; what is not here tells nothing of the guess.
_CAME: Mapping[Outcome, tuple[Came, int]] = {
    Outcome.YES: _YES,
    Outcome.PARTLY: ("partly", 50),
    Outcome.NO: _NO,
    Outcome.WELL: _YES,
    Outcome.GRUMBLED: _YES,
    Outcome.PRESSED: _NO,
    Outcome.GAVE_IN: _NO,
    Outcome.TAKEN: _YES,
    Outcome.STUNG: _NO,
    Outcome.ARGUED: _NO,
}
_SHORT: Mapping[Outcome, Promise] = {
    Outcome.YES: gettext_lazy("Yes"),
    Outcome.PARTLY: gettext_lazy("Partly"),
    Outcome.NO: gettext_lazy("No"),
    Outcome.WELL: gettext_lazy("Calm"),
    Outcome.GRUMBLED: gettext_lazy("Grumbling"),
    Outcome.PRESSED: gettext_lazy("Pressing"),
    Outcome.GAVE_IN: gettext_lazy("I gave in"),
    Outcome.TAKEN: gettext_lazy("Calm"),
    Outcome.STUNG: gettext_lazy("It stung"),
    Outcome.ARGUED: gettext_lazy("I argued"),
}
_GUESSED: Mapping[AskKind, Promise] = {
    AskKind.ASKING: gettext_lazy("A yes"),
    AskKind.SAYING_NO: gettext_lazy("Without a scene"),
    AskKind.RECEIVING_NO: gettext_lazy("Taking a no calmly"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A row: what it is of, the guess and what came with a word above each, and the bar.

    `tone` is the colour of its marks; `came_tone` that of what came, `answer` its shape or "".
    """

    name: str
    guess: str
    guess_word: str
    came: str
    came_word: str
    tone: str
    bar: str
    answer: str = ""


def numbers_of(record: AttemptRecord) -> tuple[Beside, ...]:
    """Fear guessed beside the worst moment, and the chance given beside what came, if told."""
    rows = (_fear(record), _answer(record))
    return tuple(row for row in rows if row is not None)


def _fear(record: AttemptRecord) -> Beside | None:
    answer = record.answer
    if answer is None or answer.fear_peak is None:
        return None
    guess = record.forecast.fear if record.forecast else None
    return Beside(
        name=_("The worst moment"),
        guess="" if guess is None else str(guess),
        guess_word=_("you guessed"),
        came=str(answer.fear_peak),
        came_word=_("it was"),
        tone="accent",
        bar=beside_bar(guess, answer.fear_peak, mirror=get_language_bidi()),
    )


def _answer(record: AttemptRecord) -> Beside | None:
    forecast, outcome = record.forecast, record.outcome
    if forecast is None or forecast.chance_yes is None:
        return None
    if outcome is None or outcome not in _CAME:
        return None
    shape, place = _CAME[outcome]
    chance = round(forecast.chance_yes * 100)
    return Beside(
        name=str(_GUESSED[kind_guessed(forecast.question)]),
        guess=_("%(chance)d\u00a0%%") % {"chance": chance},
        guess_word=_("you gave it"),
        came=str(_SHORT[outcome]),
        came_word=_("what came"),
        tone="teal",
        bar=beside_bar(chance, place, shape, mirror=get_language_bidi()),
        answer=shape,
    )
