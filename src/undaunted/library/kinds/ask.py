"""What an ask's file may say. A wrong or unknown field is refused by name.

Not for whether an ask is good enough: that is in `checking`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Annotated, Literal

from pydantic import Field, model_validator

from undaunted.engine.choosing.personal_context import Traits
from undaunted.engine.safety.stakes import stakes_of
from undaunted.engine.taxonomy import (
    Channel,
    Counterpart,
    Domain,
    ExposureTarget,
    Facet,
    Flag,
    NotFor,
    Presumes,
    RequestType,
    SafetyBehaviour,
    Setting,
    Skill,
)
from undaunted.engine.values import Candidate
from undaunted.engine.when import When
from undaunted.library.kinds.fields import Frozen, Name, Share, Text, Truth, Whole
from undaunted.library.kinds.register import Claim, HelpLine

__all__ = ["Ask", "Claim", "Dialogue", "HelpLine", "WhatElse"]

_Level = Annotated[Whole, Field(ge=0, le=5)]
_UpToFour = Annotated[Whole, Field(ge=0, le=4)]
_Question = Annotated[str, Field(min_length=8, max_length=90)]
_Reading = Annotated[str, Field(min_length=3, max_length=160)]
_Spoken = Annotated[str, Field(min_length=1, max_length=200)]
_Scene = Annotated[tuple[_Spoken, ...], Field(min_length=2, max_length=5)]


class FearRating(Frozen):
    """Expected peak fear 0-100, with the rater's spread."""

    mean: float = Field(ge=0, le=100, strict=True)
    sd: float = Field(gt=0, le=40, strict=True)


class YesRating(Frozen):
    """Expected chance of a yes 0-1, with the rater's spread."""

    mean: Share
    sd: float = Field(gt=0, le=0.5, strict=True)


class Variants(Frozen):
    easier: Text
    harder: Text
    phone: Text | None = None
    written: Text | None = None
    indirect: Text | None = None
    with_companion: Text | None = None

    def items(self) -> tuple[tuple[str, str], ...]:
        """The variants there are, by kind."""
        every = ((name, getattr(self, name)) for name in type(self).model_fields)
        return tuple((name, text) for name, text in every if text)


class WhatElse(Frozen):
    """What a no, or a silence, could mean besides the worst: asked, and never told.

    `refused`, `silent`: readings that may be true. `claim`: of the evidence register, where there is one.
    """

    question: _Question
    refused: tuple[_Reading, ...] = Field(min_length=1, max_length=3)
    silent: tuple[_Reading, ...] = Field(default=(), max_length=3)
    claim: Name | None = None


class Dialogue(Frozen):
    """How it may go, three times: lines by turns, of the one who practises and of the other.

    Who practises speaks first, but where they say no: there the other does. A line in brackets is
    what one sees, such as "(They look at the queue.)".
    """

    agreed: _Scene
    refused: _Scene
    pause: _Scene


class Hours(Frozen):
    """When it can be done; what is left out is free. Seasons are those where the person lives."""

    hours: Literal["day", "evening", "any"]
    days: Literal["any", "workdays", "not_sunday"] = "any"
    seasons: tuple[Literal["spring", "summer", "autumn", "winter"], ...] = Field(
        default=(), max_length=3
    )

    def plain(self) -> When:
        """The same as the engine sees it."""
        return When(self.hours, self.days, self.seasons)


class Accessibility(Frozen):
    """What an ask needs of the asker."""

    speech: Truth
    hearing: Truth
    sight: Truth
    mobility: Truth

    def needed(self) -> frozenset[str]:
        """What it needs, by name."""
        return frozenset(name for name in type(self).model_fields if getattr(self, name))


class Ask(Frozen):
    """One ask of the library, in one version. Its id never changes."""

    id: Name
    version: Whole = Field(ge=1)
    title: str = Field(min_length=8, max_length=60)
    summary: str = Field(min_length=10, max_length=140)
    how: Text
    opening_lines: tuple[Text, ...] = Field(max_length=3)
    decline_line: Text
    way_out: Text
    domain: Domain
    counterpart: Counterpart
    channel: Channel
    request_type: RequestType
    relationship: _Level
    consequence: _Level
    flags: tuple[Flag, ...]
    cost_to_other: _UpToFour
    free_to_refuse: _UpToFour
    facets: tuple[Facet, ...] = Field(min_length=1, max_length=4)
    tempting: tuple[SafetyBehaviour, ...] = Field(max_length=3)
    exposure_target: ExposureTarget
    fear: FearRating
    yes: YesRating
    partly: Share
    no_answer: Share
    minutes: Whole = Field(ge=1, le=600)
    setting: Setting
    when: Hours
    preparation: Literal["none", "sheet", "rehearsal", "supporter"]
    money: Whole = Field(ge=0, le=3)
    company: Literal["alone", "with_someone", "either"]
    from_home: Truth
    kind: Literal["asking", "saying_no", "receiving_no"]
    presumes: tuple[Presumes, ...]
    real: Truth
    playful: Truth = False
    set_piece: Truth = False
    leads_to: tuple[Name, ...] = Field(default=(), max_length=4)
    first_day: Truth = False
    variants: Variants
    not_for: tuple[NotFor, ...]
    accessibility: Accessibility
    skills: tuple[Skill, ...] = Field(min_length=1, max_length=2)
    what_else: WhatElse
    dialogue: Dialogue | None = None
    debrief: Text
    evidence: tuple[Name, ...]
    licence: Literal["CC-BY-4.0"]

    @model_validator(mode="after")
    def shares_fit(self) -> "Ask":
        if self.yes.mean + self.partly + self.no_answer > 1.0 + 1e-9:
            raise ValueError("yes.mean, partly and no_answer add up to more than 1")
        return self

    @property
    def stakes(self) -> int:
        return stakes_of(self.relationship, self.consequence, self.flags)

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text a person reads, by field."""
        plain = ("title", "summary", "how", "decline_line", "way_out", "debrief")
        return (
            *((field, getattr(self, field)) for field in plain),
            ("what_else.question", self.what_else.question),
            *_each("what_else.refused", self.what_else.refused),
            *_each("what_else.silent", self.what_else.silent),
            *_each("opening_lines", self.opening_lines),
            *((f"variants.{kind}", text) for kind, text in self.variants.items()),
            *self.spoken(),
        )

    def spoken(self) -> tuple[tuple[str, str], ...]:
        """Every line of its dialogue, by field; none where there is none yet."""
        if self.dialogue is None:
            return ()
        scenes = type(self.dialogue).model_fields
        each = (_each(f"dialogue.{name}", getattr(self.dialogue, name)) for name in scenes)
        return tuple(chain.from_iterable(each))

    def candidate(self) -> Candidate:
        """This ask as the engine sees it."""
        return Candidate(
            key=self.id,
            version=self.version,
            domain=self.domain,
            counterpart=self.counterpart,
            channel=self.channel,
            setting=self.setting,
            request_type=self.request_type,
            facets=self.facets,
            tempting=self.tempting,
            stakes=self.stakes,
            fear_mean=self.fear.mean,
            fear_sd=self.fear.sd,
            yes_mean=self.yes.mean,
            yes_sd=self.yes.sd,
            partly_mean=self.partly,
            no_answer=self.no_answer,
            cost_to_other=self.cost_to_other,
            free_to_refuse=self.free_to_refuse,
            not_for=frozenset(self.not_for),
            from_home=self.from_home,
            when=self.when.plain(),
            kind=self.kind,
            real=self.real,
            presumes=frozenset(map(str, self.presumes)),
            first_day=self.first_day,
            playful=self.playful,
            set_piece=self.set_piece,
            ways=self._ways(),
        )

    def _ways(self) -> frozenset[str]:
        return frozenset(kind for kind, _text in self.variants.items())

    def traits(self) -> Traits:
        """What it needs and offers, for fitting it to what a person told."""
        return Traits(
            relationship=self.relationship,
            flags=frozenset(self.flags),
            money=self.money,
            alone=self.company == "alone",
            needs=self.accessibility.needed(),
            ways=self._ways(),
        )


def _each(field: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Lines by their place."""
    return ((f"{field}.{n}", line) for n, line in enumerate(lines))
