"""What hangs on the wall of a programme: its noes as notes, or a tile for each of its days.

All of it is reckoned from what was told; nothing here is a score, and nothing is ever taken down.
"""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from undaunted.drawing.stamp import stamp
from undaunted.engine.taxonomy import AskKind, Outcome
from undaunted.engine.values import ANSWERED
from undaunted.library.kinds.programme import Programme
from undaunted.people.models import Person
from undaunted.programmes.enrolled import Enrolled
from undaunted.programmes.noes import is_counted
from undaunted.programmes.pictures import Turned, cards_in, turned_of
from undaunted.programmes.tries import Try
from undaunted.record.kinds import KINDS, surprise_size
from undaunted.record.labels import label
from undaunted.record.models import Attempt
from undaunted.record.questions import AttemptRecord, attempt_records
from undaunted.record.titles import title_of

_MILESTONES = (10, 25, 50, 75, 100)
_TileKind = Literal["ask", "exercise", "rest", "next", "ahead"]


@dataclass(frozen=True, slots=True)
class NoteOnWall:
    """A no that counts: what was asked, on which day, and own words of it or theirs, "" for none."""

    attempt_id: uuid.UUID
    title: str
    day: date
    said: str
    happened: str
    stamp: str


@dataclass(frozen=True, slots=True)
class DayTile:
    """A day's face: its number, what it was in words, and what stands on it; an ask has its page."""

    number: int
    kind: _TileKind
    words: str
    attempt_id: uuid.UUID | None = None
    stamp: str = ""
    set_piece: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneReached:
    """A milestone of days, and one true sentence about the asks up to it."""

    number: int
    sentence: str


def has_wall(programme: Programme) -> bool:
    return programme.counts_noes or programme.day_by_day


def wall_words(programme: Programme) -> str:
    """What the way to its wall says, "" where it has none."""
    if not has_wall(programme):
        return ""
    return (
        _("Look at your wall of noes") if programme.counts_noes else _("Look at your wall of days")
    )


def records_of(person: Person, tries: Iterable[Try]) -> tuple[AttemptRecord, ...]:
    """Everything told about these asks, in their order (six queries)."""
    ids = [one.id for one in tries]
    rows = Attempt.objects.of(person).filter(pk__in=ids).select_related("own_ask")
    found = {row.pk: row for row in rows}
    return attempt_records(person, [found[each] for each in ids if each in found])


def notes_of(person: Person, tries: Iterable[Try]) -> tuple[NoteOnWall, ...]:
    """The noes that count, newest first.

    What somebody concluded about themselves is left in the journal: on a wall hang facts.
    """
    noes = [one for one in tries if is_counted(one)]
    return tuple(_note(one) for one in reversed(records_of(person, noes)))


def _note(record: AttemptRecord) -> NoteOnWall:
    answer, seen = record.answer, record.reflection
    size = surprise_size(record.forecast, answer)
    return NoteOnWall(
        record.attempt.pk,
        title_of(record.attempt),
        record.lived_on,
        answer.words if answer else "",
        seen.happened if seen else "",
        stamp(record.attempt.pk, "no", size),
    )


def tiles_of(
    person: Person, enrolled: Enrolled, tries: Sequence[Try], now: datetime
) -> tuple[DayTile, ...]:
    """A tile for every card of the programme: those turned up, the next one, and those ahead."""
    turned = turned_of(person, enrolled, tuple(tries), now)
    made = {one.id: one for one in tries}
    titles = _titles_of(person, [one.card.id for one in turned if one.card.id])
    tiles = [_tile(number, one, made, titles) for number, one in enumerate(turned, start=1)]
    last = max(cards_in(enrolled.programme), len(tiles))
    if len(tiles) < last:
        tiles.append(DayTile(len(tiles) + 1, "next", _("the next one")))
    tiles += [DayTile(n, "ahead", _("still to come")) for n in range(len(tiles) + 1, last + 1)]
    return tuple(tiles)


def _titles_of(person: Person, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = Attempt.objects.of(person).filter(pk__in=ids).select_related("own_ask")
    return {row.pk: title_of(row) for row in rows}


def _tile(
    number: int, one: Turned, made: dict[uuid.UUID, Try], titles: dict[uuid.UUID, str]
) -> DayTile:
    card = one.card
    if card.kind == "ask" and card.id is not None:
        tried = made[card.id]
        words = _("%(day)s: %(title)s; %(came)s") % {
            "day": card.label,
            "title": titles.get(card.id, ""),
            "came": label(tried.outcome),
        }
        drawn = stamp(card.id, KINDS[tried.outcome], 0.0)
        return DayTile(number, "ask", words, card.id, drawn, tried.set_piece)
    kinds: dict[str, tuple[_TileKind, str]] = {
        "exercise": ("exercise", _("%(day)s: an exercise")),
        "rest": ("rest", _("%(day)s: a rest")),
    }
    kind, words = kinds[card.kind]
    return DayTile(number, kind, words % {"day": card.label})


def milestones_of(
    tiles: Sequence[DayTile], tries: Iterable[Try]
) -> tuple[tuple[MilestoneReached, ...], int | None]:
    """The milestones that were reached, newest first, and the next one there is."""
    open_ones = [tile for tile in tiles if tile.kind not in ("next", "ahead")]
    made = {one.id: one for one in tries}
    reached = []
    for number in (each for each in _MILESTONES if each <= len(open_ones)):
        ids = [tile.attempt_id for tile in open_ones[:number] if tile.attempt_id]
        reached.append(MilestoneReached(number, _sentence([made[each] for each in ids])))
    ahead = (each for each in _MILESTONES if len(open_ones) < each <= len(tiles))
    return tuple(reversed(reached)), next(ahead, None)


def _sentence(tries: Sequence[Try]) -> str:
    """What came of so many asks beside what was guessed of them; alike in both directions."""
    asks = ngettext("%(n)d ask so far.", "%(n)d asks so far.", len(tries)) % {"n": len(tries)}
    return " ".join((asks, *_counted(tries)))


def _counted(tries: Iterable[Try]) -> Iterator[str]:
    asked = [one for one in tries if one.kind == AskKind.ASKING and one.outcome in ANSWERED]
    known = [one.chance_yes for one in asked if one.chance_yes is not None]
    if not asked:
        return
    came = {outcome: sum(one.outcome is outcome for one in asked) for outcome in ANSWERED}
    if len(known) == len(asked):
        yield _("Yeses: about %(guessed)d guessed, %(yes)d came.") % {
            "guessed": round(sum(known)),
            "yes": came[Outcome.YES],
        }
    else:
        yield _("Yeses: %(yes)d.") % {"yes": came[Outcome.YES]}
    yield _("Noes: %(no)d. Other offers: %(partly)d.") % {
        "no": came[Outcome.NO],
        "partly": came[Outcome.PARTLY],
    }
