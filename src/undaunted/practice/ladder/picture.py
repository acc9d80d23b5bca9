"""The picture of the ladder: where each rung was and is."""

from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext as _

from undaunted.asks.shown import ShownAsk
from undaunted.drawing.chart import Chart
from undaunted.drawing.ladder import RungMark, ladder_chart
from undaunted.practice.models import Rung


class HasRung(Protocol):
    @property
    def rung(self) -> Rung: ...

    @property
    def ask(self) -> ShownAsk: ...


def ladder_picture(steps: Sequence[HasRung]) -> Chart:
    """Where each rung was and is, the hardest on top."""
    rungs = tuple(
        RungMark(step.ask.title, step.rung.fear_first, step.rung.fear_now)
        for step in reversed(steps)
    )
    fallen = sum(rung.now < rung.first for rung in rungs)
    title = _("%(fallen)d of %(all)d rungs feel smaller than at first") % {
        "fallen": fallen,
        "all": len(rungs),
    }
    heads = (_("Rung"), _("At first"), _("Now"))
    return ladder_chart(title, _("Hollow: at first. Filled: now."), rungs, heads)
