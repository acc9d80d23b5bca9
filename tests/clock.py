"""The moment at which the suite runs: told by the environment, else drawn from the commit.

Not for tests of one moment, which travel themselves (`noon`, `any_hour`).
"""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

NOW = "UNDAUNTED_TEST_NOW"
ROOT = Path(__file__).parent.parent
COMMIT_DIGITS = 15

# All of them after the cast's own days in May 2026, so that what the cast did is past.
MOMENTS = tuple(
    datetime.fromisoformat(f"{moment}+00:00")
    for moment in (
        "2026-06-10T02:30",
        "2026-06-10T12:30",
        "2026-06-10T23:30",
        "2026-09-26T14:30",  # half an hour after clocks went forward in Auckland
        "2027-04-03T14:30",  # half an hour after they went back there
        "2027-03-14T10:30",  # half an hour after clocks went forward in Los Angeles
        "2026-11-01T09:30",  # half an hour after they went back there
        "2028-02-29T12:30",
        "2026-12-31T23:30",
    )
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """When the suite runs, and who says so, in words for the first line pytest prints."""

    moment: datetime
    because: str


def chosen(environment: Mapping[str, str], commit: str | None) -> Chosen:
    """The moment told (UTC where it names no zone), else the commit's, else the second."""
    told = environment.get(NOW, "").strip()
    if told:
        moment = datetime.fromisoformat(told)
        return Chosen(moment if moment.tzinfo else moment.replace(tzinfo=UTC), f"told by {NOW}")
    if commit:
        return Chosen(moment_of(commit), f"drawn from commit {commit[:7]}")
    return Chosen(MOMENTS[1], "there is no commit to draw from")


def moment_of(commit: str) -> datetime:
    """The moment of a commit, by its hash in hexadecimal digits."""
    return MOMENTS[int(commit[:COMMIT_DIGITS], 16) % len(MOMENTS)]


@cache
def commit_here() -> str | None:
    """The hash of the commit that is checked out; None outside a repository."""
    try:
        said = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return said.stdout.strip()


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour at which something easily goes wrong, as the clock on the wall shows it.

    `fold` 1 is the second time the clock shows it in the night it goes back (PEP 495).
    """

    name: str
    wall: datetime
    zone: str

    @property
    def now(self) -> datetime:
        """The same moment in UTC."""
        return self.wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def at(self, moment: datetime) -> datetime:
        """What the clock on the wall shows there at a moment."""
        return moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None, fold=0)

    def __str__(self) -> str:
        return f"{self.name} in {self.zone.rpartition('/')[2]}"


AUCKLAND, LOS_ANGELES = "Pacific/Auckland", "America/Los_Angeles"
_EVERYWHERE = (
    ("at night", datetime(2026, 6, 10, 2, 30)),
    ("at noon", datetime(2026, 6, 10, 12, 30)),
    ("late", datetime(2026, 6, 10, 23, 30)),
    ("leap day", datetime(2028, 2, 29, 12, 30)),
    ("last of the year", datetime(2026, 12, 31, 23, 30)),
)
HOURS = (
    *(Hour(name, wall, zone) for zone in (AUCKLAND, LOS_ANGELES) for name, wall in _EVERYWHERE),
    Hour("clocks went forward", datetime(2026, 9, 27, 3, 30), AUCKLAND),
    Hour("clocks went back", datetime(2027, 4, 4, 2, 30, fold=1), AUCKLAND),
    Hour("clocks went forward", datetime(2027, 3, 14, 3, 30), LOS_ANGELES),
    Hour("clocks went back", datetime(2026, 11, 1, 1, 30, fold=1), LOS_ANGELES),
)
