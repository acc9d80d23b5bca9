"""The surprise of an attempt in one honest sentence, in whichever direction it ran.

First kindness, then curiosity, then numbers; no claim beyond this one ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import HELD
from undaunted.record.kind_words import kind_guessed
from undaunted.record.models import Attempt
from undaunted.record.questions import AttemptRecord

NEAR_FEAR = 8
_UNLIKELY = 0.35
_LIKELY = 0.65


@dataclass(frozen=True, slots=True)
class Surprise:
    fear: str
    answer: str


def headline(record: AttemptRecord) -> tuple[str, str]:
    """What came back, and what was guessed."""
    if record.attempt.origin == Attempt.Origin.UNSOUGHT:
        return _("A no came that you had not asked for."), ""
    said = {
        Outcome.YES: _("They said yes."),
        Outcome.PARTLY: _("They met you part of the way."),
        Outcome.NO: _("They said no. And you asked."),
        Outcome.WAITING: _("You asked. Now it is with them."),
        Outcome.GHOSTED: _("No answer came. You asked all the same."),
        Outcome.NOT_ASKED: _("You did not ask. That is worth knowing."),
        Outcome.DONE: _("You did it. That is a step."),
        Outcome.HALF: _("You did a part of it. That counts."),
        Outcome.WELL: _("You said no, and they took it well."),
        Outcome.GRUMBLED: _("You said no. They grumbled, and it held."),
        Outcome.PRESSED: _("You said no, and they pressed."),
        Outcome.GAVE_IN: _("You gave in this time. That is worth knowing."),
        Outcome.TAKEN: _("A no came, and you took it calmly."),
        Outcome.STUNG: _("A no came, and it stung. You stayed for it."),
        Outcome.ARGUED: _("A no came, and you argued. That is worth knowing."),
        Outcome.SPARED: _("No no came this time."),
        None: _("You have not logged this one yet."),
    }[record.outcome]
    forecast = record.forecast
    if forecast is None or forecast.chance_yes is None or record.outcome is Outcome.NOT_ASKED:
        return said, ""
    return said, str(_GUESS_SAID[kind_guessed(forecast.question)]) % {
        "chance": round(forecast.chance_yes * 100)
    }


_GUESS_SAID: Mapping[AskKind, Promise] = {
    AskKind.ASKING: gettext_lazy("You had given a yes a chance of %(chance)d\u00a0%%."),
    AskKind.SAYING_NO: gettext_lazy(
        "You had given them %(chance)d\u00a0%% to take it without a scene."
    ),
    AskKind.RECEIVING_NO: gettext_lazy(
        "You had given yourself %(chance)d\u00a0%% to take it calmly."
    ),
}


def surprise_of(record: AttemptRecord) -> Surprise:
    return Surprise(fear=_fear_sentence(record), answer=_answer_sentence(record))


def _fear_sentence(record: AttemptRecord) -> str:
    if record.forecast is None or record.answer is None or record.answer.fear_peak is None:
        return ""
    gap = record.answer.fear_peak - record.forecast.fear
    points = {"points": abs(gap)}
    if abs(gap) < NEAR_FEAR:
        return _("The worst moment was about as bad as you thought.")
    if gap < 0:
        return (
            ngettext(
                "The worst moment came in %(points)d point below your guess.",
                "The worst moment came in %(points)d points below your guess.",
                abs(gap),
            )
            % points
        )
    return (
        ngettext(
            "The worst moment was %(points)d point above your guess. That happens; guesses learn from it.",
            "The worst moment was %(points)d points above your guess. That happens; guesses learn from it.",
            abs(gap),
        )
        % points
    )


def _held_sentence(chance: float, came: float) -> str:
    """The same for a no of one's own, and for one that was heard."""
    if came and chance <= _UNLIKELY:
        return _("It went better than you thought. One time is one time.")
    if not came and chance >= _LIKELY:
        return _("It went worse than you thought. One time is one time.")
    near = chance >= _LIKELY if came else chance <= _UNLIKELY
    return _("Close to what you expected.") if near else _("It could have gone either way.")


def _answer_sentence(record: AttemptRecord) -> str:
    """Both directions are said alike: expected, surprising for the better, or for the worse."""
    chance = record.forecast.chance_yes if record.forecast else None
    if chance is None:
        return ""
    if record.outcome in HELD:
        return _held_sentence(chance, HELD[record.outcome])
    if record.outcome in (Outcome.YES, Outcome.PARTLY):
        if chance <= _UNLIKELY:
            return _(
                "You thought a yes unlikely, and got more than you thought. One ask is one ask."
            )
        return (
            _("Close to what you expected.")
            if chance >= _LIKELY
            else _("It could have gone either way.")
        )
    if record.outcome is Outcome.NO:
        if chance >= _LIKELY:
            return _(
                "You thought a yes likely, and it was a no. A no is about this ask, at this time."
            )
        return (
            _("Close to what you expected.")
            if chance <= _UNLIKELY
            else _("It could have gone either way.")
        )
    return ""
