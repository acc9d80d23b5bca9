"""Finds words that look misspelt, or spelt as elsewhere: British spelling, one kind of quotes.

No dictionary is used, as not every computer has one. What is found is a floor: a word that is wrong
twice, or wrong and far from every other word, is seen by a reader only.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from undaunted.library.checking.texts import Said
from undaunted.library.files import Problem

LISTS = Path(__file__).parents[1] / "words"
_SHORTEST = 5  # letters; shorter words are all near to each other
FREQUENT = 8  # times in the library
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_TWICE = re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE)
_TWICE_RIGHT = frozenset({"that", "had"})
_SPELT_WITH_Z = re.compile(r"[a-z]{3,}(?:iz(?:e|ed|es|er|ers|ing|ation|ations)|yz(?:e|ed|es|ing))")
_ALWAYS_Z = re.compile(r"(?:cap|over|re|down)?siz|.*priz|.*seiz")
_AMERICAN_O = re.compile(
    r"(?:col|fav|hon|lab|hum|rum|flav|harb|neighb|behavi|endeav|parl|vap|vig|arm)or"
    r"(?:s|ed|ing|able|ably|ful|ite|ites|al|hood|hoods|less|ly)?"
)
_QUOTES = (
    (re.compile('"'), "has straight quotation marks; write “ and ”"),
    (re.compile("[‘’´`]"), "has a curly apostrophe; write ' for it, and “ and ” for quotations"),
    (re.compile(r"(?<!\w)'(?=\w)[^']*(?<=\w)'(?!\w)"), "quotes with '; write “ and ”"),
)


@lru_cache(maxsize=8)
def listed(name: str) -> dict[str, str]:
    """A list of words, one a line, with what stands after an arrow; # begins a remark."""
    found: dict[str, str] = {}
    for line in (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        word, _, right = line.partition("#")[0].partition("->")
        if word.strip():
            found[word.strip()] = right.strip()
    return found


def _words_of(text: str) -> list[str]:
    """Small letters; an apostrophe stays inside its word."""
    return _WORD.findall(text.replace("’", "'").lower())


def spelling_problems(texts: Iterable[Said]) -> Iterator[Problem]:
    """Common misspellings, spellings that aren't British, doubled words, and wrong quotes."""
    for said in texts:
        for reason in (*misspelt(said.text), *quoted_wrongly(said.text)):
            yield Problem(said.file, said.field, reason)


def misspelt(text: str) -> Iterator[str]:
    for word in dict.fromkeys(_words_of(text)):
        right = listed("misspellings").get(word)
        if right:
            yield f"'{word}' is misspelt: {right}"
        elif word in listed("american") or _is_american(word):
            yield f"'{word}' is not the British spelling: {_british(word)}"
    for found in _TWICE.finditer(text):
        if found.group(1).lower() not in _TWICE_RIGHT:
            yield f"has '{found.group(0)}', the same word twice"


def _is_american(word: str) -> bool:
    with_z = _SPELT_WITH_Z.fullmatch(word) and not _ALWAYS_Z.match(word)
    return bool(with_z or _AMERICAN_O.fullmatch(word))


def _british(word: str) -> str:
    """How the word is spelt here."""
    if word in listed("american"):
        return listed("american")[word]
    if _AMERICAN_O.fullmatch(word):
        return re.sub(r"or(?=[a-z]*$)", "our", word, count=1)
    return word.replace("iz", "is").replace("yz", "ys")


def quoted_wrongly(text: str) -> Iterator[str]:
    """Apostrophes are straight, as on a keyboard; quotations stand between “ and ”."""
    for pattern, reason in _QUOTES:
        if pattern.search(text):
            yield reason
    if text.count("“") != text.count("”"):
        yield "has a quotation that is opened or closed alone"


def lonely_words(texts: Iterable[Said]) -> Iterator[Problem]:
    """Words that stand once in the whole library and are one letter away from a frequent one."""
    counts: Counter[str] = Counter()
    first: dict[str, Said] = {}
    for said in texts:
        for word in _words_of(said.text):
            counts[word] += 1
            first.setdefault(word, said)
    for word, near in sorted(_suspects(counts).items()):
        said = first[word]
        reason = (
            f"'{word}' stands once and is near to '{near}'; if it is right, add it to allowed.txt"
        )
        yield Problem(said.file, said.field, reason)


def _suspects(counts: Mapping[str, int]) -> dict[str, str]:
    """Each lonely word that nobody has allowed, with the frequent word it may have been."""
    found: dict[str, str] = {}
    for word, count in counts.items():
        if count > 1 or len(word) < _SHORTEST or word in listed("allowed"):
            continue
        near = [each for each in one_away(word) if counts.get(each, 0) >= FREQUENT]
        meant = sorted(each for each in near if not _inflected(word, each))
        if meant:
            found[word] = meant[0]
    return found


def _inflected(one: str, other: str) -> bool:
    """Whether the longer is the shorter with an ending: asks, asked, asker, ask's."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "d", "r", "n")


def one_away(word: str) -> set[str]:
    """All that come of one letter left out, put in, written for another, or changed places."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    found = {left + right[1:] for left, right in cuts if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    found |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    found |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    return found - {word}
