"""Whether two names mean one person: what is asked of somebody, what they said, and what follows.

No past fact is touched: an attempt keeps the party it named, and what was said lies beside it. Names
are sealed, so they are compared after opening.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, islice

from django.db import transaction
from django.utils.translation import gettext as _

from undaunted.engine.words.names import name_key, near_name_key
from undaunted.people.models import Person
from undaunted.people.refusals import NotAllowed, NotFound
from undaunted.record.models import Party, SamePerson
from undaunted.record.recording import append

_Pair = frozenset[uuid.UUID]
_Verdict = SamePerson.Verdict
_AT_ONCE = 20  # questions about names; the pairs of many names written alike are without number


@dataclass(frozen=True, slots=True)
class TwoNames:
    """Two names as they were written; `verdict` is what the person said of them, "" for nothing."""

    party: Party
    other: Party
    verdict: str = ""

    @property
    def written_alike(self) -> bool:
        """Whether the program can't tell them apart when one of them is typed again."""
        return name_key(self.party.label) == name_key(self.other.label)

    @property
    def looks_the_same(self) -> bool:
        """Whether nobody sees a difference: then it is said that they were written differently."""
        return self.party.label.split() != self.other.label.split() and self.written_alike


@dataclass(frozen=True, slots=True)
class NamesSeen:
    """Names that may mean one person and were never told apart, and what was told, newest first."""

    to_ask: tuple[TwoNames, ...]
    settled: tuple[TwoNames, ...]


@transaction.atomic
def tell_same_person(
    person: Person,
    fact: uuid.UUID,
    names: tuple[uuid.UUID, uuid.UUID],
    verdict: SamePerson.Verdict,
    now: datetime,
) -> SamePerson:
    """Append that two names mean one person or two, or that this is open again."""
    if len(set(names)) < len(names):
        raise NotAllowed(_("That is one name, not two."))
    if Party.objects.of(person).filter(pk__in=names).count() < len(names):
        raise NotFound(_("We couldn't find that. It may have been deleted."))
    first, second = sorted(names)
    return append(
        SamePerson(
            id=fact,
            person=person,
            received_at=now,
            party_id=first,
            other_id=second,
            verdict=verdict,
            told_at=now,
        )
    )


def parties_called(person: Person, label: str) -> frozenset[uuid.UUID]:
    """Whoever this name may mean: all of that name, and who was said to be the same as one of them.

    Two of one name are both meant even if they were said to be two: nobody can tell which.
    """
    wanted = name_key(label)
    named = {row.pk for row in Party.objects.of(person) if name_key(row.label) == wanted}
    return frozenset(_joined_with(named, _said(person)) if named else ())


def names_seen(person: Person) -> NamesSeen:
    """What may be asked of this person's names, and what they said of them (two queries)."""
    said, rows = _said(person), tuple(Party.objects.of(person).order_by("received_at", "pk"))
    alike: dict[str, list[Party]] = {}
    for row in rows:
        alike.setdefault(near_name_key(row.label) or str(row.pk), []).append(row)
    open_ones = (pair for group in alike.values() for pair in _open_pairs(group, said))
    names = {row.pk: row for row in rows}
    settled = (
        TwoNames(names[min(pair)], names[max(pair)], verdict)
        for pair, verdict in reversed(said.items())
        if verdict != _Verdict.OPEN
    )
    return NamesSeen(tuple(islice(open_ones, _AT_ONCE)), tuple(settled))


def _said(person: Person) -> dict[_Pair, str]:
    """The newest verdict on each pair, the newest pair last."""
    newest: dict[_Pair, str] = {}
    for row in SamePerson.objects.of(person).order_by("told_at", "received_at", "pk"):
        pair = frozenset((row.party_id, row.other_id))
        newest.pop(pair, None)
        newest[pair] = row.verdict
    return newest


def _joined_with(named: Iterable[uuid.UUID], said: Mapping[_Pair, str]) -> set[uuid.UUID]:
    """These and all that were said to be one with them, however many steps away."""
    found, pairs = set(named), [pair for pair, verdict in said.items() if verdict == _Verdict.ONE]
    grown = -1
    while grown != len(found):
        grown = len(found)
        found.update(*(pair for pair in pairs if pair & found))
    return found


def _open_pairs(group: list[Party], said: Mapping[_Pair, str]) -> Iterator[TwoNames]:
    """The pairs of which nothing is said, unless it follows from what was said of others."""
    for party, other in combinations(group, 2):
        settled = said.get(frozenset((party.pk, other.pk)), _Verdict.OPEN.value)
        if settled == _Verdict.OPEN and other.pk not in _joined_with((party.pk,), said):
            yield TwoNames(party, other)
