"""What every reading is made of: a card that can speak, or what it still waits for.

The words for a change are the same in both directions; "likely" means eight times in ten.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.drawing.chart import Chart
from undaunted.engine.values import Interval

_MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Figure:
    """The one number of a card, what it counts, and where it likely lies."""

    number: str
    unit: str
    likely: str


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding with its picture; `name` says what it is about."""

    name: str
    chart: Chart
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Early:
    """Too early to say: what a reading will be about, and how much is missing."""

    name: str
    about: str
    missing: str


Reading = FindingCard | Early


def signed(value: float) -> str:
    """A change as a whole number with its sign."""
    whole = round(value)
    if whole == 0:
        return "0"
    return f"+{whole}" if whole > 0 else f"{_MINUS}{-whole}"


def change_figure(moved: Interval, unit: str) -> Figure:
    """A change in points, with its sign."""
    words = {"low": signed(moved.low), "high": signed(moved.high)}
    return Figure(signed(moved.mean), unit, _("likely %(low)s to %(high)s") % words)


def share_figure(share: Interval, unit: str) -> Figure:
    """A share of 0-1 in per cent."""
    mean, low, high = (round(value * 100) for value in (share.mean, share.low, share.high))
    likely = _("likely %(low)d to %(high)d\u00a0%%") % {"low": low, "high": high}
    return Figure(f"{mean}\u00a0%", unit, likely)


def titled(moved: Interval, titles: Mapping[int, str], worth_saying: float) -> str:
    """The title for -2 (clearly less), -1 (a little less), 0 (not clear), 1 or 2.

    By the whole numbers that are shown, so that title and interval never disagree.
    """
    if round(moved.low) <= 0 <= round(moved.high):
        return titles[0]
    size = 2 if abs(moved.mean) >= worth_saying else 1
    return titles[size if moved.mean > 0 else -size]
