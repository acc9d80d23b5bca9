"""A person's own words over time: what they feared beside what came, and what they saw afterwards.

Words are counted as they stand; what belongs together is said by the person, never guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from undaunted.engine.words.names import name_key
from undaunted.people.models import Person
from undaunted.record.models import (
    Answer,
    Attempt,
    FearGroup,
    FearGrouped,
    Forecast,
    Reflection,
)
from undaunted.record.titles import title_of


@dataclass(frozen=True, slots=True)
class AssumptionSeen:
    """What a look back said about one's assumptions, when, and of which ask."""

    attempt_id: UUID
    title: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class FearWords:
    """One wording of a fear: how often it was feared, and what came. `attempt_id` names it."""

    attempt_id: UUID
    words: str
    last_at: datetime
    feared: int
    came: int
    partly: int
    stayed_away: int

    @property
    def not_said(self) -> int:
        return self.feared - self.came - self.partly - self.stayed_away


@dataclass(frozen=True, slots=True)
class FearCount:
    """Fears that are one to the person, counted together; without a name it is one wording."""

    name: str
    wordings: tuple[FearWords, ...]

    @property
    def feared(self) -> int:
        return sum(one.feared for one in self.wordings)

    @property
    def came(self) -> int:
        return sum(one.came for one in self.wordings)

    @property
    def partly(self) -> int:
        return sum(one.partly for one in self.wordings)

    @property
    def not_said(self) -> int:
        return sum(one.not_said for one in self.wordings)


def assumptions_seen(person: Person) -> tuple[AssumptionSeen, ...]:
    """Every answer about one's assumptions, newest first. One query."""
    rows = Reflection.objects.of(person).current().filter(attempt__removed_at__isnull=True)
    found = rows.select_related("attempt__own_ask__told").order_by("-reflected_at", "-received_at")
    return tuple(
        AssumptionSeen(row.attempt_id, title_of(row.attempt), row.reflected_at, row.assumption)
        for row in found
        if row.assumption.strip()
    )


def fears_counted(person: Person) -> tuple[FearCount, ...]:
    """Every fear that was written, those feared most often first. Four queries."""
    groups = {group.pk: group.name for group in FearGroup.objects.of(person)}
    group_of = _group_of_attempts(person)
    together: dict[UUID, list[FearWords]] = defaultdict(list)
    alone: list[FearCount] = []
    for wording, attempt_ids in _wordings(person):
        group = _newest_group(attempt_ids, group_of)
        if group is None:
            alone.append(FearCount("", (wording,)))
        else:
            together[group].append(wording)
    grouped = (FearCount(groups[pk], tuple(words)) for pk, words in together.items())
    return tuple(sorted((*grouped, *alone), key=_most_first))


def _most_first(count: FearCount) -> tuple[int, float]:
    return -count.feared, -max(one.last_at.timestamp() for one in count.wordings)


def _group_of_attempts(person: Person) -> dict[UUID, tuple[int, UUID | None]]:
    """The newest group by attempt, with its place in time."""
    rows = FearGrouped.objects.of(person).order_by("grouped_at", "received_at", "pk")
    found = rows.values_list("attempt_id", "group_id")
    return {attempt: (place, group) for place, (attempt, group) in enumerate(found)}


def _newest_group(
    attempt_ids: Iterable[UUID], group_of: dict[UUID, tuple[int, UUID | None]]
) -> UUID | None:
    """A wording belongs where the person put any of its asks last."""
    said = [group_of[pk] for pk in attempt_ids if pk in group_of]
    return max(said, key=lambda each: each[0])[1] if said else None


def _wordings(person: Person) -> Iterator[tuple[FearWords, list[UUID]]]:
    """The same words, however they were typed, are one wording."""
    happened = _happened(person)
    same: dict[str, list[Forecast]] = defaultdict(list)
    rows = Forecast.objects.of(person).filter(
        attempt__removed_at__isnull=True, attempt__origin=Attempt.Origin.SOUGHT
    )
    for row in rows.select_related("attempt").order_by("-attempt__committed_at", "pk"):
        if row.feared_text.strip():
            same[name_key(row.feared_text)].append(row)
    for forecasts in same.values():
        ids = [row.attempt_id for row in forecasts]
        came = [happened.get(pk, "") for pk in ids]
        newest = forecasts[0]
        yield (
            FearWords(
                newest.attempt_id,
                newest.feared_text.strip(),
                newest.attempt.committed_at,
                len(ids),
                came.count("yes"),
                came.count("partly"),
                came.count("no"),
            ),
            ids,
        )


def _happened(person: Person) -> dict[UUID, str]:
    """Whether what was feared came, by attempt, where it was said."""
    rows = Answer.objects.of(person).current().exclude(feared_happened="")
    return dict(rows.order_by("asked_at", "logged_at").values_list("attempt_id", "feared_happened"))
