"""What a tap costs somebody with a long past, as ratios to the same tap after 100 attempts.

The first table is CPU time in the whole program, request to answer; the second puts Today, the
journal and Insights of the demo beside a page without questions.
"""

import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
BEGUN = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ATTEMPTS = (100, 2_000)
DAYS = 9
REPEATS = 30
CHANGES = ("correct yesterday's", "correct a month ago's", "an older one arrives")
ACTIONS = ("today", "commit", "log", "reflect", *CHANGES)


def prepare() -> None:
    """A filled demo in a folder of its own, as the settings need it before they are read."""
    from undaunted.web import serving

    folder = Path(tempfile.mkdtemp()) / "data-demo"
    folder.mkdir()
    (folder / "DEMO").touch()
    os.environ["UNDAUNTED_DATA"] = str(folder)
    serving.make_ready(folder)


def median_ms(visit: Callable[[], object]) -> float:
    times = []
    visit()
    for _ in range(REPEATS):
        begin = time.process_time()
        visit()
        times.append((time.process_time() - begin) * 1000)
    return float(np.median(times))


class Day:
    """The taps of one day of the local person, each with its CPU time in milliseconds."""

    def __init__(self, attempts: list[uuid.UUID]) -> None:
        from django.test import Client

        from undaunted.people.models import Person

        self.client = Client(headers={"host": "localhost"})
        self.person = Person.objects.local()
        self.attempts = attempts
        self.cost: dict[str, list[float]] = {name: [] for name in ACTIONS}

    def timed(self, name: str, tap: Callable[[], object]) -> object:
        begin = time.process_time()
        found = tap()
        self.cost[name].append((time.process_time() - begin) * 1000)
        return found

    def send(self, name: str, path: str, said: Mapping[str, str]) -> None:
        answer = self.timed(name, lambda: self.client.post(path, {"fact": uuid.uuid4(), **said}))
        status = answer.status_code  # type: ignore[attr-defined]  # Django's test answer
        assert status == 302, f"{name}: {status} at {path}"

    def live(self) -> None:
        from undaunted.record.models import Attempt

        self.timed("today", lambda: self.client.get("/"))
        key = next(iter(self.offered()))
        self.send("commit", f"/ask/{key}/", {"fear": "40", "chance_yes": "30", **CARE})
        row = Attempt.objects.of(self.person).order_by("-committed_at")[0]
        log = {"outcome": "no", "fear_peak": "50", "words": "No, sorry."}
        self.send("log", f"/attempt/{row.pk}/log/", log)
        self.send("reflect", f"/attempt/{row.pk}/reflect/", {"felt": "Fine.", "belief_now": "20"})
        self.attempts.append(row.pk)

    def offered(self) -> list[str]:
        from django.utils import timezone

        from undaunted.practice.choosing.suggesting import offer_for

        return [key for key in offer_for(self.person, timezone.now()).keys if key]

    def change(self, days: int) -> None:
        """Corrections of the past and a fact that comes late, each with the Today after it."""
        self.timed(CHANGES[0], lambda: self.corrected(self.attempts[-3]))
        self.timed(CHANGES[1], lambda: self.corrected(self.attempts[-55]))
        self.timed(CHANGES[2], lambda: self.arrived(timedelta(days=20 + 2 * days)))

    def corrected(self, attempt: uuid.UUID) -> None:
        said = {"fact": uuid.uuid4(), "outcome": "yes", "fear_peak": "61", "words": "Yes!"}
        assert self.client.post(f"/journal/{attempt}/edit/", said).status_code == 302
        assert self.client.get("/").status_code == 200

    def arrived(self, ago: timedelta) -> None:
        from django.utils import timezone

        from tests.long_past import lives

        lives(self.person, 1, timezone.now() - ago)
        assert self.client.get("/").status_code == 200


CARE = {"can_refuse": "yes", "at_work": "no", "asked_before": "no", "safe_to_ask": "yes"}


def costs(attempts: int) -> dict[str, float]:
    """The median cost of every tap after so many attempts."""
    import time_machine

    from tests.long_past import lives
    from undaunted.engine.taxonomy import Thoughts
    from undaunted.people.models import Person
    from undaunted.wellbeing.screening import ScreeningAnswers, screen

    Person.objects.all().delete()
    person = Person.objects.local()
    days = Day(lives(person, attempts, BEGUN))
    for place in range(DAYS):
        now = BEGUN + timedelta(days=2 * place)
        with time_machine.travel(now, tick=False):
            screen(person, uuid.uuid4(), ScreeningAnswers(0, 0, Thoughts.NO, frozenset()), now)
            days.live()
            days.change(place)
    return {name: float(np.median(times)) for name, times in days.cost.items()}


def long_pasts() -> None:
    found = [costs(attempts) for attempts in ATTEMPTS]
    print(f"{'CPU time of a tap':24}" + "".join(f"{n:>12,}" for n in ATTEMPTS))
    for name in ACTIONS:
        first = found[0][name]
        ratios = "".join(f"{each[name] / first:12.2f}" for each in found)
        print(f"{name:24}{ratios}   (1 = {first:.0f} ms)")


def main() -> None:
    prepare()
    from django.test import Client

    from undaunted.cli.demo.demonstrating import fill_once
    from undaunted.people.models import Person

    long_pasts()
    Person.objects.all().delete()
    fill_once()
    client = Client(headers={"host": "localhost"})
    bare = median_ms(lambda: client.get("/breathe/"))
    for path in ("/", "/journal/", "/insights/", "/book/"):
        ours = median_ms(lambda path=path: client.get(path))  # type: ignore[misc]  # bound now
        print(f"{path}: {ours / bare:.1f} times a page without questions ({bare:.1f} ms)")


if __name__ == "__main__":
    main()
