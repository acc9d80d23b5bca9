"""Finds words in texts that are sealed in the database, after they were opened for their owner."""

import unicodedata
from collections.abc import Iterable


def _folded(text: str) -> str:
    """Lower case without accents, so that `cafe` finds `Café`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def has_all_words(query: str, texts: Iterable[str]) -> bool:
    """Whether every word of `query` stands somewhere in `texts`."""
    haystack = _folded("\n".join(texts))
    return all(word in haystack for word in _folded(query).split())
