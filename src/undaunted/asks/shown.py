"""An ask as a person reads it, whether it comes from the library or is their own."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

from undaunted.asks.change_words import changed_words, left_out_words
from undaunted.asks.fitted import MOST_KEPT, NOTHING, fit_for, fitted
from undaunted.engine.choosing.fitting import UNCHANGED, applied
from undaunted.engine.choosing.personal_context import Fit, PersonalContext
from undaunted.engine.pool import Pool
from undaunted.engine.priors import Priors
from undaunted.engine.steps import REACHING, WAY_OF, parted, step_key, stepped, steps_towards
from undaunted.engine.taxonomy import AskKind, Channel, Skill, Step
from undaunted.engine.values import OWN, Candidate
from undaunted.library.kinds.ask import Ask, Dialogue, WhatElse
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.record.history import own_candidate, own_key, own_stakes, own_whom
from undaunted.record.models import Attempt, OwnAsk
from undaunted.record.recording import AskRef
from undaunted.record.step_words import STEP_WORDS, titled
from undaunted.record.titles import why_left

# Ways that come instead of what was written; with somebody beside one the words stay.
_INSTEAD = frozenset({"written", "phone", "indirect", "easier"})


_APART = frozenset({"written", "phone"})
_BEFORE_SOMEBODY = frozenset({Channel.FACE_TO_FACE, Channel.STAGE})


@dataclass(frozen=True, slots=True)
class ShownAsk:
    """The words of an ask. Nothing here would anchor a guess: no rated fear, no rated chance.

    `way`: how to do it first, where it is another for what the person told; `changed` says why,
    `line_before` is the line that no longer fits. `step`: which step towards an ask this is, and
    `towards` the title of that ask.
    """

    key: str
    version: int
    own_ask_id: uuid.UUID | None
    title: str
    summary: str
    how: str
    opening_lines: tuple[str, ...]
    decline_line: str
    way_out: str
    domain: str
    counterpart: str
    channel: str
    minutes: int
    stakes: int
    cost_to_other: int
    where: str = ""
    what_else: WhatElse | None = None
    dialogue: Dialogue | None = None
    skills: tuple[Skill, ...] = ()
    debrief: str = ""
    variants: tuple[tuple[str, str], ...] = ()
    way: str = ""
    way_kind: str = ""
    line_before: str = ""
    changed: tuple[str, ...] = ()
    left_out: str = ""
    step: str = ""
    towards: str = ""
    kind: str = AskKind.ASKING.value
    playful: bool = False
    set_piece: bool = False

    @property
    def name(self) -> str:
        """What there is to do: the step alone where it is one, with `towards` beside it."""
        return str(STEP_WORDS[Step(self.step)].name) if self.step else self.title

    @property
    def is_face_to_face(self) -> bool:
        """Whether one stands before somebody to ask it; not where it is written or rung instead."""
        elsewhere = self.way_kind in _APART or self.step == Step.IN_WRITING
        return self.channel in _BEFORE_SOMEBODY and not elsewhere

    @property
    def ref(self) -> AskRef:
        return AskRef(self.key, self.version, self.own_ask_id)


def shown(ask: Ask, personal_context: PersonalContext = NOTHING) -> ShownAsk:
    """The words of an ask of the library, as it is for somebody who told this."""
    plain, candidate = _shown_plain(ask), ask.candidate()
    return _shown_fitted(plain, candidate, fit_for(candidate, personal_context))


def _shown_fitted(ask: ShownAsk, candidate: Candidate, fit: Fit) -> ShownAsk:
    """The ask with what changed, and words to say directly only where they still fit."""
    if fit == UNCHANGED:
        return ask
    return replace(
        ask,
        stakes=applied(candidate, fit).stakes,
        way=dict(ask.variants).get(fit.way, ""),
        way_kind=fit.way,
        opening_lines=() if fit.way in _INSTEAD else ask.opening_lines,
        line_before=_line(ask) if fit.way in _INSTEAD else "",
        changed=changed_words(fit),
        left_out=left_out_words(fit),
    )


def _line(ask: ShownAsk) -> str:
    return ask.opening_lines[0] if ask.opening_lines else ask.line_before


def _shown_plain(ask: Ask) -> ShownAsk:
    return ShownAsk(
        key=ask.id,
        version=ask.version,
        own_ask_id=None,
        title=ask.title,
        summary=ask.summary,
        how=ask.how,
        opening_lines=tuple(ask.opening_lines),
        decline_line=ask.decline_line,
        way_out=ask.way_out,
        domain=ask.domain,
        counterpart=ask.counterpart,
        channel=ask.channel,
        minutes=ask.minutes,
        stakes=ask.stakes,
        cost_to_other=ask.cost_to_other,
        what_else=ask.what_else,
        dialogue=ask.dialogue,
        skills=ask.skills,
        debrief=ask.debrief,
        variants=tuple(ask.variants.items()),
        kind=ask.kind,
        playful=ask.playful,
        set_piece=ask.set_piece,
    )


def shown_own(row: OwnAsk, personal_context: PersonalContext = NOTHING) -> ShownAsk:
    """The words of an own ask, as it is for somebody who told this."""
    candidate = own_candidate(row)
    return _shown_fitted(_shown_own_plain(row), candidate, fit_for(candidate, personal_context))


def _shown_own_plain(row: OwnAsk) -> ShownAsk:
    counterpart, channel = own_whom(row)
    return ShownAsk(
        key=own_key(row.pk),
        version=1,
        own_ask_id=row.pk,
        title=row.title,
        summary="",
        how="",
        opening_lines=(row.opening_line,) if row.opening_line else (),
        decline_line="",
        way_out=row.way_out,
        domain=row.domain,
        counterpart=counterpart,
        channel=channel,
        minutes=5,
        stakes=own_stakes(row),
        cost_to_other=0,
        where=row.where,
    )


def ask_of(person: Person, key: str, personal_context: PersonalContext = NOTHING) -> ShownAsk:
    """The ask with this key, or the step; `NotFound` where the library or the person has none."""
    ask_key, step = parted(key)
    if ask_key.startswith(OWN):
        whole = shown_own(OwnAsk.objects.one_of(person, _parsed(ask_key)), personal_context)
    else:
        ask = open_library().asks.get(ask_key)
        if ask is None or (step is None and ask_key != key):
            raise NotFound(why_left(ask_key))
        whole = shown(ask, personal_context)
    if step is None:
        return whole
    if not any(one.key == key for one in steps_towards(candidate_for(person, whole))):
        raise NotFound(_("There is no such step towards this ask."))
    return _shown_step(whole, step)


@dataclass(frozen=True, slots=True)
class SmallerStep:
    """A step that leads to an ask, by its key, as it is offered beside the ask."""

    key: str
    name: str


def smaller_steps(person: Person, ask: ShownAsk) -> tuple[SmallerStep, ...]:
    """The steps towards an ask, the first first; none towards a step."""
    if ask.step:
        return ()
    each = steps_towards(candidate_for(person, ask))
    return tuple(SmallerStep(one.key, str(STEP_WORDS[Step(one.step)].name)) for one in each)


def _shown_step(ask: ShownAsk, step: Step) -> ShownAsk:
    """The step towards this ask, in words."""
    words = STEP_WORDS[step]
    alone = step not in REACHING
    way = dict(ask.variants).get(WAY_OF.get(step, ""), "")
    says = step is not Step.LOOK_ON and not (way and step is Step.IN_WRITING)
    return replace(
        ask,
        key=step_key(ask.key, step),
        title=titled(ask.title, step),
        summary="",
        how=way or str(words.how),
        decline_line="" if alone else ask.decline_line,
        way_out="" if alone else ask.way_out,
        minutes=words.minutes,
        stakes=min(ask.stakes, 1) if alone else ask.stakes,
        cost_to_other=0 if alone else ask.cost_to_other,
        way="",
        way_kind="",
        line_before=_line(ask) if way and not says else "",
        opening_lines=ask.opening_lines if says else (),
        step=step.value,
        towards=ask.title,
        kind=AskKind.APPROACHING.value,
        set_piece=False,
    )


def _parsed(key: str) -> uuid.UUID:
    try:
        return uuid.UUID(key.removeprefix(OWN))
    except ValueError:
        raise NotFound(_("We couldn't find that. It may have been deleted.")) from None


def ask_of_attempt(
    attempt: Attempt, personal_context: PersonalContext = NOTHING
) -> ShownAsk | None:
    """The ask an attempt was about; None for what came unsought or left the library."""
    key, step = parted(attempt.ask_key)
    if attempt.own_ask is not None:
        whole = shown_own(attempt.own_ask, personal_context)
    else:
        ask = open_library().asks.get(key)
        if ask is None:
            return None
        whole = shown(ask, personal_context)
    return _shown_step(whole, step) if step else whole


def candidate_for(person: Person, ask: ShownAsk) -> Candidate:
    """An ask as the engine sees it, with its curated rating or the person's own."""
    key, step = parted(ask.key)
    if ask.own_ask_id is not None:
        whole = own_candidate(OwnAsk.objects.one_of(person, ask.own_ask_id))
    else:
        whole = open_library().asks[key].candidate()
    return stepped(whole, step) if step else whole


def candidates(
    own: Iterable[OwnAsk], priors: Priors, personal_context: PersonalContext = NOTHING
) -> Pool:
    """Everything the chooser may choose from: the library, the person's own asks, and the steps
    towards each.

    Each is as everybody's attempts taught it, and then as it is for somebody who told this.
    """
    library = _library_candidates(open_library().version, priors, personal_context)
    mine = _with_steps(fitted(own_candidate(row), personal_context) for row in own)
    return Pool((*library.candidates, *mine)) if mine else library


def _with_steps(asks: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(each for ask in asks for each in (ask, *steps_towards(ask)))


@lru_cache(maxsize=MOST_KEPT)
def _library_candidates(version: str, priors: Priors, personal_context: PersonalContext) -> Pool:
    """Every ask of the library of this version, worked out once for each set of answers."""
    asks = open_library().asks.values()
    rated = (priors.candidate(ask.candidate()) for ask in asks)
    return Pool(_with_steps(fitted(ask, personal_context) for ask in rated))
