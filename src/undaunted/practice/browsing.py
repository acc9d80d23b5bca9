"""Looking through the library: which asks fit what is wanted, those that fit best first."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from undaunted.library.finding import Index, Texts, find, index_of
from undaunted.library.reading import open_library
from undaunted.library.schema import Ask
from undaunted.practice.saving import Marks
from undaunted.record.labels import label

# Our judgement: where an ask stops looking easy, and where it begins to look hard (rated fear).
EASY_BELOW, HARD_FROM = 35, 55
SAVED, SET_ASIDE = "saved", "set-aside"
TITLE, LABEL, SUMMARY, HOW, SAID, REST = 8.0, 4.0, 4.0, 2.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; empty means any. `without`: needs of the asker an ask may not have."""

    words: str = ""
    domain: str = ""
    channel: str = ""
    fear: str = ""
    stakes: int | None = None
    minutes: int | None = None
    practises: str = ""
    without: frozenset[str] = frozenset()
    from_home: bool = False
    show: str = ""


@dataclass(frozen=True, slots=True)
class Browsed:
    """What was found; `nearest` when nothing had all the words."""

    asks: tuple[Ask, ...]
    nearest: bool = False


def browse(wanted: Wanted, marks: Marks, cap: int, left_out: frozenset[str]) -> Browsed:
    """Asks of the library within stakes `cap` and fit for the circumstances `left_out`."""
    every = open_library().asks
    found = find(index_now(), wanted.words) if wanted.words.strip() else None
    keys = found.keys if found else (marks.saved if wanted.show == SAVED else tuple(every))
    asks = (every[key] for key in keys if key in every)
    open_to = (a for a in asks if a.stakes <= cap and not left_out & set(a.not_for))
    shown = (ask for ask in open_to if is_among(ask, wanted.show, marks))
    fitting = tuple(ask for ask in shown if fits(ask, wanted))
    return Browsed(fitting, nearest=bool(found and found.nearest and fitting))


def is_among(ask: Ask, show: str, marks: Marks) -> bool:
    """What is not for this person is seen only where it is looked for."""
    if show == SET_ASIDE:
        return ask.id in marks.declined
    return ask.id not in marks.declined and (show != SAVED or ask.id in marks.saved)


def fits(ask: Ask, wanted: Wanted) -> bool:
    return (
        wanted.domain in ("", ask.domain)
        and wanted.channel in ("", ask.channel)
        and wanted.practises in ("", ask.practises)
        and wanted.fear in ("", fear_band(ask))
        and (wanted.stakes is None or ask.stakes <= wanted.stakes)
        and (wanted.minutes is None or ask.minutes <= wanted.minutes)
        and (ask.from_home or not wanted.from_home)
        and not wanted.without & needs(ask)
    )


def fear_band(ask: Ask) -> str:
    """How hard it looks, in three steps; the number behind it is never shown."""
    if ask.fear.mean < EASY_BELOW:
        return "easy"
    return "hard" if ask.fear.mean >= HARD_FROM else "middling"


def needs(ask: Ask) -> frozenset[str]:
    """What the ask needs of the asker: speech, hearing, sight, mobility."""
    told = ask.accessibility
    return frozenset(name for name in type(told).model_fields if getattr(told, name))


def index_now() -> Index:
    return index_in(open_library().version, get_language())


@lru_cache(maxsize=4)
def index_in(version: str, language: str) -> Index:
    """The index of this version of the library, with the labels of one language."""
    return index_of({ask.id: texts_of(ask) for ask in open_library().asks.values()})


def texts_of(ask: Ask) -> Texts:
    labels = (label(word) for word in (ask.domain, ask.counterpart, ask.channel, ask.request_type))
    said = (*ask.opening_lines, ask.decline_line, ask.way_out)
    rest = (*(text for _, text in ask.variants.items()), ask.no_means, ask.debrief)
    return (
        (TITLE, ask.title),
        (SUMMARY, ask.summary),
        (LABEL, " ".join(map(str, labels))),
        (HOW, ask.how),
        (SAID, " ".join(said)),
        (REST, " ".join(rest)),
    )
