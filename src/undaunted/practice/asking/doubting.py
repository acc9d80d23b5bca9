"""What a bare title leaves open about the other person, as one soft question; nothing is refused.

Not for red lines: those are certain, and `writing_own_ask` finds them.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from undaunted.engine.words.names import name_key
from undaunted.engine.words.red_lines import find_red_lines
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.practice.asking.forms import SoftCareForm
from undaunted.record.models import Answer, OwnAsk
from undaunted.record.recording import Care


@dataclass(frozen=True, slots=True)
class Doubt:
    """The question of the thought for the other (`Care`) that is open, and why it is asked."""

    question: str
    why: str


class OpenQuestions:
    """A page with doubts: `doubts`, the form that answers them as `care`, and `asks_who`."""

    doubts: tuple[Doubt, ...]
    care: SoftCareForm
    asks_who: bool

    @property
    def open_questions(self) -> list[tuple[Doubt, Any]]:
        """Each doubt with the field that answers it."""
        return [(doubt, self.care[doubt.question]) for doubt in self.doubts]

    @property
    def asks_who_too(self) -> bool:
        """Whether it must be said that it is nobody to stay away from, besides the doubts."""
        return self.asks_who and all(doubt.question != "safe_to_ask" for doubt in self.doubts)


def open_doubts(person: Person, title: str, care: Care) -> tuple[Doubt, ...]:
    """What the title leaves open and `care` does not answer, in the order of the rules."""
    hits = find_red_lines(title, open_library().doubts)
    found = [Doubt(hit.code, hit.message) for hit in hits]
    if _had_a_no(person, title) and all(one.question != "asked_before" for one in found):
        found.append(
            Doubt(
                "asked_before",
                _("An ask of these words met a no before. Is it somebody else this time?"),
            )
        )
    return tuple(one for one in found if not getattr(care, one.question))


def _had_a_no(person: Person, title: str) -> bool:
    """Whether an own ask of the same words met a no; titles are compared after opening."""
    noes = Answer.objects.of(person).current().filter(outcome="no")
    own = noes.filter(attempt__own_ask__isnull=False, attempt__removed_at__isnull=True)
    rows = OwnAsk.objects.of(person).filter(pk__in=own.values("attempt__own_ask"))
    wanted = name_key(title)
    return any(name_key(row.title) == wanted for row in rows)
