"""A deck of asks as values to print."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.asks.shown import ShownAsk
from undaunted.engine.taxonomy import Channel, Counterpart, Domain
from undaunted.printing.typesetting import PrintedSheet, Value
from undaunted.record.labels import label

MOST_CARDS = 60


def deck_of(asks: Sequence[ShownAsk]) -> PrintedSheet:
    """At most sixty cards, in the order given."""
    turn = _("Print on both sides, turned on the long edge, at 100 %. Cut along the marks.")
    return PrintedSheet(
        "deck",
        _("A deck of asks"),
        {
            "say": _("Say"),
            "way": _("Your way"),
            "decline": _("So that they can say no"),
            "way-out": _("Your way out"),
            "front-note": f"{turn} · Undaunted · CC BY 4.0",
            "back-note": _("Backs · Undaunted · CC BY 4.0"),
        },
        {"asks": [_card_of(ask) for ask in asks[:MOST_CARDS]]},
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
        "domain": ask.domain,
        "domain-label": str(label(Domain(ask.domain))),
        "facts": " · ".join(map(str, facts)),
        "way": ask.way,
        "how": ask.how,
        "lines": list(ask.opening_lines),
        "decline": ask.decline_line,
        "way-out": ask.way_out,
        "question": ask.what_else.question if ask.what_else else "",
        "readings": list(ask.what_else.refused) if ask.what_else else [],
    }
