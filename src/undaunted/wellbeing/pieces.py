"""A long text in pieces that are looked at one after another, so that the time can be checked.

A piece begins and ends where a sentence or a line does, if there is one. It begins again with the
end of the one before, so that words which lie across an end are seen whole, with what lifts them.
"""

import re
from collections.abc import Iterator

LETTERS = 4_000
_AGAIN = 400
_ENDS = re.compile(r"[.!?;\n]\s")


def pieces_of(text: str) -> Iterator[str]:
    """The text itself where it is short; its pieces in order where it is not."""
    start = 0
    while len(text) - start > LETTERS:
        last = start + LETTERS
        stops = [found.end() for found in _ENDS.finditer(text, start + LETTERS // 2, last)]
        end = stops[-1] if stops else last
        yield text[start:end]
        again = [stop for stop in stops if stop <= end - _AGAIN]
        start = again[-1] if again else end - _AGAIN
    yield text[start:]
