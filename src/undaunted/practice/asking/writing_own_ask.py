"""Writes an ask in the person's own words, or says kindly which red line the words cross."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.engine.safety.stakes import CLOSENESS
from undaunted.engine.taxonomy import Counterpart
from undaunted.engine.words.red_lines import RedLineHit, find_red_lines
from undaunted.library.reading import open_library
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.practice.asking.improving import Begun
from undaunted.record import recording
from undaunted.record.models import OwnAsk
from undaunted.wellbeing.noticing import keep, notice_said

_DRAFT = "own-ask"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An own ask as it came in, under its id `fact`. Fear is 0-100, the consequence 0-5."""

    fact: uuid.UUID
    title: str
    counterpart: str
    consequence: int
    domain: str
    channel: str
    fear_rated: int
    where: str = ""
    opening_line: str = ""
    way_out: str = ""
    change: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """What is looked at, for red lines and for danger."""
        names = ("title", "where", "opening_line", "way_out", "change")
        return {name: str(getattr(self, name)) for name in names}


@dataclass(frozen=True, slots=True)
class OwnAskWritten:
    """The ask, or the sentences of the red lines it crosses; and whether words spoke of danger."""

    row: OwnAsk | None
    stops: tuple[str, ...]
    danger: bool


def write_own_ask(person: Person, words: OwnWords, begun: Begun, now: datetime) -> OwnAskWritten:
    """Append an own ask with what its words were found to say, and drop its draft.

    Words across a red line are not kept; words of danger among them are noticed all the same.
    """
    stops = _red_lines_in(words)
    if stops:
        return OwnAskWritten(None, stops, notice_said(person, words.fact, words.texts, _DRAFT, now))
    kept = keep(
        person,
        _own_ask_of(person, words, begun, now),
        recording.own_ask,
        now,
        lambda: forget(person, own_ask_draft_of(begun)),
    )
    return OwnAskWritten(kept.row, (), kept.danger)


def own_ask_draft_of(begun: Begun) -> str:
    """The name of the draft: one for each beginning."""
    return f"{_DRAFT}:{begun.of}" if begun.of else _DRAFT


def _red_lines_in(words: OwnWords) -> tuple[str, ...]:
    """The kind sentence of each red line the words cross, field by field and taken together."""
    rules = open_library().red_lines
    each = [*words.texts.values()]
    hits: list[RedLineHit] = []
    for text in (*each, ". ".join(each), " ".join(each)):
        hits.extend(find_red_lines(text, rules))
    return tuple(dict.fromkeys(hit.message for hit in hits))


def _own_ask_of(person: Person, words: OwnWords, begun: Begun, now: datetime) -> OwnAsk:
    return OwnAsk(
        id=words.fact,
        person=person,
        received_at=now,
        title=words.title,
        where=words.where,
        opening_line=words.opening_line,
        way_out=words.way_out,
        domain=words.domain,
        counterpart=words.counterpart,
        channel=words.channel,
        relationship=CLOSENESS[Counterpart(words.counterpart)],
        consequence=words.consequence,
        fear_rated=words.fear_rated,
        improves_id=begun.improves.own_ask_id if begun.improves else None,
        improves_key=begun.improves.key if begun.improves else "",
        change=words.change,
    )
