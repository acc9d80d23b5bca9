"""The picture of the ladder: where each rung was and is."""

from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext as _

from undaunted.asks.shown import ShownAsk
from undaunted.drawing.chart import FEWEST, Chart
from undaunted.drawing.happened import CLEARLY
from undaunted.drawing.ladder import RungMark, ladder_chart
from undaunted.practice.models import Rung


class HasRung(Protocol):
    @property
    def rung(self) -> Rung: ...

    @property
    def ask(self) -> ShownAsk: ...


def ladder_picture(steps: Sequence[HasRung]) -> Chart:
    """Where each rung was and is, the hardest on top; few rungs are no finding."""
    rungs = tuple(
        RungMark(step.ask.title, step.rung.fear_first, step.rung.fear_now)
        for step in reversed(steps)
    )
    heads = (_("Rung"), _("At first"), _("Now"))
    return ladder_chart(_ladder_title(rungs), "", rungs, heads, unit=_("fear"))


def _ladder_title(rungs: Sequence[RungMark]) -> str:
    """Rungs that moved by ten points and more, both ways in one sentence."""
    if len(rungs) < FEWEST:
        return _("The fear of each rung, at first and now")
    return _(
        "%(less)d rungs clearly smaller than at first, %(more)d clearly bigger, of %(all)d"
    ) % {
        "less": sum(rung.first - rung.now >= CLEARLY for rung in rungs),
        "more": sum(rung.now - rung.first >= CLEARLY for rung in rungs),
        "all": len(rungs),
    }
