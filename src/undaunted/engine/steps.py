"""Graded steps towards an ask: which there are, how big each is, and what an ask becomes by one.

A step keeps the ratings of its ask; how much of the ask's fear it holds is learned for each person
from the shares rated here (`fear.forecasting`). Not for which step is offered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from undaunted.engine.taxonomy import Channel, Counterpart, Setting, Step
from undaunted.engine.values import STEP_MARK, Candidate

_SPOKEN = frozenset(
    {
        *(Channel.FACE_TO_FACE, Channel.PHONE, Channel.VIDEO),
        *(Channel.VOICE_NOTE, Channel.STAGE),
    }
)
_OUTSIDE = frozenset({Setting.STREET, Setting.SHOP, Setting.EVENT, Setting.TRANSIT, Setting.CAMPUS})
# Whoever is found at a place of their own. One's own people have none where one could look on
# without being met, and of somebody who was not named no place is known.
_FOUND_THERE = frozenset(
    {
        *(Counterpart.PASSER_BY, Counterpart.STAFF, Counterpart.CLASSMATE, Counterpart.TEACHER),
        *(Counterpart.PROSPECT, Counterpart.OFFICIAL, Counterpart.GROUP_AUDIENCE),
        Counterpart.ORGANISATION,
    }
)
# These reach the person who is asked, so stakes and cost are those of the ask.
REACHING = frozenset({Step.IN_WRITING, Step.WITH_COMPANY})
# In these the line itself is said aloud.
SAID = frozenset({Step.SAY_ALONE, Step.SAY_TO_SOMEBODY, Step.WITH_COMPANY})
_LEAST_FREE = 4
# Steps that are another way to do the very same, by the name of the library's variant.
WAY_OF: Mapping[str, str] = {Step.IN_WRITING: "written", Step.WITH_COMPANY: "with_companion"}


@dataclass(frozen=True, slots=True)
class StepRating:
    """How much of an ask's peak fear a step holds (0-1), and how far people differ in that."""

    share: float
    sd: float


# Judgements of ours, no findings: imagining and writing hold about a third, being there more.
RATINGS: Mapping[str, StepRating] = {
    Step.PICTURE: StepRating(0.35, 0.12),
    Step.WRITE: StepRating(0.30, 0.12),
    Step.SAY_ALONE: StepRating(0.40, 0.12),
    Step.SAY_TO_SOMEBODY: StepRating(0.55, 0.12),
    Step.LOOK_ON: StepRating(0.55, 0.12),
    Step.IN_WRITING: StepRating(0.70, 0.12),
    Step.WITH_COMPANY: StepRating(0.75, 0.12),
}
ORDER: Mapping[str, int] = {step: place for place, step in enumerate(Step)}


def rated_fear(ask: Candidate) -> float:
    """The rated peak fear (0-100) of an ask, or of the step towards it."""
    step = RATINGS.get(ask.step)
    return ask.fear_mean * (step.share if step else 1.0)


def step_key(ask_key: str, step: Step) -> str:
    """The key of a step towards an ask."""
    return f"{ask_key}{STEP_MARK}{step}"


def parted(key: str) -> tuple[str, Step | None]:
    """The ask's key and the step, None for the ask itself or where no such step is known."""
    ask_key, _mark, name = key.partition(STEP_MARK)
    return ask_key, Step(name) if name in ORDER else None


def steps_towards(ask: Candidate) -> tuple[Candidate, ...]:
    """Every step that makes sense for this ask, smallest first as they lead on."""
    return tuple(stepped(ask, step) for step in Step if _makes_sense(ask, step))


def stepped(ask: Candidate, step: Step) -> Candidate:
    """The ask as this step: nobody but the asker is touched by most of them."""
    key = step_key(ask.key, step)
    if step in REACHING:
        return replace(ask, key=key, step=step.value)
    return replace(
        ask,
        key=key,
        step=step.value,
        stakes=0 if step is not Step.SAY_TO_SOMEBODY else min(ask.stakes, 1),
        cost_to_other=0 if step is not Step.SAY_TO_SOMEBODY else min(ask.cost_to_other, 1),
        free_to_refuse=_LEAST_FREE,
    )


def _makes_sense(ask: Candidate, step: Step) -> bool:
    spoken = ask.channel in _SPOKEN
    if step in (Step.SAY_ALONE, Step.SAY_TO_SOMEBODY):
        return spoken
    if step is Step.LOOK_ON:
        outside = ask.channel == Channel.FACE_TO_FACE and ask.setting in _OUTSIDE
        return outside and ask.counterpart in _FOUND_THERE
    if step is Step.IN_WRITING and _on_the_spot(ask):
        return False
    if step in WAY_OF:
        return spoken and WAY_OF[step] in ask.ways
    return True


def _on_the_spot(ask: Candidate) -> bool:
    """Whether its written way is words held up before somebody who can't be written to before.

    That is a way without a voice for who stands there, and no smaller step: a stranger, or the
    small thing at a counter that a first day is made of, is sooner asked than shown a screen.
    """
    stranger = ask.counterpart == Counterpart.PASSER_BY
    at_counter = ask.counterpart == Counterpart.STAFF and ask.first_day
    return ask.channel == Channel.FACE_TO_FACE and (stranger or at_counter)
