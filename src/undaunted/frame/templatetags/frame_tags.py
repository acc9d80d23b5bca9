"""Tags every template may use."""

import uuid

from django import template
from django.utils.safestring import SafeString, mark_safe

from undaunted.drawing.chart import Chart

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
