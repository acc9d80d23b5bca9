"""The words of a step towards an ask: what it is called, what one does, and how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import Step


@dataclass(frozen=True, slots=True)
class StepWords:
    """`name` stands alone, `title` takes the ask's title, `how` says what to do."""

    name: Promise
    title: Promise
    how: Promise
    minutes: int


STEP_WORDS: Mapping[Step, StepWords] = {
    Step.PICTURE: StepWords(
        _("Picture it"),
        _("Picture it: %(ask)s"),
        _(
            "Sit down where nobody wants anything from you. See the place, and who is there. Hear "
            "yourself say it, or see yourself send it. Let the answer be the one you would like "
            "least, and see yourself go on. Stay with it for three minutes, whatever you feel."
        ),
        3,
    ),
    Step.WRITE: StepWords(
        _("Write the line"),
        _("Write the line: %(ask)s"),
        _(
            "Write down what you would say, in your own words, one or two sentences. Then write "
            "what you say if the answer is not the one you hope for. Paper will do. Nobody gets it."
        ),
        5,
    ),
    Step.SAY_ALONE: StepWords(
        _("Say it aloud, alone"),
        _("Say it aloud, alone: %(ask)s"),
        _(
            "Where nobody hears you, say it aloud three times: once fast, once slowly, once as if "
            "somebody stood in front of you. It may sound odd. That is part of it."
        ),
        3,
    ),
    Step.SAY_TO_SOMEBODY: StepWords(
        _("Say it to somebody you trust"),
        _("Say it to somebody you trust: %(ask)s"),
        _(
            "Ask somebody you trust to stand in for the other person. Say it once and let them take "
            "it well; say it again and let them answer as you fear. With nobody at hand, a mirror "
            "will do."
        ),
        10,
    ),
    Step.LOOK_ON: StepWords(
        _("Go there and look on"),
        _("Go there and look on: %(ask)s"),
        _(
            "Go where you would ask, and stay for five minutes. Watch how people talk there, and "
            "notice what your body does. Today you ask nobody for anything."
        ),
        15,
    ),
    Step.IN_WRITING: StepWords(
        _("Do it in writing"),
        _("In writing instead: %(ask)s"),
        _(
            "Ask for the same thing in a message or a note, if there is a way to reach them. Keep "
            "it to two sentences, and say that a no is fine."
        ),
        10,
    ),
    Step.WITH_COMPANY: StepWords(
        _("Do it with company"),
        _("With company: %(ask)s"),
        _(
            "Take somebody along and ask while they stand beside you. They need not say a word. "
            "One no is enough: thank them and go together."
        ),
        20,
    ),
}


def titled(ask_title: str, step: Step) -> str:
    """The title of a step towards the ask of this title."""
    return str(STEP_WORDS[step].title) % {"ask": ask_title}
