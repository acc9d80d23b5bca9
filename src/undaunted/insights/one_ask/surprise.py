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
from undaunted.record.kinds import surprise_size
from undaunted.record.models import Attempt
from undaunted.record.questions import AttemptRecord

NEAR_FEAR = 8
_UNLIKELY = 0.35
_LIKELY = 0.65
_LET_UP = 10  # points from the worst moment to right after it that are worth a word
_NOT_DONE: Mapping[AskKind, Promise] = {
    AskKind.ASKING: gettext_lazy("You did not ask. That is worth knowing."),
    AskKind.RECEIVING_NO: gettext_lazy("You did not ask. That is worth knowing."),
    AskKind.SAYING_NO: gettext_lazy("You did not say it. That is worth knowing."),
    AskKind.APPROACHING: gettext_lazy("Not today. That is worth knowing."),
}


@dataclass(frozen=True, slots=True)
class Surprise:
    fear: str
    answer: str


def headline(record: AttemptRecord) -> str:
    """What came back."""
    if record.attempt.origin == Attempt.Origin.UNSOUGHT:
        return _("A no came that you had not asked for.")
    return {
        Outcome.YES: _("They said yes."),
        Outcome.PARTLY: _("They met you part of the way."),
        Outcome.NO: _("They said no. And you asked."),
        Outcome.WAITING: _("You asked. Now it is with them."),
        Outcome.GHOSTED: _("No answer came. You asked all the same."),
        Outcome.NOT_ASKED: str(_NOT_DONE[record.kind]),
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


def surprise_of(record: AttemptRecord) -> Surprise:
    """Nothing of a no because of who somebody is: it is put in no other light."""
    if record.grounds:
        return Surprise("", "")
    return Surprise(fear=_fear_sentence(record), answer=_answer_sentence(record))


def told_in_one(record: AttemptRecord) -> str:
    """The one sentence of the page: of what came where that was the surprise, else of fear."""
    surprise, how_far = surprise_of(record), surprise_size(record.forecast, record.answer)
    if surprise.answer and how_far >= _LIKELY:
        return surprise.answer
    return _fear_and_after(record) or surprise.fear or surprise.answer


def _fear_and_after(record: AttemptRecord) -> str:
    """The worst moment beside its guess and what was left of it; "" where it did not let up."""
    answer = record.answer
    if record.forecast is None or answer is None:
        return ""
    peak, after = answer.fear_peak, answer.fear_now
    if peak is None or after is None or peak - after < _LET_UP:
        return ""
    gap = peak - record.forecast.fear
    words = {"points": abs(gap), "after": after}
    if abs(gap) < NEAR_FEAR:
        return (
            _(
                "The worst moment was about as bad as you thought, and down to %(after)d right after."
            )
            % words
        )
    if gap < 0:
        return (
            _("%(points)d points milder than you guessed, and down to %(after)d right after.")
            % words
        )
    return _("%(points)d points worse than you guessed, and down to %(after)d right after.") % words


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
