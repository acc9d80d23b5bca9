"""Learning one log against learning everything again, as a ratio.

The peer of the incremental step is the honest alternative: replaying the whole history. Each log
is learned from the state before it; asks that were not made or not answered yet teach less, and
are left out of the median.
"""

import time
from collections.abc import Callable
from functools import partial

import numpy as np

from undaunted.engine import learned
from undaunted.engine.history import History
from undaunted.engine.simulation.people import attempt, draw_person
from undaunted.engine.taxonomy import Outcome
from undaunted.engine.values import Candidate
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


def steps_us(history: History) -> list[float]:
    """Microseconds of every step that teaches both fear and answers, each the median of a few."""
    state, times = learned.start(), []
    for logged in history.asks:
        if logged.asked and logged.outcome is not Outcome.WAITING:
            times.append(1000 * median_ms(partial(learned.learn_one, state, logged)))
        state = learned.learn_one(state, logged)
    return times


def main() -> None:
    library = tuple(ask.candidate() for ask in open_library().asks.values())
    history = lived(library)
    each = steps_us(history)
    again = median_ms(lambda: learned.learn_many(learned.start(), history))
    print(
        f"learn one log: {np.median(each):.0f} µs (95 % below {np.percentile(each, 95):.0f}, "
        f"{len(each)} logs); all {LOGS} again: {again:.1f} ms; ratio {1000 * again / np.median(each):.0f}"
    )


if __name__ == "__main__":
    main()
