"""Which facts a cache was learned from, and which attempts were touched since.

Facts are only ever appended, and go only with an attempt that was in the bin; so for each table
the number of rows and the newest arrival, with the ids of what is in the bin, tell of any change
without reading the facts. Where a fact arrived out of its time, a mark some weeks back says
whether it is a late one; else everything counts as touched.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from undaunted.learning.pages import Kept, sealed, unsealed
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt, FollowUp, Reflection

_TABLES: Mapping[str, type[Answer | Attempt | FollowUp | Reflection]] = {
    "attempt": Attempt,
    "answer": Answer,
    "reflection": Reflection,
    "follow_up": FollowUp,
}
_LATE = timedelta(days=45)
_LATE_RENEWED = timedelta(days=90)
_MOST_TOUCHED = 2_000  # ids in one question; beyond, everything is read

_Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FactCounts:
    """`counts` of rows, `newest` arrivals (ISO), and how many rows arrived before them; `late` is
    the mark some weeks back, and `before_late` how many rows arrived before it."""

    counts: _Marks
    newest: Mapping[str, str]
    binned: frozenset[str]
    before_newest: _Marks
    late: str = ""
    before_late: _Marks | None = None

    def same(self, other: "FactCounts") -> bool:
        """Whether both tell of the same facts."""
        mine = (self.counts, self.newest, self.binned)
        return mine == (other.counts, other.newest, other.binned)

    def kept(self) -> bytes:
        columns = {**asdict(self), "binned": sorted(self.binned)}
        return sealed(json.dumps(columns).encode())

    @classmethod
    def read(cls, kept: Kept) -> "FactCounts | None":
        """What `kept` gave; None where nothing was kept or it was damaged."""
        content = unsealed(kept)
        if content is None:
            return None
        columns = json.loads(content)
        return cls(**{**columns, "binned": frozenset(columns["binned"])})


def facts_now(person: Person) -> FactCounts:
    """What there is (two queries); what arrived before is filled in by `touched_since`."""
    asked: dict[str, Coalesce | Subquery] = {}
    for name, model in _TABLES.items():
        rows = model._default_manager.filter(person=OuterRef("pk")).order_by().values("person")
        asked[f"{name}_count"] = Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)
        asked[f"{name}_newest"] = Subquery(rows.annotate(n=Max("received_at")).values("n"))
    found = Person.objects.filter(pk=person.pk).annotate(**asked).values(*asked).get()
    binned = Attempt.objects.of(person).filter(removed_at__isnull=False)
    return FactCounts(
        counts={name: found[f"{name}_count"] for name in _TABLES},
        newest={name: _iso(found[f"{name}_newest"]) for name in _TABLES},
        binned=frozenset(str(pk) for pk in binned.values_list("pk", flat=True)),
        before_newest={},
    )


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _arrivals(person: Person, name: str, since: str) -> list[tuple[datetime, uuid.UUID]]:
    """When rows of a table arrived, from a moment on, and the attempt each is of (one query)."""
    of = "pk" if name == "attempt" else "attempt_id"
    mine = _TABLES[name].objects.of(person)
    late = mine.filter(received_at__gte=_parsed(since)) if since else mine
    return list(late.values_list("received_at", of))


_Arrived = Mapping[str, list[tuple[datetime, uuid.UUID]]]


def touched_since(
    person: Person, before: FactCounts | None, now: FactCounts
) -> tuple[frozenset[uuid.UUID] | None, FactCounts]:
    """The attempts touched since `before`, None for any, and `now` with what arrived before.

    Four queries where what is new arrived in its time, at most twelve else.
    """
    found = None if before is None else _arrived_since(person, before, now)
    whole = _marked(person, now, before, found)
    if before is None or found is None:
        return None, whole
    moved = (uuid.UUID(one) for one in before.binned ^ now.binned)
    touched = frozenset((*(attempt for rows in found.values() for _at, attempt in rows), *moved))
    return (touched if len(touched) <= _MOST_TOUCHED else None), whole


def _arrived_since(person: Person, before: FactCounts, now: FactCounts) -> _Arrived | None:
    """What arrived in its time, else what arrived in the last weeks, else None."""
    found = _arrived(person, before.newest, before.before_newest, now)
    if found is None and before.before_late is not None:
        since = dict.fromkeys(_TABLES, before.late)
        found = _arrived(person, since, before.before_late, now)
    return found


def _arrived(
    person: Person, since: Mapping[str, str], before: _Marks, now: FactCounts
) -> _Arrived | None:
    """Every row that arrived from these moments on; None where an earlier one came or went."""
    found: dict[str, list[tuple[datetime, uuid.UUID]]] = {}
    for name in _TABLES:
        found[name] = _arrivals(person, name, since[name])
        if now.counts[name] - len(found[name]) != before[name]:
            return None
    return found


def _marked(
    person: Person, now: FactCounts, before: FactCounts | None, found: _Arrived | None
) -> FactCounts:
    """`now` with how many rows arrived before its newest, and before the mark some weeks back."""
    found = found or {name: _arrivals(person, name, now.newest[name]) for name in _TABLES}
    newest = {
        name: now.counts[name] - sum(_iso(at) == now.newest[name] for at, _attempt in rows)
        for name, rows in found.items()
    }
    last = max(now.newest.values())
    late, before_late = (before.late, before.before_late) if before else ("", None)
    if last and (not late or _parsed(last) - _parsed(late) > _LATE_RENEWED):
        late = (_parsed(last) - _LATE).isoformat()
        before_late = {
            name: now.counts[name] - len(_arrivals(person, name, late)) for name in _TABLES
        }
    return FactCounts(now.counts, now.newest, now.binned, newest, late, before_late)


def _parsed(at: str) -> datetime:
    return datetime.fromisoformat(at)
