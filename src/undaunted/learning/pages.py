"""The kept form of a person's past: logged asks as records in pages, and states between them.

A cache: what is damaged reads as None and is made anew. Not for deciding what is stale.
"""

import json
import uuid
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from undaunted.engine.history import LoggedAsk
from undaunted.engine.learned import LearnedState
from undaunted.engine.pool import Codes, Pool
from undaunted.engine.table import LOGGED, halves, record_of
from undaunted.learning.models import LearnedPage
from undaunted.people.models import Person
from undaunted.record.models import Attempt

PAGE = 32  # asks; a change of the past replays at most so many more than it must
DENSE = 16  # so many of the last pages keep the state before them; older ones ever fewer
_CHECK = 4  # bytes
_KEY_BYTES = 8
_ROW = np.dtype(
    [
        ("told", LOGGED),
        ("ask", "<u8"),
        ("begun", "<f8"),
        ("high", "<u8"),
        ("low", "<u8"),
    ]
)
Rows = NDArray[Any]
Kept = bytes | memoryview  # as a database gives it
_Keys = NDArray[np.uint64]


def sealed(content: bytes) -> bytes:
    """The content behind its checksum."""
    return zlib.crc32(content).to_bytes(_CHECK, "big") + content


def unsealed(kept: Kept) -> bytes | None:
    """What was sealed; None where it was damaged."""
    check, content = bytes(kept[:_CHECK]), bytes(kept[_CHECK:])
    return content if len(check) == _CHECK and sealed(content)[:_CHECK] == check else None


def state_kept(state: LearnedState) -> bytes:
    return sealed(state.to_json().encode())


def state_read(kept: Kept | None) -> LearnedState | None:
    """A kept state; None where there is none or it can't be read."""
    content = unsealed(kept) if kept else None
    try:
        return None if content is None else LearnedState.from_json(content.decode())
    except (ValueError, TypeError, KeyError, AttributeError, json.JSONDecodeError):
        return None


@lru_cache(maxsize=8192)
def _key_code(key: str) -> int:
    """An ask's key as a number of 64 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=_KEY_BYTES).digest(), "little")


def rows_of(facts: Iterable[tuple[Attempt, LoggedAsk]]) -> Rows:
    """Logged asks as rows, in the order they were asked (that of `record.history.in_order`)."""
    found = np.array(
        [
            (
                record_of(logged),
                _key_code(attempt.ask_key),
                attempt.committed_at.timestamp(),
                *halves(attempt.pk),
            )
            for attempt, logged in facts
        ],
        dtype=_ROW,
    )
    return _ordered(found)


def _ordered(rows: Rows) -> Rows:
    order = np.lexsort((rows["low"], rows["high"], rows["begun"], rows["told"]["time_days"]))
    return np.asarray(rows[order])


def merged(rows: Rows, touched: Collection[uuid.UUID], fresh: Rows) -> Rows:
    """`rows` with those of the touched attempts as they are now."""
    gone = np.array([halves(one) for one in touched], dtype=np.uint64).reshape(-1, 2)
    here = np.isin(rows["low"], gone[:, 1]) & np.isin(rows["high"], gone[:, 0])
    return _ordered(np.concatenate((rows[~here], fresh)))


def same_rows(before: Rows, after: Rows) -> int:
    """How many of the first rows are the same."""
    shared = min(len(before), len(after))
    changed = np.flatnonzero(
        np.any(_as_bytes(before[:shared]) != _as_bytes(after[:shared]), axis=1)
    )
    return int(changed[0]) if len(changed) else shared


def _as_bytes(rows: Rows) -> NDArray[np.uint8]:
    return np.ascontiguousarray(rows).view(np.uint8).reshape(len(rows), _ROW.itemsize)


def places_in(pool: Pool, rows: Rows) -> Codes:
    """Where the ask of each row stands in the pool, -1 for one that is not there any more."""
    codes = pool.derived("key_code", _codes_of)
    order = np.argsort(codes)
    at = np.minimum(np.searchsorted(codes[order], rows["ask"]), max(len(codes) - 1, 0))
    if not len(codes):
        return np.full(len(rows), -1)
    place = order[at]
    return np.where(codes[place] == rows["ask"], place, -1)


def _codes_of(pool: Pool) -> _Keys:
    return np.array([_key_code(one.key) for one in pool.candidates], dtype=np.uint64)


def rows_kept(person: Person, count: int) -> Rows | None:
    """All rows of the pages (one query); None where any is missing or damaged."""
    kept = LearnedPage.objects.of(person).values_list("number", "records")
    found = list[bytes]()
    for place, (number, records) in enumerate(kept.order_by("number")):
        content = unsealed(records)
        if content is None or number != place or len(content) % _ROW.itemsize:
            return None
        found.append(content)
    rows = np.frombuffer(b"".join(found), dtype=_ROW) if found else np.empty(0, dtype=_ROW)
    return rows if len(rows) == count else None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state before the row at `row`, the first of a page."""

    row: int
    state: LearnedState


def snapshot_before(person: Person, basis: str, row: int) -> Snapshot | None:
    """The last readable state kept before a row (one query, more only where one is damaged)."""
    pages = LearnedPage.objects.of(person).filter(
        basis=basis, number__lte=row // PAGE, state__isnull=False
    )
    for number, kept in pages.order_by("-number").values_list("number", "state").iterator():
        state = state_read(kept)
        if state is not None:
            return Snapshot(number * PAGE, state)
    return None


def keep_rows(person: Person, rows: Rows, first: int) -> None:
    """Write the pages from the one that holds the row `first` on, and take away what is beyond.

    The state before the first of them stays: nothing before it has changed.
    """
    start, pages = first // PAGE, -(-len(rows) // PAGE)
    mine = LearnedPage.objects.of(person)
    mine.filter(number__gte=pages).delete()
    mine.filter(number__gt=start, state__isnull=False).update(state=None, basis="")
    fresh = [
        LearnedPage(
            person=person,
            number=number,
            records=sealed(rows[number * PAGE : (number + 1) * PAGE].tobytes()),
        )
        for number in range(start, pages)
    ]
    LearnedPage.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["person", "number"],
        update_fields=["records"],
        batch_size=500,
    )


def keep_snapshots(person: Person, basis: str, snapshots: Iterable[Snapshot], asks: int) -> None:
    """Write the states worth keeping of so many asks, and let go of those that no longer are."""
    mine = LearnedPage.objects.of(person)
    wanted = frozenset(kept_pages(-(-asks // PAGE)))
    fresh = [one for one in snapshots if one.row // PAGE in wanted]
    for one in fresh:
        kept = state_kept(one.state)
        mine.filter(number=one.row // PAGE).update(basis=basis, state=kept)
    if fresh:
        stale = mine.filter(state__isnull=False).exclude(number__in=wanted)
        stale.update(state=None, basis="")


def kept_pages(pages: int) -> list[int]:
    """Which pages keep the state before them: the last 16, then ever fewer, some 8 a doubling."""
    return [
        number
        for number in range(1, pages)
        if number % (1 << max((pages - number) // DENSE, 0).bit_length()) == 0
    ]
