"""The surprise of an attempt in one honest sentence, in whichever direction it ran.

First kindness, then curiosity, then numbers; no claim beyond this one ask.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.engine.taxonomy import Outcome
from undaunted.record.models import Attempt
from undaunted.record.questions import Told

NEAR_FEAR = 8
UNLIKELY = 0.35
LIKELY = 0.65


@dataclass(frozen=True, slots=True)
class Surprise:
    fear: str
    answer: str


def headline(told: Told) -> tuple[str, str]:
    """What came back, and what was guessed."""
    if told.attempt.kind == Attempt.Kind.UNSOUGHT:
        return _("A no came that you had not asked for."), ""
    said = {
        Outcome.YES: _("They said yes."),
        Outcome.PARTLY: _("They met you part of the way."),
        Outcome.NO: _("They said no. And you asked."),
        Outcome.WAITING: _("You asked. Now it is with them."),
        Outcome.GHOSTED: _("No answer came. You asked all the same."),
        Outcome.NOT_ASKED: _("You did not ask. That is worth knowing."),
        None: _("You have not logged this one yet."),
    }[told.outcome]
    forecast = told.forecast
    if forecast is None or told.outcome is Outcome.NOT_ASKED:
        return said, ""
    return said, _("You had given a yes a chance of %(chance)d\u00a0%%.") % {
        "chance": round(forecast.chance_yes * 100)
    }


def surprise_of(told: Told) -> Surprise:
    return Surprise(fear=fear_sentence(told), answer=answer_sentence(told))


def fear_sentence(told: Told) -> str:
    if told.forecast is None or told.answer is None or told.answer.fear_peak is None:
        return ""
    gap = told.answer.fear_peak - told.forecast.fear
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


def answer_sentence(told: Told) -> str:
    """Both directions are said alike: expected, surprising for the better, or for the worse."""
    if told.forecast is None:
        return ""
    chance = told.forecast.chance_yes
    if told.outcome in (Outcome.YES, Outcome.PARTLY):
        if chance <= UNLIKELY:
            return _(
                "You thought a yes unlikely, and got more than you thought. One ask is one ask."
            )
        return (
            _("Close to what you expected.")
            if chance >= LIKELY
            else _("It could have gone either way.")
        )
    if told.outcome is Outcome.NO:
        if chance >= LIKELY:
            return _(
                "You thought a yes likely, and it was a no. A no is about this ask, at this time."
            )
        return (
            _("Close to what you expected.")
            if chance <= UNLIKELY
            else _("It could have gone either way.")
        )
    return ""
