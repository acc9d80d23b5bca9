"""The wall of a programme: its noes, or a tile for each day with the milestones on the way."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from undaunted.library.kinds.programme import Programme
from undaunted.people.asking import Asking
from undaunted.programmes.enrolled import enrolments_of, newest_of
from undaunted.programmes.screens.programme import programme_named
from undaunted.programmes.telling import FEWEST
from undaunted.programmes.tries import tries_of
from undaunted.programmes.wall import (
    DayTile,
    MilestoneReached,
    NoteOnWall,
    has_wall,
    milestones_of,
    notes_of,
    tiles_of,
)


@dataclass(frozen=True, slots=True)
class WallPage:
    """`next_milestone` is None after the last; `may_tell`: whether there is enough for a story."""

    programme: Programme
    notes: tuple[NoteOnWall, ...]
    tiles: tuple[DayTile, ...]
    milestones: tuple[MilestoneReached, ...]
    next_milestone: int | None
    may_tell: bool


@require_safe
def programme_wall(request: Asking, key: str) -> HttpResponse:
    found, person = programme_named(key), request.person
    enrolled = newest_of(enrolments_of(person), found.id)
    if enrolled is None or not has_wall(found):
        return redirect("programme", key)
    tries = tries_of(person, enrolled)
    notes = notes_of(person, tries) if found.counts_noes else ()
    tiles = () if found.counts_noes else tiles_of(person, enrolled, tries, timezone.now())
    milestones, ahead = milestones_of(tiles, tries)
    may_tell = sum(one.reflected for one in tries) >= FEWEST
    page = WallPage(found, notes, tiles, milestones, ahead, may_tell)
    return render(request, "programmes/programme_wall.html", {"page": page})
