"""Scores questionnaires, names the band of a score, and says whether two scores really differ.

Not for what follows from a score (pace, help): others decide that. Answers belong to items by id and
words, never by place.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from math import ceil, floor, sqrt

from undaunted.engine.values import Decision

_RULE = "measures-1"
_CONFIDENCE = 1.96  # two-sided 5 %, Jacobson & Truax 1991
_DUST = 1e-9  # what floats leave behind; no scale has steps as small


class MeasureError(ValueError):
    """Something about a questionnaire or its answers cannot be."""


class UnknownItem(MeasureError):
    """An answer to an item that the instrument does not have."""


class AnswerOutOfRange(MeasureError):
    """An answer that is no whole number between the item's lowest and highest."""


class PointsOutOfRange(MeasureError):
    """A total that the instrument cannot give."""


class TextChanged(MeasureError):
    """The words are not those that the answers or the hash belong to."""


class NotForChange(MeasureError):
    """The instrument cannot say whether anything changed."""


class Method(StrEnum):
    """How answers become points."""

    SUM = "sum"
    MEAN = "mean"
    MEAN_OF_PRODUCTS = "mean_of_products"
    GATED_SUM = "gated_sum"
    SINGLE_ITEMS = "single_items"


class Direction(StrEnum):
    """What more points mean."""

    WORSE = "worse"
    BETTER = "better"


class ChangeVerdict(StrEnum):
    """What a difference between two scores allows to say."""

    RELIABLY_WORSE = "reliably_worse"
    RELIABLY_BETTER = "reliably_better"
    NOT_RELIABLE = "not_reliable"


@dataclass(frozen=True, slots=True)
class MeasureOption:
    """One answer to choose, or the named end of a scale."""

    value: int
    label: str
    loinc: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """A question; answers are the whole numbers `low` to `high`. `stem` is read before `text`."""

    id: str
    text: str
    low: int
    high: int
    options: tuple[MeasureOption, ...] = ()
    reversed: bool = False
    stem: str = ""
    loinc: str | None = None

    def keyed(self, answer: int) -> int:
        """The answer as it counts: a reversed item counts from the other end."""
        return self.low + self.high - answer if self.reversed else answer


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """Points `low` to `high`, both in; `name` is for clinicians, `said` for the person."""

    low: float
    high: float
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Spread:
    """What reliable change is reckoned from: sd in points, alpha 0-1, `step` of the points."""

    sd: float
    alpha: float
    step: float
    source: str

    @property
    def points(self) -> float:
        """The smallest difference, in points, that is more than noise for one person."""
        return reliable_change(self.sd, self.alpha, self.step)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire in one version. `bands` rise; `pairs` are ids multiplied with each other.

    `most_missing` parts (items, or pairs) may be unanswered; `gate` is the id of a question whose
    lowest answer ends the rest with 0 points; `factor` multiplies the points in the end.
    Raises `TextChanged` when `text_hash` is not that of the items.
    """

    id: str
    version: int
    text_hash: str
    items: tuple[MeasureItem, ...]
    method: Method
    higher_is: Direction
    bands: tuple[ScoreBand, ...] = ()
    most_missing: int = 0
    gate: str | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    factor: int = 1
    spread: Spread | None = None

    def __post_init__(self) -> None:
        if text_hash(self.items) != self.text_hash:
            raise TextChanged(f"The words of '{self.id}' are not those its scoring was made for.")

    def item(self, id: str) -> MeasureItem:
        """The item of that id, or `UnknownItem`."""
        for item in self.items:
            if item.id == id:
                return item
        raise UnknownItem(f"'{self.id}' has no item '{id}'.")

    @property
    def parts(self) -> tuple[tuple[MeasureItem, ...], ...]:
        """What is added up or averaged: each item alone, or each pair; never the gate."""
        if self.method is Method.MEAN_OF_PRODUCTS:
            return tuple((self.item(one), self.item(other)) for one, other in self.pairs)
        return tuple((item,) for item in self.items if item.id != self.gate)

    @property
    def range(self) -> tuple[float, float]:
        """The fewest and the most points; `MeasureError` when there is no total."""
        if self.method is Method.SINGLE_ITEMS:
            raise MeasureError(f"The items of '{self.id}' have no total.")
        low = _total(self, [_product(item.low for item in part) for part in self.parts])
        high = _total(self, [_product(item.high for item in part) for part in self.parts])
        return (min(low, 0.0) if self.gate else low), high


@dataclass(frozen=True, slots=True)
class MeasureScore:
    """The points of one taking, and the ids of items left out (then the points are prorated)."""

    instrument: str
    version: int
    text_hash: str
    points: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """`difference` is after less before, in points; `needed` is what counts as reliable."""

    difference: float
    needed: float
    verdict: ChangeVerdict


def text_hash(items: Iterable[MeasureItem]) -> str:
    """Sixteen hexadecimal digits that change with any word, id, end or turn of an item.

    The order of items plays no part: two orders of the same scale have the same hash.
    """
    said = sorted([i.id, i.stem, i.text, i.low, i.high, i.reversed] for i in items)
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def score(instrument: Instrument, answers: Mapping[str, int | None]) -> MeasureScore | None:
    """The score of the answers (item id to answer, None or absent = not answered), or None.

    Raises `UnknownItem` and `AnswerOutOfRange`. Why there is none: `scored(...).reason`.
    """
    return scored(instrument, answers).value


def scored(
    instrument: Instrument, answers: Mapping[str, int | None]
) -> Decision[MeasureScore | None]:
    """The score with its reason: complete, prorated or gate_closed; without a score
    too_many_missing, gate_unanswered or no_total.

    Missing answers: a scale of nine or more parts may lack one, PHQ-9 two (our rule); the mean of
    the others stands in, and sums are rounded to whole points, halves up. Raises `UnknownItem`
    and `AnswerOutOfRange`.
    """
    _require_answers(instrument, answers)
    gate = answers.get(instrument.gate) if instrument.gate else None
    if instrument.method is Method.SINGLE_ITEMS:
        return _decided(instrument, None, "no_total")
    if instrument.gate and gate is None:
        return _decided(instrument, None, "gate_unanswered")
    if instrument.gate and gate == instrument.item(instrument.gate).low:
        return _decided(instrument, MeasureScore(*_identity(instrument), 0.0), "gate_closed")
    found = [_value_of(part, answers) for part in instrument.parts]
    answered = [value for value in found if value is not None]
    if not answered or len(found) - len(answered) > instrument.most_missing:
        return _decided(instrument, None, "too_many_missing")
    missing = tuple(i.id for part in instrument.parts for i in part if answers.get(i.id) is None)
    points = _total(instrument, answered)
    reason = "prorated" if missing else "complete"
    return _decided(instrument, MeasureScore(*_identity(instrument), points, missing), reason)


def band_of(instrument: Instrument, points: float) -> ScoreBand | None:
    """The band the points lie in; None when the instrument has none, `PointsOutOfRange` outside.

    Points between two bands (a mean of two takings) belong to the lower one.
    """
    low, high = instrument.range
    if not low - _DUST <= points <= high + _DUST:
        raise PointsOutOfRange(f"'{instrument.id}' gives {low:g} to {high:g}, not {points:g}.")
    return next((b for b in reversed(instrument.bands) if b.low <= points + _DUST), None)


def reliable_change(sd: float, alpha: float, step: float = 1.0) -> float:
    """The smallest difference, in points, that noise alone seldom makes: 5 % of the time or less.

    1.96 sqrt(2) sd sqrt(1 - alpha), up to the next `step` of the scale (1 for whole points);
    sd in points, alpha the reliability 0-1. Source: Jacobson & Truax 1991, Journal of Consulting
    and Clinical Psychology 59(1), 12-19. Raises `MeasureError` for numbers that cannot be.

    >>> reliable_change(5.5, 0.89)
    6.0
    """
    if not (sd > 0.0 and 0.0 <= alpha < 1.0 and step > 0.0):
        raise MeasureError("sd and step must be above 0, alpha from 0 to below 1")
    exact = _CONFIDENCE * sqrt(2.0) * sd * sqrt(1.0 - alpha)
    return round(ceil(exact / step - _DUST) * step, 9)


def baseline(first: MeasureScore, second: MeasureScore) -> MeasureScore:
    """What later scores are held against: the mean of the first two: one alone may be chance.

    Raises `TextChanged` when they are not of the same instrument and words.
    """
    if (first.instrument, first.text_hash) != (second.instrument, second.text_hash):
        raise TextChanged("The two scores are not of the same questions.")
    missing = tuple(dict.fromkeys((*first.missing, *second.missing)))
    points = (first.points + second.points) / 2.0
    return MeasureScore(second.instrument, second.version, second.text_hash, points, missing)


def score_change(instrument: Instrument, before: MeasureScore, after: MeasureScore) -> ScoreChange:
    """Whether one person's two scores differ by more than noise, and which way.

    A single reliable change is still often noise; confirm it by a repeat in 3 to 7 days before
    acting (Jacobson & Truax 1991). Raises `TextChanged` for scores of other questions or words,
    `NotForChange` for an instrument that is only a gate.
    """
    for each in (before, after):
        if (each.instrument, each.text_hash) != (instrument.id, instrument.text_hash):
            raise TextChanged(f"A score is not of '{instrument.id}' as it is worded now.")
    if instrument.spread is None:
        raise NotForChange(f"'{instrument.id}' cannot say whether anything changed.")
    difference, needed = after.points - before.points, instrument.spread.points
    if abs(difference) < needed - _DUST:
        return ScoreChange(difference, needed, ChangeVerdict.NOT_RELIABLE)
    worse = (difference > 0.0) == (instrument.higher_is is Direction.WORSE)
    verdict = ChangeVerdict.RELIABLY_WORSE if worse else ChangeVerdict.RELIABLY_BETTER
    return ScoreChange(difference, needed, verdict)


def _require_answers(instrument: Instrument, answers: Mapping[str, int | None]) -> None:
    for id, answer in answers.items():
        item = instrument.item(id)
        if answer is None:
            continue
        if type(answer) is not int or not item.low <= answer <= item.high:
            allowed = f"a whole number from {item.low} to {item.high}"
            raise AnswerOutOfRange(f"The answer to '{id}' must be {allowed}.")


def _identity(instrument: Instrument) -> tuple[str, int, str]:
    return instrument.id, instrument.version, instrument.text_hash


def _decided(
    instrument: Instrument, value: MeasureScore | None, reason: str
) -> Decision[MeasureScore | None]:
    inputs = (("instrument", instrument.id), ("version", instrument.version))
    return Decision(value, _RULE, inputs, reason)


def _value_of(part: tuple[MeasureItem, ...], answers: Mapping[str, int | None]) -> int | None:
    """The part's answers as they count, multiplied; None when one is missing."""
    given = [(item, answers.get(item.id)) for item in part]
    if any(answer is None for _, answer in given):
        return None
    return _product(item.keyed(answer) for item, answer in given if answer is not None)


def _product(values: Iterable[int]) -> int:
    result = 1
    for value in values:
        result *= value
    return result


def _total(instrument: Instrument, answered: list[int]) -> float:
    """The points of the parts that were answered, as if all had been answered like them."""
    mean = sum(answered) / len(answered)
    if instrument.method in (Method.MEAN, Method.MEAN_OF_PRODUCTS):
        return instrument.factor * mean
    return float(instrument.factor * floor(mean * len(instrument.parts) + 0.5 + _DUST))
