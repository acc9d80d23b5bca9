"""Learning one log against learning everything again, as a ratio.

The peer of the incremental step is the honest alternative: replaying the whole history.
"""

import time
from collections.abc import Callable

import numpy as np

from undaunted.engine import learned
from undaunted.engine.simulation.people import attempt, draw_person
from undaunted.engine.values import Candidate, History
from undaunted.library.reading import open_library

LOGS, REPEATS = 300, 15


def median_ms(work: Callable[[], object]) -> float:
    """Median wall time of one call in milliseconds."""
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return float(np.median(times))


def lived(candidates: tuple[Candidate, ...]) -> History:
    generator = np.random.default_rng(3)
    person, asks = draw_person(generator), []
    for day in range(LOGS):
        candidate = candidates[int(generator.integers(len(candidates)))]
        person, logged = attempt(person, candidate, float(day), generator)
        asks.append(logged)
    return History(tuple(asks))


def main() -> None:
    library = tuple(ask.candidate() for ask in open_library().asks.values())
    history = lived(library)
    before = learned.learn_many(learned.start(), History(history.asks[:-1]))
    one = median_ms(lambda: learned.learn_one(before, history.asks[-1]))
    again = median_ms(lambda: learned.learn_many(learned.start(), history))
    print(
        f"learn one log: {1000 * one:.0f} µs; all {LOGS} again: {again:.1f} ms; ratio {again / one:.0f}"
    )


if __name__ == "__main__":
    main()
