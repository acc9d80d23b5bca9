"""Writes a page of one's own and writes it anew; its words are looked at like all others."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from undaunted.library.reading import open_library
from undaunted.people.drafting import forget
from undaunted.people.models import Person
from undaunted.record import pages
from undaunted.record.models import OwnPage
from undaunted.wellbeing.noticing import Kept, keep


@dataclass(frozen=True, slots=True)
class WordsOfPage:
    """What was written, under the id `fact`; what it is about, the mood 0-100, and its prompt."""

    fact: uuid.UUID
    words: str
    attempt_id: uuid.UUID | None = None
    mood: int | None = None
    prompt: str = ""


def page_draft_of(attempt_id: uuid.UUID | None) -> str:
    """The name of the draft of a new page: one for each ask, and one about nothing named."""
    return f"page:{attempt_id or ''}"


def rewriting_draft_of(page_id: uuid.UUID) -> str:
    return f"page-again:{page_id}"


def write_page(person: Person, said: WordsOfPage, now: datetime) -> Kept[OwnPage]:
    """Append a page with what its words were found to say, and drop its draft."""
    prompt = open_library().prompts.get(said.prompt)
    row = OwnPage(
        id=said.fact,
        person=person,
        received_at=now,
        wrote_at=now,
        words=said.words,
        attempt_id=said.attempt_id,
        mood=said.mood,
        prompt=prompt.id if prompt else "",
        prompt_version=prompt.version if prompt else 1,
    )
    draft = page_draft_of(said.attempt_id)
    return keep(person, row, pages.write, now, lambda: forget(person, draft))


def rewrite_page(
    person: Person, page_id: uuid.UUID, fact: uuid.UUID, words: str, now: datetime
) -> Kept[OwnPage]:
    """Append a newer version of a page; the earlier ones stay, and the draft goes."""
    row = pages.newer(pages.own_page_of(person, page_id), fact, words, now)
    draft = rewriting_draft_of(page_id)
    return keep(person, row, pages.write, now, lambda: forget(person, draft))
