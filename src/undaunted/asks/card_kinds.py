"""What an ask's card practises: its name, and its emblem, so that the kinds are told apart.

Colour is never alone: each kind has a frame of its own and its name in words.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.asks.shown import ShownAsk
from undaunted.drawing.emblem import CardKind, emblem, piece_emblem, printed_emblem, printed_piece
from undaunted.engine.taxonomy import AskKind
from undaunted.library.kinds.pictures import Thing
from undaunted.library.reading import open_library

KIND_NAMES: Mapping[CardKind, Promise] = {
    "asking": _("Asking"),
    "saying_no": _("Saying no"),
    "receiving_no": _("Hearing a no"),
    "set_piece": _("A set piece"),
}
# On paper; white paper wants deeper colours than a screen.
_PRINTED_COLOURS: Mapping[CardKind, str] = {
    "asking": "#b53815",
    "saying_no": "#1f6f6b",
    "receiving_no": "#6f4f0a",
    "set_piece": "#b53815",
}


def card_kind(ask: ShownAsk) -> CardKind:
    """A set piece is one whatever it practises; a step and an own ask are of asking."""
    if ask.set_piece:
        return "set_piece"
    if ask.kind == AskKind.SAYING_NO:
        return "saying_no"
    return "receiving_no" if ask.kind == AskKind.RECEIVING_NO else "asking"


def card_emblem(ask: ShownAsk) -> str:
    """The emblem of an ask of the library, for a page."""
    kind = card_kind(ask)
    return piece_emblem(thing_of(ask)) if kind == "set_piece" else emblem(ask.domain, kind)


def printed_card_emblem(ask: ShownAsk) -> str:
    """The same as a file of its own."""
    kind = card_kind(ask)
    if kind == "set_piece":
        return printed_piece(thing_of(ask), _PRINTED_COLOURS[kind])
    return printed_emblem(ask.domain, _PRINTED_COLOURS[kind], kind)


def thing_of(ask: ShownAsk) -> Thing:
    """The small picture of an ask of the library."""
    library = open_library()
    return library.picture_of(library.asks[ask.key])
