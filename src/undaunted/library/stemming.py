"""Words as a search sees them: lower case, no accents, and no ending that changes no meaning.

Not for comparing names (`engine.words.names`), nor for phrase rules (`engine.words.folding`).
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "s")
_SHORTEST_STEM = 3
_VOWELS = frozenset("aeiouy")
_TWICE = frozenset("bdgmnprt")  # letters that stand twice only for an ending: swapped, dating
# What an ending would make another word of: news is not new, nor a note a not.
_AS_THEY_ARE = frozenset(
    [
        "news",
        "evening",
        "during",
        "morning",
        "something",
        "nothing",
        "anything",
        "everything",
        "thing",
        "wedding",
        "ceiling",
        "note",
        "building",
        "series",
        "species",
        "always",
        "perhaps",
        "used",
    ]
)


def _folded(text: str) -> str:
    """Lower case without accents; apostrophes join."""
    plain = text.casefold().replace("’", "").replace("'", "")
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(part for part in parts if not unicodedata.combining(part))


def stems_in(text: str) -> list[str]:
    """Its words in order; one with a hyphen is its parts, and the whole without the hyphen."""
    return [each for word in _WORD.findall(_folded(text)) for each in _stems_of(word)]


def words_in(text: str) -> list[str]:
    """Its words in order as they were typed, hyphens being spaces."""
    return _WORD.findall(_folded(text.replace("-", " ")))


@lru_cache(maxsize=10_000)
def _stems_of(word: str) -> tuple[str, ...]:
    parts = word.split("-")
    whole = ("".join(parts),) if len(parts) > 1 else ()
    return tuple(stem(part) for part in (*parts, *whole))


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """A word without its ending, if enough is left: swapped, swaps and swap are one."""
    singular = word.removesuffix("s")
    if word in _AS_THEY_ARE or singular in _AS_THEY_ARE:
        return word if word in _AS_THEY_ARE else singular
    if word.endswith(("ss", "us", "is")):
        return word
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST_STEM and _VOWELS & set(rest):
            return _bare(rest + ("y" if ending in ("ied", "ies") else ""))
    return _bare(word)


def _bare(word: str) -> str:
    """Without a doubled last letter or a silent e, which come and go with the ending."""
    if len(word) > _SHORTEST_STEM and word[-1] in _TWICE and word[-1] == word[-2]:
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word
