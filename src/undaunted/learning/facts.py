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

TABLES: Mapping[str, type[Answer | Attempt | FollowUp | Reflection]] = {
    "attempt": Attempt,
    "answer": Answer,
    "reflection": Reflection,
    "follow_up": FollowUp,
}
LATE = timedelta(days=45)
LATE_RENEWED = timedelta(days=90)
MOST_TOUCHED = 2_000  # ids in one question; beyond, everything is read

Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Facts:
    """`counts` of rows, `newest` arrivals (ISO), and how many rows arrived before them; `late` is
    the mark some weeks back, and `before_late` how many rows arrived before it."""

    counts: Marks
    newest: Mapping[str, str]
    binned: frozenset[str]
    before_newest: Marks
    late: str = ""
    before_late: Marks | None = None

    def same(self, other: "Facts") -> bool:
        """Whether both tell of the same facts."""
        mine = (self.counts, self.newest, self.binned)
        return mine == (other.counts, other.newest, other.binned)

    def kept(self) -> bytes:
        told = {**asdict(self), "binned": sorted(self.binned)}
        return sealed(json.dumps(told).encode())

    @classmethod
    def read(cls, kept: Kept) -> "Facts | None":
        """What `kept` gave; None where nothing was kept or it was damaged."""
        content = unsealed(kept)
        if content is None:
            return None
        told = json.loads(content)
        return cls(**{**told, "binned": frozenset(told["binned"])})


def facts_now(person: Person) -> Facts:
    """What there is (two queries); what arrived before is filled in by `touched_since`."""
    asked: dict[str, Coalesce | Subquery] = {}
    for name, model in TABLES.items():
        rows = model._default_manager.filter(person=OuterRef("pk")).order_by().values("person")
        asked[f"{name}_count"] = Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)
        asked[f"{name}_newest"] = Subquery(rows.annotate(n=Max("received_at")).values("n"))
    found = Person.objects.filter(pk=person.pk).annotate(**asked).values(*asked).get()
    binned = Attempt.objects.visible_to(person).filter(removed_at__isnull=False)
    return Facts(
        counts={name: found[f"{name}_count"] for name in TABLES},
        newest={name: iso(found[f"{name}_newest"]) for name in TABLES},
        binned=frozenset(str(pk) for pk in binned.values_list("pk", flat=True)),
        before_newest={},
    )


def iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def arrivals(person: Person, name: str, since: str) -> list[tuple[datetime, uuid.UUID]]:
    """When rows of a table arrived, from a moment on, and the attempt each is of (one query)."""
    of = "pk" if name == "attempt" else "attempt_id"
    mine = TABLES[name].objects.visible_to(person)
    late = mine.filter(received_at__gte=parsed(since)) if since else mine
    return list(late.values_list("received_at", of))


Arrived = Mapping[str, list[tuple[datetime, uuid.UUID]]]


def touched_since(
    person: Person, before: Facts | None, now: Facts
) -> tuple[frozenset[uuid.UUID] | None, Facts]:
    """The attempts touched since `before`, None for any, and `now` with what arrived before.

    Four queries where what is new arrived in its time, at most twelve else.
    """
    found = None if before is None else arrived_since(person, before, now)
    whole = marked(person, now, before, found)
    if before is None or found is None:
        return None, whole
    moved = (uuid.UUID(one) for one in before.binned ^ now.binned)
    touched = frozenset((*(attempt for rows in found.values() for _at, attempt in rows), *moved))
    return (touched if len(touched) <= MOST_TOUCHED else None), whole


def arrived_since(person: Person, before: Facts, now: Facts) -> Arrived | None:
    """What arrived in its time, else what arrived in the last weeks, else None."""
    found = arrived(person, before.newest, before.before_newest, now)
    if found is None and before.before_late is not None:
        since = dict.fromkeys(TABLES, before.late)
        found = arrived(person, since, before.before_late, now)
    return found


def arrived(person: Person, since: Mapping[str, str], before: Marks, now: Facts) -> Arrived | None:
    """Every row that arrived from these moments on; None where an earlier one came or went."""
    found: dict[str, list[tuple[datetime, uuid.UUID]]] = {}
    for name in TABLES:
        found[name] = arrivals(person, name, since[name])
        if now.counts[name] - len(found[name]) != before[name]:
            return None
    return found


def marked(person: Person, now: Facts, before: Facts | None, found: Arrived | None) -> Facts:
    """`now` with how many rows arrived before its newest, and before the mark some weeks back."""
    found = found or {name: arrivals(person, name, now.newest[name]) for name in TABLES}
    newest = {
        name: now.counts[name] - sum(iso(at) == now.newest[name] for at, _attempt in rows)
        for name, rows in found.items()
    }
    last = max(now.newest.values())
    late, before_late = (before.late, before.before_late) if before else ("", None)
    if last and (not late or parsed(last) - parsed(late) > LATE_RENEWED):
        late = (parsed(last) - LATE).isoformat()
        before_late = {
            name: now.counts[name] - len(arrivals(person, name, late)) for name in TABLES
        }
    return Facts(now.counts, now.newest, now.binned, newest, late, before_late)


def parsed(at: str) -> datetime:
    return datetime.fromisoformat(at)
