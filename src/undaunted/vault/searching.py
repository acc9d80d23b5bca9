"""Finds words in texts that are sealed in the database, after they were opened for their owner."""

import unicodedata
from collections.abc import Iterable

# However an apostrophe was typed: straight, curly, as a letter, as an accent, full width.
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`＇′", "'"))


def _folded(text: str) -> str:
    """Lower case without accents, every apostrophe alike, so that `cafe` finds `Café`."""
    plain = text.casefold().translate(_APOSTROPHES)
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(part for part in parts if not unicodedata.combining(part))


def has_all_words(query: str, texts: Iterable[str]) -> bool:
    """Whether every word of `query` stands somewhere in `texts`."""
    haystack = _folded("\n".join(texts))
    return all(word in haystack for word in _folded(query).split())


def excerpt_around(query: str, texts: Iterable[str], letters: int = 70) -> str:
    """The text with most words of `query`, from around the first of them; "" where none has any."""
    wanted, best, most = _folded(query).split(), "", 0
    for text in texts:
        plain = _folded(text)
        held = sum(word in plain for word in wanted)
        if held > most:
            best, most = text, held
    line = " ".join(best.split())
    places = [place for place in map(_folded(line).find, wanted) if place >= 0]
    if not places:
        return ""
    start, end = max(0, min(places) - letters), min(places) + letters
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"
