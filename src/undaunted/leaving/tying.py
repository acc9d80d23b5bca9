"""Ties the attempts of an older export to the suggestions they were taken from.

The same rule as migration 0007 of `record`, which did it for the rows that were here. What can't
be read is left as it is: it is refused later, with a sentence.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from undaunted.engine.taxonomy import Source
from undaunted.people.days import own_day

_Row = dict[str, Any]

_OFFERED = (Source.SUGGESTED, Source.PROGRAMME, Source.OWN)
_PICKS = ("suggestion", "easier", "different")
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Offer:
    id: object
    made_at: datetime
    keys: tuple[object, ...]


def tie(attempts: Iterable[_Row], suggestions: Iterable[_Row], zone: ZoneInfo) -> None:
    """Fill `suggestion_id` of asks taken from a suggestion where none is named.

    It is the newest of the ask's own day, or made in the evening for the next one, with the ask
    among its picks; one of the very moment counts only where there is no earlier one.
    """
    offers: defaultdict[str, list[_Offer]] = defaultdict(list)
    for row in suggestions:
        made_at = _moment(row.get("made_at"))
        if made_at is not None:
            offers[str(row.get("day"))].append(_Offer(row.get("id"), made_at, _keys_in(row)))
    for row in attempts:
        at = _moment(row.get("committed_at"))
        if at is not None and _wants_one(row):
            day = own_day(at.astimezone(zone))
            near = [*offers[day.isoformat()], *offers[(day + _A_DAY).isoformat()]]
            row["suggestion_id"] = _newest(near, row.get("ask_key"), at)


def _wants_one(row: _Row) -> bool:
    untied = row.get("suggestion_id") is None
    source = row.get("source", Source.SUGGESTED)  # the first exports did not tell it
    return untied and row.get("origin") == "sought" and source in _OFFERED


def _newest(offers: Iterable[_Offer], key: object, at: datetime) -> object:
    found = [offer for offer in offers if offer.made_at <= at and key in offer.keys]
    return max(found, key=lambda each: (each.made_at < at, each.made_at)).id if found else None


def _keys_in(row: _Row) -> tuple[object, ...]:
    choice = row.get("choice")
    picks = [choice.get(name) for name in _PICKS] if isinstance(choice, dict) else []
    return tuple(pick.get("key") for pick in picks if isinstance(pick, dict))


def _moment(text: object) -> datetime | None:
    """A moment with its offset, some days from both ends of time; None for anything else."""
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    known = moment is not None and moment.tzinfo is not None and 1900 < moment.year < 9000
    return moment if known else None
