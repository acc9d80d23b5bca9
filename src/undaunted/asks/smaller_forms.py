"""Smaller forms of an ask, for somebody who stands before it and cannot: as its author wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from undaunted.asks.shown import ShownAsk
from undaunted.engine.steps import WAY_OF
from undaunted.engine.taxonomy import AskKind, Step

_NAMES: Mapping[str, Promise] = {
    "easier": gettext_lazy("Smaller"),
    WAY_OF[Step.WITH_COMPANY]: gettext_lazy("With company"),
    WAY_OF[Step.IN_WRITING]: gettext_lazy("In writing"),
}


@dataclass(frozen=True, slots=True)
class SmallerForm:
    """A smaller form of an ask: what kind it is, and how it goes."""

    name: str
    how: str


def smaller_forms(ask: ShownAsk) -> tuple[SmallerForm, ...]:
    """Those that were written for the ask; else, and for an own ask, one that fits most."""
    already = {ask.way_kind, WAY_OF.get(ask.step)}
    texts = {way: text for way, text in ask.variants if way not in already}
    written = [SmallerForm(str(name), texts[way]) for way, name in _NAMES.items() if way in texts]
    return tuple(written) or (SmallerForm(str(_NAMES["easier"]), _for_most(ask.kind)),)


def _for_most(kind: str) -> str:
    if kind == AskKind.SAYING_NO:
        return _("Say “Let me think about it”, and no more. That keeps the no open.")
    return _("Ask for less: half of it, a minute of it, or only say hello. Then go on.")
