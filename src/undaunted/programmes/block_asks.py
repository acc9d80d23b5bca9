"""Which asks of the library are of a programme's blocks, for a deck to print.

Not for which is suggested next: the chooser decides that, inside the safe window.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from undaunted.engine.choosing.arc import fits
from undaunted.engine.pool import Pool
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.programme import Block


def asks_of(blocks: Sequence[Block], asks: Iterable[Ask], most: int) -> tuple[Ask, ...]:
    """Asks that fit these blocks, `most` in all: block by block, the best first, each once."""
    every = tuple(asks)
    if not every or not blocks:
        return ()
    share = -(-most // len(blocks))
    found: dict[str, Ask] = {}
    for block in blocks:
        news = (ask for ask in _fitting(block, every) if ask.id not in found)
        found.update((ask.id, ask) for ask, _n in zip(news, range(share), strict=False))
    return tuple(found.values())[:most]


def _fitting(block: Block, asks: Sequence[Ask]) -> Iterator[Ask]:
    """Those of one block, the best first; a quiet block has none."""
    if not block.asks:
        return
    pool = Pool(tuple(ask.candidate() for ask in asks))
    fear = pool.column("fear_mean")
    near = (block.fear_low <= fear) & (fear <= block.fear_high)
    worth = fits(block.arc(), pool) * near
    for row in np.argsort(-worth, kind="stable").tolist():
        if worth[row] > 0.0:
            yield asks[row]
