"""Choosing out of 5,000 asks beside catsim's item selection on an equal bank, as a ratio.

Both pick one of 5,000 after 300 were done. The peer sorts by information at one ability; ours
forecasts fear and answers, passes gates, weighs ten terms and draws three, and keeps the odds.
"""

from dataclasses import replace

import numpy as np

from learning import lived, median_ms
from undaunted.engine import learned
from undaunted.engine.choosing import Situation, choose
from undaunted.engine.pool import Pool
from undaunted.engine.safety.assessment import assess_safety
from undaunted.engine.safety.signs import Screened, Signs
from undaunted.engine.values import Candidate
from undaunted.library.reading import open_library

ASKS, DONE = 5_000, 300


def many(library: tuple[Candidate, ...], generator: np.random.Generator) -> Pool:
    """The library's asks again and again, each a little harder or easier."""
    asks = (
        replace(
            library[place % len(library)],
            key=f"ask-{place}",
            fear_mean=float(
                np.clip(library[place % len(library)].fear_mean + generator.normal(0, 8), 5, 95)
            ),
        )
        for place in range(ASKS)
    )
    return Pool(tuple(asks))


def catsim_ms(generator: np.random.Generator) -> float | None:
    try:
        from catsim import ItemBank
        from catsim.selection import MaxInfoSelector
    except ImportError:
        return None
    items = np.column_stack(
        (
            generator.lognormal(0, 0.3, ASKS),
            generator.normal(0, 1, ASKS),
            np.zeros(ASKS),
            np.ones(ASKS),
        )
    )
    bank, done = ItemBank(items), [int(i) for i in generator.choice(ASKS, DONE, replace=False)]
    selector = MaxInfoSelector()
    return median_ms(
        lambda: selector.select(item_bank=bank, administered_items=done, est_theta=0.3)
    )


def main() -> None:
    generator = np.random.default_rng(1)
    library = tuple(ask.candidate() for ask in open_library().asks.values())
    pool, history = many(library, generator), lived(library)
    state = learned.learn_many(learned.start(), history)
    rules, signs = open_library().safety, Signs(screenings=(Screened(float(DONE)),))
    stands = assess_safety(signs, history, state.fear.settings, float(DONE), rules)
    now = Situation(now_days=float(DONE), local_hour=12, assessment=stands)
    ours = median_ms(lambda: choose(state, history, pool, now, 1, rules))
    print(f"choose out of {ASKS:,} after {DONE} asks: {ours:.2f} ms")
    theirs = catsim_ms(generator)
    if theirs is None:
        print("  catsim is not there to compare with: make bench installs it")
    else:
        print(f"  catsim's item selection: {theirs:.1f} ms; ratio {theirs / ours:.0f}")


if __name__ == "__main__":
    main()
