"""When two things that somebody typed are one and the same: the only place that says so.

How a keyboard wrote it makes no difference: composed or separate accents, full or half width, case,
kinds of space, apostrophe and dash, and punctuation around it. Accents do: José and Jose may be
two. Not for looking through texts (`library.finding`, `vault.searching`), nor for phrases
(`folding`).
"""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "’‘‛`´ʼʹ′＇"), "'")
_MINUS = "\u2212"
_ROUND_A_DASH = re.compile(r"\s*-+\s*")


def name_key(text: str) -> str:
    """What is the same for all ways to type a name, a title or a wording; "" for nothing typed."""
    # An acute accent standing alone would become a space, so apostrophes are made alike first.
    typed = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    plain = unicodedata.normalize("NFKC", typed).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    letters = "".join(_plain_mark(letter) for letter in plain)
    spaced = " ".join(_ROUND_A_DASH.sub("-", letters).split())
    return _bare(spaced) or spaced


def near_name_key(text: str) -> str:
    """What is the same for names that may be meant as one: their letters without accents.

    Never enough to take two for one; enough to ask.
    """
    parts = unicodedata.normalize("NFKD", name_key(text))
    return "".join(part for part in parts if part.isalnum())


def _plain_mark(letter: str) -> str:
    """Every dash as one, nothing for what has no width, and all else as it is."""
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    return "-" if category == "Pd" or letter == _MINUS else letter


def _bare(text: str) -> str:
    """Without the punctuation around it."""
    inner = [at for at, letter in enumerate(text) if not _is_around(letter)]
    return text[inner[0] : inner[-1] + 1] if inner else ""


def _is_around(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter).startswith("P")
