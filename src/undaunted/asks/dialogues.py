"""How an ask may go, as it is read before it: a yes, a no and an awkward pause, line by line.

Not for what is likely: nothing here says which of them comes more often.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.asks.shown import ShownAsk
from undaunted.engine.taxonomy import AskKind
from undaunted.library.checking.spoken import is_seen

_SCENES: Mapping[str, Mapping[str, Promise]] = {
    AskKind.ASKING.value: {
        "agreed": _("They say yes"),
        "refused": _("They say no"),
        "pause": _("An awkward pause"),
    },
    AskKind.SAYING_NO.value: {
        "agreed": _("They take it well"),
        "refused": _("They grumble"),
        "pause": _("An awkward pause"),
    },
    AskKind.RECEIVING_NO.value: {
        "agreed": _("It goes well"),
        "refused": _("It stings a little"),
        "pause": _("An awkward pause"),
    },
}
_YOU, _THEY = _("You"), _("They")


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """A line and who says it; of what one sees, nobody says it and `who` is None."""

    who: Promise | None
    text: str
    is_yours: bool


@dataclass(frozen=True, slots=True)
class Scene:
    name: Promise
    lines: tuple[SpokenLine, ...]


def scenes_of(ask: ShownAsk | None) -> tuple[Scene, ...]:
    """The three scenes; none where the ask has none, is a step, or is done in another way."""
    if ask is None or ask.dialogue is None or ask.step or ask.way_kind:
        return ()
    names = _SCENES.get(ask.kind, _SCENES[AskKind.ASKING.value])
    you_first = ask.kind != AskKind.SAYING_NO.value
    return tuple(
        Scene(name, _lines(getattr(ask.dialogue, key), you_first=you_first))
        for key, name in names.items()
    )


def _lines(texts: tuple[str, ...], *, you_first: bool) -> tuple[SpokenLine, ...]:
    return tuple(_line(text, is_yours=(n % 2 == 0) == you_first) for n, text in enumerate(texts))


def _line(text: str, *, is_yours: bool) -> SpokenLine:
    if is_seen(text):
        return SpokenLine(None, text.strip("()"), is_yours=False)
    return SpokenLine(_YOU if is_yours else _THEY, text, is_yours=is_yours)
