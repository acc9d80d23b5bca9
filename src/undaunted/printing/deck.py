"""A deck of asks as values to print."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.asks.card_kinds import KIND_NAMES, card_kind, printed_card_emblem
from undaunted.asks.shown import ShownAsk
from undaunted.engine.taxonomy import AskKind, Channel, Counterpart, Domain
from undaunted.printing.typesetting import PrintedSheet, Value
from undaunted.record.labels import label

MOST_CARDS = 60


def deck_of(asks: Sequence[ShownAsk], of: str = "") -> PrintedSheet:
    """At most sixty cards, in the order given; `of` names what they are a deck of."""
    cards = asks[:MOST_CARDS]
    name = f"{of} · " if of else ""
    turn = _("Print on both sides, turned on the long edge, at 100 %. Cut along the marks.")
    return PrintedSheet(
        "deck",
        _("A deck of asks"),
        {
            "say": _("Say"),
            "way": _("Your way"),
            "way-out": _("Your way out"),
            "silence": _("And a silence?"),
            "front-note": f"{name}{turn} · Undaunted · CC BY 4.0",
            "back-note": name + _("Backs · Undaunted · CC BY 4.0"),
        },
        {
            "asks": [_card_of(ask) for ask in cards],
            "emblems": {_emblem_key(ask): printed_card_emblem(ask) for ask in cards},
        },
    )


def _card_of(ask: ShownAsk) -> dict[str, Value]:
    minutes = ngettext("about %(n)d minute", "about %(n)d minutes", ask.minutes)
    facts = (
        minutes % {"n": ask.minutes},
        label(Channel(ask.channel)),
        label(Counterpart(ask.counterpart)),
    )
    return {
        "title": ask.title,
        "summary": ask.summary,
        "kind": card_kind(ask),
        "kind-label": str(KIND_NAMES[card_kind(ask)]),
        "emblem": _emblem_key(ask),
        "domain-label": str(label(Domain(ask.domain))),
        "facts": " · ".join(map(str, facts)),
        "way": ask.way,
        "how": ask.how,
        "lines": list(ask.opening_lines),
        "decline-label": _spares(ask),
        "decline": ask.decline_line,
        "way-out": ask.way_out,
        "question": ask.what_else.question if ask.what_else else "",
        "readings": list(ask.what_else.refused) if ask.what_else else [],
        "silent": list(ask.what_else.silent) if ask.what_else else [],
    }


def _emblem_key(ask: ShownAsk) -> str:
    """Asks of one domain and kind have the same emblem, a set piece has its own."""
    kind = card_kind(ask)
    return ask.key if kind == "set_piece" else f"{kind} {ask.domain}"


def _spares(ask: ShownAsk) -> str:
    """What stands over the words that spare the other; saying no oneself, nobody else need."""
    if ask.kind == AskKind.SAYING_NO:
        return _("To make it easy for them")
    return _("So that they can say no")
