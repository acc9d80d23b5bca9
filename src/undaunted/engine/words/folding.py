"""Text as phrase rules see it: plain lower-case words, and where each letter came from.

Accents, apostrophes, hyphens, quotation marks and stretched letters make no difference; a phrase
never crosses the end of a sentence. Not for what a phrase may mean.
"""

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = "'’‘`´ʼ"
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufe0f"  # soft hyphen, zero widths, emoji style
CLAUSE, SENTENCE, QUOTES = ",()[]{}–—―¡¿", ".!?;:…", '"“”„«»‹›'
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_ALONE = re.compile(r"(?<=\s)-+(?=\s)")
_LONGEST_QUOTE = 400
# Words as they are typed in a hurry or spoken at home, English and Spanish, and in full.
_FULL_WORDS = {
    **dict.fromkeys(("meself", "mesel", "maself", "misself", "myslef", "mysef", "mself"), "myself"),
    **dict.fromkeys(("hisself", "himslef"), "himself"),
    **dict.fromkeys(("owt",), "anything"),
    **dict.fromkeys(("nowt", "nuffin", "nuthin", "nothin", "nothn", "nuffink"), "nothing"),
    **dict.fromkeys(("mam", "mammy", "ma", "mumma", "momma"), "mum"),
    **dict.fromkeys(("da", "daddy"), "dad"),
    **{
        word: word + "g"
        for word in (
            "toppin",
            "thinkin",
            "goin",
            "doin",
            "cuttin",
            "hittin",
            "killin",
            "dyin",
            "livin",
            "feelin",
            "tryin",
            "wantin",
            "beatin",
            "touchin",
            "makin",
            "gettin",
            "lookin",
            "hurtin",
            "bein",
            "havin",
            "takin",
            "tellin",
            "everythin",
            "somethin",
            "anythin",
            "endin",
            "burnin",
            "followin",
            "threatenin",
            "starvin",
            "drinkin",
            "jumpin",
            "hangin",
            "punchin",
            "kickin",
        )
    },
    **dict.fromkeys(("wud", "wld"), "would"),
    **dict.fromkeys(("bf", "fella", "hubby", "feller"), "boyfriend"),
    "gf": "girlfriend",
    "missus": "wife",
    "r": "are",
    "bout": "about",
    "u": "you",
    "ur": "your",
    "wiv": "with",
    "dnt": "dont",
    "cudnt": "couldnt",
    "wanna": "want to",
    "gonna": "going to",
    "gunna": "going to",
    "aint": "am not",
    "bin": "been",
    "b4": "before",
    "n": "and",
    "cba": "cant be bothered",
    "ppl": "people",
    "sum1": "someone",
    "sb": "somebody",
    "som1": "someone",
    "no1": "no one",
    "nobdy": "nobody",
    "evry1": "everyone",
    "every1": "everyone",
    "suiside": "suicide",
    "sucide": "suicide",
    "suicde": "suicide",
    "better of dead": "better off dead",
    "should of": "should have",
    "would of": "would have",
    "could of": "could have",
    **dict.fromkeys(("kiero", "kero", "qiero"), "quiero"),
    **dict.fromkeys(("q", "k", "ke", "qe"), "que"),
    **dict.fromkeys(("xq", "pq", "porq", "xk", "pork", "porke"), "porque"),
    "pa": "para",
    "na": "nada",
    "toy": "estoy",
    "tb": "tambien",
    "tmb": "tambien",
    "ta": "esta",
    "aser": "hacer",
    "aciendo": "haciendo",
    "bida": "vida",
    "bivir": "vivir",
    "vivr": "vivir",
    "suisidar": "suicidar",
    "suisidio": "suicidio",
    "suicidarce": "suicidarse",
    "sirbo": "sirvo",
    "balgo": "valgo",
    "nadien": "nadie",
    "mami": "mama",
    "papi": "papa",
    "xfa": "por favor",
    "sta": "esta",
    "tngo": "tengo",
    "stoy": "estoy",
}
_QUOTED = re.compile(
    rf'"[^"\n]{{1,{_LONGEST_QUOTE}}}"|[“„][^”“]{{1,{_LONGEST_QUOTE}}}[”“]|«[^»]{{1,{_LONGEST_QUOTE}}}»'
    rf"|(?<!\w)['‘](?!(?:cause|cos|em|til|bout|tis|twas)\b)(?=\w)"
    rf"(?:[^'‘’\n]|(?<=\w)['’](?=\w)){{1,{_LONGEST_QUOTE}}}(?<=[\w.!?,])['’](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Plain text; `places[i]` is where its letter i stands in the original, `quoted` are spans
    of the original within quotation marks."""

    text: str
    places: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` lies in the original; `end` must be after `start`."""
        return self.places[start], self.places[end - 1] + 1

    def is_quoted(self, start: int) -> bool:
        place = self.places[start]
        return any(first <= place < last for first, last in self.quoted)


class Letters(dict[str, str]):
    """Each letter as its plain one, found when first asked for; unlike letters are a comma."""

    def __missing__(self, letter: str) -> str:
        plain = self[letter] = _plain_letter(letter)
        return plain


def _plain_letter(letter: str) -> str:
    """One plain letter, or nothing for a mark that only changes another."""
    if letter in _NOTHING or unicodedata.category(letter) == "Mn":
        return ""
    if letter in _APOSTROPHES:
        return "'"
    if letter in SENTENCE:
        return "." if letter == "…" else letter
    if letter in CLAUSE or unicodedata.category(letter) == "So":
        return ","
    if letter in QUOTES or letter.isspace() or unicodedata.category(letter) == "Pd":
        return " "
    return unicodedata.normalize("NFKD", letter.lower())[0]


_LETTERS = Letters()
_AS_SPOKEN = re.compile(rf"\b(?:{'|'.join(_FULL_WORDS)})\b")


def readings(text: str) -> tuple[Folded, ...]:
    """The text folded, and again with words spelt in full that were spelt as they are spoken."""
    plain = _folded_readings(text)
    spelt = (_in_full(reading) for reading in plain)
    return (*plain, *(reading for reading in spelt if reading is not None))


def _in_full(reading: Folded) -> Folded | None:
    """The reading with the words of `_FULL_WORDS` written out, or None where it has none of them."""
    letters: list[str] = []
    places: list[int] = []
    done = 0
    for found in _AS_SPOKEN.finditer(reading.text):
        start, end = found.span()
        full = _FULL_WORDS[found.group()]
        letters.append(reading.text[done:start] + full)
        places.extend(reading.places[done:start])
        last = end - start - 1
        places.extend(reading.places[start + min(place, last)] for place in range(len(full)))
        done = end
    if not done:
        return None
    letters.append(reading.text[done:])
    places.extend(reading.places[done:])
    return Folded("".join(letters), tuple(places), reading.quoted)


def _folded_readings(text: str) -> tuple[Folded, ...]:
    """The text folded; twice when letters are stretched, as one letter and as a double one."""
    quoted = tuple(found.span() for found in _QUOTED.finditer(text))
    runs = [found.span() for found in _STRETCHED.finditer(text)]
    if not runs:
        return (folded(text, frozenset(), quoted),)
    once = frozenset(place for start, end in runs for place in range(start + 1, end))
    twice = once - {start + 1 for start, _ in runs}
    return folded(text, twice, quoted), folded(text, once, quoted)


def folded(text: str, left_out: frozenset[int], quoted: tuple[tuple[int, int], ...]) -> Folded:
    """The text without some of its places; spaces stand between words only, and single."""
    letters: list[str] = []
    places: list[int] = []
    last = "."
    for place, letter in enumerate(_with_marks(text)):
        plain = _LETTERS[letter]
        if plain == "'":
            plain = "" if _within_a_word(text, place) else " "
        if not plain or place in left_out or (plain == " " and not _is_of_a_word(last)):
            continue
        if last == " " and not _is_of_a_word(plain):
            letters.pop()
            places.pop()
        letters.append(plain)
        places.append(place)
        last = plain
    if last == " ":
        letters.pop()
        places.pop()
    return Folded("".join(letters), tuple(places), quoted)


def _with_marks(text: str) -> str:
    """An empty line ends a sentence and a dash standing alone a clause; the length stays."""
    marked = _EMPTY_LINE.sub(lambda found: "." + found.group()[1:], text)
    return _ALONE.sub(lambda found: "," * len(found.group()), marked)


def _within_a_word(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return all(letter.isalnum() for letter in around)


def _is_of_a_word(letter: str) -> bool:
    return letter not in " ,.!?;:"
