"""What a programme is, how programmes are read, and what the chooser gets of a block.

A programme is data: for whom, an arc of blocks, and what finishing looks like. Not for whether it
is good enough (`checking.programmes`), nor for where a person stands in one.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from undaunted.engine.choosing.arc import Arc
from undaunted.engine.taxonomy import Channel, Counterpart, Domain, Pace, Presumes, RequestType
from undaunted.library.files import LibraryError, Problem, read_file
from undaunted.library.kinds.fields import Frozen, Name, Share, Text, Truth, Whole

PROGRAMMES = "programmes"

_Heading = Annotated[str, Field(min_length=3, max_length=60)]
_Count = Annotated[Whole, Field(ge=0)]
_Weight = Annotated[float, Field(gt=0.0, le=1.0, strict=True)]
_Fear = Annotated[float, Field(ge=0.0, le=100.0, strict=True)]
_Kind = Literal["asking", "saying_no", "receiving_no"]
_Emphasis = (
    Literal["probability", "control", "cost_of_no", "values", "story", "the_other", "own_worth"]
    | Literal["what_they_did", "calibration", "base_rates", "luck_fit_or_pitch", "power", "ethics"]
    | Literal["facts", "meaning_here", "work_not_self", "kindness"]
)
Circumstance = (
    Literal["under_18", "after_break_up_8_weeks", "no_contact", "first_two_weeks_after_lay_off"]
    | Literal["supported_alone", "red_rule_lately", "fewer_than_ten_reflected", "afraid_of_someone"]
    | Literal["not_single_by_choice", "no_lawful_list", "pay_rests_on_commission", "no_real_pitch"]
    | Literal["runway_crisis", "personal_debt", "graded_on_noes", "harsh_public_criticism_now"]
)


class Range(Frozen):
    """From `min` to `max`, both included."""

    min: Annotated[Whole, Field(ge=1)]
    max: Annotated[Whole, Field(ge=1)]

    @model_validator(mode="after")
    def in_order(self) -> "Range":
        if self.min > self.max:
            raise ValueError("min is more than max")
        return self


class ShareRange(Frozen):
    """From `min` to `max` of 0-1, both included."""

    min: Share = 0.0
    max: Share = 1.0

    @model_validator(mode="after")
    def in_order(self) -> "ShareRange":
        if self.min >= self.max:
            raise ValueError("min must be less than max")
        return self


class NotForWhom(Frozen):
    """Who had better not begin, in words and as closed lists."""

    text: Text
    paces: tuple[Pace, ...]
    when: tuple[Circumstance, ...]


class Block(Frozen):
    """A stretch of the arc. What is left empty is free.

    `asks`: how many asks it lasts, counted when looked back on, or while they wait for an answer
    in a programme that has `pending_days`; where a programme counts noes, it is noes. A block of 0
    asks lasts until `first_ask_day`. Fear narrows the safe window; the band is the mean chance of a
    yes or a counter-offer, `each_yes` the limits of the rated yes of every single ask.
    `only_asks`: ids, where the sentence is so exact that fields can't say it. `cost_most`: to the
    other, 0-4. `set_piece_every`: of so many asks running at least one is a set piece; 0 for none.
    """

    title: _Heading
    asks: Annotated[Whole, Field(ge=0, le=20)]
    aim: Text
    intro: Text
    domains: dict[Domain, _Weight] = Field(min_length=1)
    counterparts: tuple[Counterpart, ...] = ()
    channels: tuple[Channel, ...] = ()
    request_types: tuple[RequestType, ...] = ()
    kinds: tuple[_Kind, ...] = ()
    only_asks: tuple[Name, ...] = ()
    playful: Truth = False
    set_piece_every: Annotated[Whole, Field(ge=0, le=20)] = 0
    stakes_most: Annotated[Whole, Field(ge=1, le=4)]
    cost_most: Annotated[Whole, Field(ge=0, le=4)] = 4
    fear_low: _Fear
    fear_high: _Fear
    yes_low: Share
    yes_high: Share
    each_yes: ShareRange = ShareRange()
    emphasis: _Emphasis
    reflection_question: Text
    exercises: tuple[Name, ...]
    lessons: tuple[Name, ...]

    @model_validator(mode="after")
    def in_order(self) -> "Block":
        if self.fear_low >= self.fear_high or self.yes_low >= self.yes_high:
            raise ValueError("fear and yes must go from low to high")
        return self

    def arc(self, *, yes_diet: bool = True) -> Arc:
        """This block as the chooser sees it; `yes_diet`: whether that rule still weighs."""
        return Arc(
            domains=tuple((str(name), weight) for name, weight in self.domains.items()),
            counterparts=frozenset(map(str, self.counterparts)),
            channels=frozenset(map(str, self.channels)),
            request_types=frozenset(map(str, self.request_types)),
            kinds=frozenset(self.kinds),
            only_asks=frozenset(self.only_asks),
            playful=self.playful,
            set_piece_every=self.set_piece_every,
            stakes_most=self.stakes_most,
            cost_most=self.cost_most,
            fear_low=self.fear_low,
            fear_high=self.fear_high,
            yes_low=self.yes_low,
            yes_high=self.yes_high,
            each_yes_low=self.each_yes.min,
            each_yes_high=self.each_yes.max,
            yes_diet=yes_diet,
            quiet=self.asks == 0,
        )


class DoneWhen(Frozen):
    """What has to be reached; 0 and null ask for nothing. `also` is what the person ticks.

    `noes_met`: noes heard, or said, and looked back on. `answers`: decisions that came.
    `waiting`: asks out at the same time. Days in a row never count.
    """

    reflected: Annotated[Whole, Field(ge=1)]
    contexts: _Count = 0
    noes_met: _Count = 0
    domains: _Count = 0
    forecasts: _Count = 0
    answers: _Count = 0
    waiting: _Count = 0
    calibration_error_below: Share | None = None
    also: tuple[Text, ...] = ()


class Finishing(Frozen):
    """The last page: what was done, what to keep doing, and what may come next."""

    title: _Heading
    text: Text
    keep_doing: tuple[Text, ...] = Field(min_length=1, max_length=4)
    next: Text
    next_programmes: tuple[Name, ...] = ()


class Programme(Frozen):
    """One programme in one version. Its id never changes; a pause never counts as a day.

    `day_by_day`: shown as a deck with a card for each of its `days`, else with one for each ask.
    `tells`: life parts that joining it tells, so that its asks may presume them.
    `gently`: circumstances in which it begins at the gentle pace. `rests`: days planned without
    anything. `counts_by`: what moves it on, asks that were looked back on or noes that were met
    (`programmes.noes` says which); while noes count, the yes diet is suspended. `pending_days`: how
    long an ask may wait. `own_share`: part of the asks that the person thinks up. `batch`: how many
    contacts count as one ask for pacing.
    """

    id: Name
    version: Annotated[Whole, Field(ge=1)]
    title: _Heading
    summary: Annotated[str, Field(min_length=10, max_length=160)]
    for_whom: Text
    tells: tuple[Presumes, ...] = ()
    not_for: NotForWhom
    gently: tuple[Circumstance, ...] = ()
    days: Annotated[Whole, Field(ge=1, le=100)]
    day_by_day: bool = False
    counts_by: Literal["looking_back", "noes"] = "looking_back"
    rests: _Count = 0
    first_ask_day: Annotated[Whole, Field(ge=1)] = 1
    pending_days: _Count = 0
    own_share: Share = 0.0
    batch: Range | None = None
    asks_wanted: Range
    a_week: Range
    arc: tuple[Block, ...] = Field(min_length=1)
    done_when: DoneWhen
    finishing: Finishing
    licence: Literal["CC-BY-4.0"]
    claims: tuple[Name, ...] = Field(min_length=1)
    grade: Literal["A", "B", "C", "D"]

    @property
    def for_adults(self) -> bool:
        """Whether somebody under 18 does not even read of it."""
        return "under_18" in self.not_for.when

    @property
    def counts_noes(self) -> bool:
        return self.counts_by == "noes"

    def arc_of(self, place: int) -> Arc:
        """The block in this place as the chooser sees it."""
        return self.arc[place].arc(yes_diet=not self.counts_noes)

    @property
    def planned(self) -> int:
        """How many asks its blocks have together."""
        return sum(block.asks for block in self.arc)

    @property
    def exercises(self) -> frozenset[str]:
        """The exercises its blocks propose."""
        return frozenset(name for block in self.arc for name in block.exercises)

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text a person reads, with the field it stands in."""
        found = _texts_of("", self, ("title", "summary", "for_whom"))
        found += [("not_for.text", self.not_for.text)]
        for n, block in enumerate(self.arc):
            found += _texts_of(f"arc.{n}.", block, ("title", "aim", "intro", "reflection_question"))
        found += _texts_of("finishing.", self.finishing, ("title", "text", "next"))
        found += [("finishing.keep_doing", text) for text in self.finishing.keep_doing]
        found += [("done_when.also", text) for text in self.done_when.also]
        return tuple(found)


def _texts_of(prefix: str, part: Frozen, names: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(prefix + name, str(getattr(part, name))) for name in names]


def read_programmes(folder: Path) -> tuple[dict[str, Programme], tuple[Problem, ...]]:
    """Every programme of `folder`/programmes that can be read, by id, and every problem met."""
    programmes: dict[str, Programme] = {}
    problems: list[Problem] = []
    for path in sorted(path for path in (folder / PROGRAMMES).rglob("*") if path.is_file()):
        try:
            programme = read_file(path, Programme, folder)
        except LibraryError as fault:
            problems.extend(fault.problems)
            continue
        problems.extend(_misplaced(programme, path, folder, programmes))
        programmes.setdefault(programme.id, programme)
    if not programmes and not problems:
        problems.append(Problem(PROGRAMMES, "-", "there are no programmes"))
    return programmes, tuple(problems)


def _misplaced(
    programme: Programme, path: Path, folder: Path, before: Mapping[str, Programme]
) -> Iterator[Problem]:
    """What is wrong with where it lies, and with its id among those read before."""
    name = path.relative_to(folder).as_posix()
    if path.name != f"{programme.id}.yaml":
        yield Problem(name, "id", f"the file of '{programme.id}' must be {programme.id}.yaml")
    if path.parent != folder / PROGRAMMES:
        yield Problem(name, "id", f"must lie in {PROGRAMMES}/ itself")
    if programme.id in before:
        yield Problem(name, "id", f"'{programme.id}' is also the id of another programme")
