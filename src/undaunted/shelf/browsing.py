"""Looking through the library: which asks fit what is wanted, those that fit best first."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from django.utils.translation import get_language

from undaunted.asks.fitted import is_closed
from undaunted.engine.choosing.personal_context import PersonalContext
from undaunted.library.finding import Index, Texts, find, index_of
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library
from undaunted.record.labels import label
from undaunted.shelf.saving import AskMarks

# Our judgement: where an ask stops looking easy, and where it begins to look hard (rated fear).
EASY_BELOW, HARD_FROM = 35, 55
SAVED, SET_ASIDE = "saved", "set-aside"
TITLE, LABEL, SUMMARY, HOW, SAID, REST = 8.0, 4.0, 4.0, 2.0, 2.0, 1.0


_BANDS = ("easy", "middling", "hard")
_ORDERS: Mapping[str, Callable[[Ask], float]] = {
    "smallest": lambda ask: (_BANDS.index(fear_band(ask)) + 1) * 10 + ask.stakes,
    "quickest": lambda ask: ask.minutes,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; empty means any. `without`: needs of the asker an ask may not have."""

    words: str = ""
    domain: str = ""
    channel: str = ""
    fear: str = ""
    stakes: int | None = None
    minutes: int | None = None
    kind: str = ""
    without: frozenset[str] = frozenset()
    from_home: bool = False
    show: str = ""
    order: str = ""
    fun: bool = False


@dataclass(frozen=True, slots=True)
class Browsed:
    """What was found, and what comes close to the words; `not_here` counts what they found that is
    not for this person."""

    asks: tuple[Ask, ...]
    close: tuple[Ask, ...] = ()
    not_here: int = 0

    @property
    def every(self) -> tuple[Ask, ...]:
        return (*self.asks, *self.close)


class Listing(Protocol):
    """What is open, as the one place that knows says it (`practice.asking.openness`)."""

    def is_listed(self, key: str) -> bool: ...

    def fits(self, key: str) -> bool: ...


def browse(
    wanted: Wanted, marks: AskMarks, listing: Listing, personal_context: PersonalContext
) -> Browsed:
    """Asks of the library that fit what the person told; those that fit their pace come first,
    except where words were looked for; of what is for fun, set pieces."""
    every = open_library().asks
    found = find(index_now(), wanted.words) if wanted.words.strip() else None
    keys = found.keys if found else (marks.saved if wanted.show == SAVED else _in_turn())

    def among(keys: tuple[str, ...]) -> list[Ask]:
        asks = (every[key] for key in keys if key in every and listing.is_listed(key))
        here = (ask for ask in asks if not is_closed(ask.id, personal_context))
        shown = (ask for ask in here if _is_among(ask, wanted.show, marks))
        return [ask for ask in shown if _fits(ask, wanted)]

    fitting, close = among(keys), among(found.close) if found else []
    hidden = sum(not listing.is_listed(key) for key in keys if key in every) if found else 0
    if wanted.fun:
        fitting.sort(key=lambda ask: not ask.set_piece)
    if found is None:
        fitting.sort(key=lambda ask: not listing.fits(ask.id))
    if wanted.order:
        fitting.sort(key=_ORDERS[wanted.order])
    return Browsed(tuple(fitting), tuple(close), hidden)


def _in_turn() -> tuple[str, ...]:
    """All keys, one part of life after the other; in each, what hangs least on comes first."""
    asks = sorted(open_library().asks.values(), key=lambda ask: (ask.stakes, ask.title))
    seen: Counter[str] = Counter()
    places = []
    for ask in asks:
        places.append((seen[ask.domain], ask.domain, ask.id))
        seen[ask.domain] += 1
    return tuple(key for _, _, key in sorted(places))


def _is_among(ask: Ask, show: str, marks: AskMarks) -> bool:
    """What is not for this person is seen only where it is looked for."""
    if show == SET_ASIDE:
        return ask.id in marks.declined
    return ask.id not in marks.declined and (show != SAVED or ask.id in marks.saved)


def _fits(ask: Ask, wanted: Wanted) -> bool:
    return (
        wanted.domain in ("", ask.domain)
        and wanted.channel in ("", ask.channel)
        and wanted.kind in ("", ask.kind)
        and wanted.fear in ("", fear_band(ask))
        and (wanted.stakes is None or ask.stakes <= wanted.stakes)
        and (wanted.minutes is None or ask.minutes <= wanted.minutes)
        and (ask.from_home or not wanted.from_home)
        and (ask.playful or not wanted.fun)
        and not wanted.without & needs(ask)
    )


def fear_band(ask: Ask) -> str:
    """How hard it looks, in three steps; the number behind it is never shown."""
    if ask.fear.mean < EASY_BELOW:
        return "easy"
    return "hard" if ask.fear.mean >= HARD_FROM else "middling"


def needs(ask: Ask) -> frozenset[str]:
    """What the ask needs of the asker: speech, hearing, sight, mobility."""
    accessibility = ask.accessibility
    return frozenset(
        name for name in type(accessibility).model_fields if getattr(accessibility, name)
    )


def index_now(language: str | None = None) -> Index:
    """The index of the asks, with the labels of a language (default: the one in use)."""
    return _index_in(open_library().version, language or get_language())


@lru_cache(maxsize=4)
def _index_in(version: str, language: str) -> Index:
    """The index of this version of the library, with the labels of one language."""
    shipped = open_library()
    return index_of({a.id: _texts_of(a) for a in shipped.asks.values()}, shipped.synonyms)


def _texts_of(ask: Ask) -> Texts:
    words = (ask.domain, ask.counterpart, ask.channel, ask.request_type, ask.setting, *ask.skills)
    codes = (word.value.replace("_", " ") for word in words)
    labels = (str(label(word)) for word in words)
    said = (*ask.opening_lines, ask.decline_line, ask.way_out)
    rest = (
        *(text for _, text in ask.variants.items()),
        *ask.what_else.refused,
        *ask.what_else.silent,
        ask.debrief,
    )
    return (
        (TITLE, ask.title),
        (SUMMARY, ask.summary),
        (LABEL, " ".join((*codes, *labels))),
        (HOW, ask.how),
        (SAID, " ".join(said)),
        (REST, " ".join(rest)),
    )
