"""Tags every template may use."""

import uuid
from datetime import date, datetime

from django import template
from django.utils.safestring import SafeString, mark_safe

from undaunted.drawing.chart import Chart
from undaunted.frame.dating import DayStyle, clock_words, day_words, moment_words

register = template.Library()


@register.simple_tag
def fresh_id() -> str:
    """A new id for a form, so that sending it twice writes one fact."""
    return str(uuid.uuid4())


@register.filter
def percent(chance: float | None) -> str:
    """A chance of 0-1 as whole per cent, without the sign."""
    return "" if chance is None else str(round(chance * 100))


@register.filter
def drawn(chart: Chart) -> SafeString:
    """A chart's picture; its texts were escaped when it was drawn."""
    return mark_safe(chart.svg)  # noqa: S308  # drawn by us from escaped values


@register.filter
def picture(svg: str) -> SafeString:
    """A stamp or a row of dots, drawn by us from numbers."""
    return mark_safe(svg)  # noqa: S308  # drawn by us from escaped values


@register.filter
def day(when: date | None, style: DayStyle = "plain") -> str:
    """A day, or the day of a moment: `{{ row.lived_on|day:"short" }}`."""
    return "" if when is None else day_words(when, style)


@register.filter
def clock(at: datetime | None) -> str:
    """The hour of a moment."""
    return "" if at is None else clock_words(at)


@register.filter
def moment(at: datetime | None) -> str:
    """Day and hour."""
    return "" if at is None else moment_words(at)


@register.filter
def place(zone: str) -> str:
    """The name of a zone as one reads it: America/Los Angeles."""
    return zone.replace("_", " ")
