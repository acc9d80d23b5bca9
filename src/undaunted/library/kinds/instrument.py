"""What an instrument's file may say. A wrong or unknown field is refused by name.

Not for whether its parts fit together: that is in `instrument_parts`.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from undaunted.engine.measures import (
    Direction,
    Instrument,
    MeasureItem,
    MeasureOption,
    Method,
    ScoreBand,
    Spread,
    text_hash,
)
from undaunted.library.kinds.fields import Frozen, Name, Text, Truth, Whole

_Loinc = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,7}-[0-9]$")]
_AnswerCode = Annotated[str, StringConstraints(pattern=r"^LA[0-9]{1,6}-[0-9]$")]
_Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
_Label = Annotated[str, Field(min_length=1, max_length=120)]
_Number = Annotated[float, Field(ge=0.0, le=10_000.0, strict=True)]


class OptionFile(Frozen):
    value: Whole
    label: _Label
    loinc: _AnswerCode | None = None


class Ends(Frozen):
    """A scale of whole numbers of which only the ends are named."""

    low: Whole
    high: Whole
    low_label: _Label
    high_label: _Label


class AnswerScale(Frozen):
    """How an item is answered: by options or on a scale, one of the two."""

    options: tuple[OptionFile, ...] = ()
    scale: Ends | None = None

    def named(self) -> tuple[MeasureOption, ...]:
        """The options, or the ends of the scale."""
        if self.scale:
            ends = self.scale
            return (
                MeasureOption(ends.low, ends.low_label),
                MeasureOption(ends.high, ends.high_label),
            )
        return tuple(MeasureOption(each.value, each.label, each.loinc) for each in self.options)


class ItemFile(AnswerScale):
    """An item; without options or a scale of its own it is answered like the instrument."""

    id: Name
    text: Text
    stem: Annotated[str, Field(max_length=600)] = ""
    reversed: Truth = False
    loinc: _Loinc | None = None


class Scoring(Frozen):
    """`missing_rule` says in words what `most_missing` says in parts (items, or pairs)."""

    method: Method
    missing_rule: Text
    most_missing: Annotated[Whole, Field(ge=0, le=9)] = 0
    gate: Name | None = None
    pairs: tuple[tuple[Name, Name], ...] = ()
    factor: Annotated[Whole, Field(ge=1, le=100)] = 1


class BandFile(Frozen):
    """`name` is for clinicians only; `said` is all that the person reads."""

    low: _Number
    high: _Number
    name: _Label
    said: Text


class CutOff(Frozen):
    """A published cut; `side` says which side of `at` it marks."""

    at: _Number
    side: Literal["at_or_above", "below"] = "at_or_above"
    meaning: Text
    source: Text


class ReliableFile(Frozen):
    """`points` is what `sd`, `alpha` and `step` give; it is written out to be seen and checked."""

    sd: Annotated[float, Field(gt=0.0, le=1_000.0, strict=True)]
    alpha: Annotated[float, Field(ge=0.0, lt=1.0, strict=True)]
    step: Annotated[float, Field(gt=0.0, le=100.0, strict=True)]
    points: _Number
    source: Text


class Licence(Frozen):
    """What may be done with the words, as far as we know, and what nobody has confirmed yet."""

    kind: Literal["public_domain", "free_to_use", "own", "by_permission"]
    text: Text
    to_confirm: Annotated[str, Field(max_length=600)] = ""


class Codes(Frozen):
    """LOINC codes of the whole; only codes that were seen in a source."""

    panel: _Loinc | None = None
    total: _Loinc | None = None


class InstrumentFile(AnswerScale):
    """A questionnaire in one version. Its id never changes; any new wording raises `version`.

    People read `title`, `intro`, `instruction` and the items; `name` is for clinicians and credits.
    """

    id: Name
    version: Whole = Field(ge=1)
    name: _Label
    title: str = Field(min_length=5, max_length=60)
    intro: Text
    instruction: Text
    timeframe: _Label
    languages: tuple[_Language, ...] = Field(min_length=1)
    validated: Truth
    higher_is: Direction
    items: tuple[ItemFile, ...] = Field(min_length=1)
    scoring: Scoring
    bands: tuple[BandFile, ...]
    cut_offs: tuple[CutOff, ...]
    reliable_change: ReliableFile | None
    loinc: Codes = Codes()
    licence: Licence
    source: Text
    wording_checked: Truth
    wording_note: Annotated[str, Field(max_length=600)]
    text_hash: _Hash

    def answering(self, item: ItemFile) -> AnswerScale:
        """How this item is answered: its own way, or the instrument's."""
        return item if item.options or item.scale else self

    def engine_items(self) -> tuple[MeasureItem, ...]:
        """The items as the engine takes them; each must have a way to be answered."""
        return tuple(self.engine_item(item) for item in self.items)

    def engine_item(self, item: ItemFile) -> MeasureItem:
        named = self.answering(item).named()
        values = [option.value for option in named]
        return MeasureItem(
            id=item.id,
            text=item.text,
            low=min(values),
            high=max(values),
            options=named,
            reversed=item.reversed,
            stem=item.stem,
            loinc=item.loinc,
        )

    def own_hash(self) -> str:
        """What `text_hash` must say."""
        return text_hash(self.engine_items())

    def instrument(self) -> Instrument:
        """The instrument as the engine takes it; raises `TextChanged` when the hash is wrong."""
        return Instrument(
            id=self.id,
            version=self.version,
            text_hash=self.text_hash,
            items=self.engine_items(),
            method=self.scoring.method,
            higher_is=self.higher_is,
            bands=tuple(ScoreBand(b.low, b.high, b.name, b.said) for b in self.bands),
            most_missing=self.scoring.most_missing,
            gate=self.scoring.gate,
            pairs=self.scoring.pairs,
            factor=self.scoring.factor,
            spread=self.spread(),
        )

    def spread(self) -> Spread | None:
        found = self.reliable_change
        return Spread(found.sd, found.alpha, found.step, found.source) if found else None
