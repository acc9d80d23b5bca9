"""An ask as a person reads it, whether it comes from the library or is their own."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from undaunted.engine.pool import Pool
from undaunted.engine.priors import Priors
from undaunted.engine.safety.stakes import stakes_of
from undaunted.engine.values import Candidate
from undaunted.library.reading import open_library
from undaunted.library.schema import Ask
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.record.history import OWN, own_candidate, own_key
from undaunted.record.models import Attempt, OwnAsk
from undaunted.record.recording import AskRef


@dataclass(frozen=True, slots=True)
class ShownAsk:
    """The words of an ask. Nothing here would anchor a guess: no rated fear, no rated chance."""

    key: str
    version: int
    own_ask_id: uuid.UUID | None
    title: str
    summary: str
    how: str
    opening_lines: tuple[str, ...]
    decline_line: str
    way_out: str
    domain: str
    counterpart: str
    channel: str
    minutes: int
    stakes: int
    cost_to_other: int
    where: str = ""
    no_means: str = ""
    debrief: str = ""
    variants: tuple[tuple[str, str], ...] = ()

    @property
    def ref(self) -> AskRef:
        return AskRef(self.key, self.version, self.own_ask_id)


def shown(ask: Ask) -> ShownAsk:
    return ShownAsk(
        key=ask.id,
        version=ask.version,
        own_ask_id=None,
        title=ask.title,
        summary=ask.summary,
        how=ask.how,
        opening_lines=tuple(ask.opening_lines),
        decline_line=ask.decline_line,
        way_out=ask.way_out,
        domain=ask.domain,
        counterpart=ask.counterpart,
        channel=ask.channel,
        minutes=ask.minutes,
        stakes=ask.stakes,
        cost_to_other=ask.cost_to_other,
        no_means=ask.no_means,
        debrief=ask.debrief,
        variants=tuple(ask.variants.items()),
    )


def shown_own(row: OwnAsk) -> ShownAsk:
    return ShownAsk(
        key=own_key(row.pk),
        version=1,
        own_ask_id=row.pk,
        title=row.title,
        summary="",
        how="",
        opening_lines=(row.opening_line,) if row.opening_line else (),
        decline_line="",
        way_out=row.way_out,
        domain=row.domain,
        counterpart=row.counterpart,
        channel=row.channel,
        minutes=5,
        stakes=stakes_of(row.relationship, row.consequence, ()),
        cost_to_other=0,
        where=row.where,
    )


def ask_of(person: Person, key: str) -> ShownAsk:
    """The ask with this key; `NotFound` where the library or the person has none."""
    if key.startswith(OWN):
        return shown_own(OwnAsk.objects.one_of(person, parsed(key)))
    ask = open_library().asks.get(key)
    if ask is None:
        raise NotFound(_("The library has no ask of that name any more."))
    return shown(ask)


def parsed(key: str) -> uuid.UUID:
    try:
        return uuid.UUID(key.removeprefix(OWN))
    except ValueError:
        raise NotFound(_("We couldn't find that. It may have been deleted.")) from None


def ask_of_attempt(attempt: Attempt) -> ShownAsk | None:
    """The ask an attempt was about; None for what came unsought or left the library."""
    if attempt.own_ask is not None:
        return shown_own(attempt.own_ask)
    ask = open_library().asks.get(attempt.ask_key)
    return shown(ask) if ask else None


def candidate_for(person: Person, ask: ShownAsk) -> Candidate:
    """An ask as the engine sees it, with its curated rating or the person's own."""
    if ask.own_ask_id is not None:
        return own_candidate(OwnAsk.objects.one_of(person, ask.own_ask_id))
    return open_library().asks[ask.key].candidate()


def candidates(own: Iterable[OwnAsk], priors: Priors) -> Pool:
    """Everything the chooser may choose from: the library, and the person's own asks."""
    library = (priors.candidate(ask.candidate()) for ask in open_library().asks.values())
    return Pool((*library, *(own_candidate(row) for row in own)))
