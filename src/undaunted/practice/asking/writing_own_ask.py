"""An ask in the person's own words: the row it becomes, and which red lines the words cross."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.engine.safety.stakes import CLOSENESS
from undaunted.engine.taxonomy import Counterpart
from undaunted.engine.words.red_lines import RedLineHit, find_red_lines
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.asking.improving import Begun
from undaunted.record.models import OwnAsk

DRAFT = "own-ask"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """An own ask as it came in, under its id `fact`; only the title is needed.

    Fear is 0-100, the consequence 0-5; None and "" are what was not said.
    """

    fact: uuid.UUID
    title: str
    counterpart: str = ""
    consequence: int | None = None
    domain: str = ""
    channel: str = ""
    fear_rated: int | None = None
    where: str = ""
    opening_line: str = ""
    way_out: str = ""
    change: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """What is looked at, for red lines and for danger."""
        names = ("title", "where", "opening_line", "way_out", "change")
        return {name: str(getattr(self, name)) for name in names}


def own_ask_draft_of(begun: Begun) -> str:
    """The name of the draft: one for each beginning."""
    return f"{DRAFT}:{begun.of}" if begun.of else DRAFT


def red_lines_in(words: OwnWords) -> tuple[str, ...]:
    """The kind sentence of each red line the words cross, field by field and taken together."""
    rules = open_library().red_lines
    each = [*words.texts.values()]
    hits: list[RedLineHit] = []
    for text in (*each, ". ".join(each), " ".join(each)):
        hits.extend(find_red_lines(text, rules))
    return tuple(dict.fromkeys(hit.message for hit in hits))


def own_ask_of(person: Person, words: OwnWords, begun: Begun, now: datetime) -> OwnAsk:
    """The row of an own ask, not saved yet."""
    who = words.counterpart
    return OwnAsk(
        id=words.fact,
        person=person,
        received_at=now,
        title=words.title,
        where=words.where,
        opening_line=words.opening_line,
        way_out=words.way_out,
        domain=words.domain,
        counterpart=who,
        channel=words.channel,
        relationship=CLOSENESS[Counterpart(who)] if who else None,
        consequence=words.consequence,
        fear_rated=words.fear_rated,
        improves_id=begun.improves.own_ask_id if begun.improves else None,
        improves_key=begun.improves.key if begun.improves else "",
        change=words.change,
    )
