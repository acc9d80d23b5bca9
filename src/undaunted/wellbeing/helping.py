"""What Help now says to somebody: to what was found in their words, and in which country.

It must stand whatever else fails: a key that is lost keeps no number and no sentence away.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from undaunted.engine.words.crisis import BY_GRAVITY
from undaunted.library.kinds.help import ELSEWHERE
from undaunted.library.kinds.help_words import HelpWords
from undaunted.library.reading import open_library
from undaunted.people.days import zone_of
from undaunted.people.models import Person
from undaunted.people.where import country_of_zone
from undaunted.vault.keyring import KeyringMissing, KeyringUnreadable
from undaunted.vault.sealing import CannotOpen
from undaunted.wellbeing.help_lines import HelpCountry, ShownHelpLine, help_countries
from undaunted.wellbeing.looking import category_of
from undaunted.wellbeing.models import Noticed, SafetyPlan
from undaunted.wellbeing.planning import STEPS, plan_of
from undaunted.wellbeing.young import is_minor

_STANDS = timedelta(hours=24)
_ANYTHING = ("crisis",)
# Steps to breathe and to name what one sees are for one's own dark, and for no other trouble.
_CALMED = frozenset({"suicide", "self_harm"})
_LOCKED = (CannotOpen, KeyringMissing, KeyringUnreadable)
_Opened = TypeVar("_Opened")


@dataclass(frozen=True, slots=True)
class ShownWords:
    """The words for one kind of trouble, with the lines of where somebody lives, its own first.

    `missing`: its own kind of line is not known there, so that another stands first.
    """

    words: HelpWords
    lines: tuple[ShownHelpLine, ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class Helping:
    """`found`: what the words of the last day were found to speak of, the gravest first; `choices`
    what else it may be about. `line` and `emergency` are what a first screen holds."""

    place: HelpCountry | None
    is_guess: bool
    guess: str
    line: ShownHelpLine | None
    emergency: ShownHelpLine | None
    found: tuple[ShownWords, ...]
    choices: tuple[ShownWords, ...]
    finds: tuple[Noticed, ...]
    others: tuple[HelpCountry, ...]

    @property
    def rest(self) -> HelpCountry | None:
        """The lines of the place that do not stand above."""
        if self.place is None:
            return None
        shown = (one for one in (self.line, self.emergency) if one)
        return self.place.without(shown)

    @property
    def missing(self) -> bool:
        """Whether what stands first is not of the kind that was found."""
        return bool(self.found) and self.found[0].missing

    @property
    def calms(self) -> bool:
        """Whether breathing belongs here: to one's own dark, or where nothing was found."""
        return not self.found or self.found[0].words.about in _CALMED


def helping_now(person: Person, now: datetime, *, after_words: bool) -> Helping:
    """What is said to this person; after words that were just saved, also what was put away."""
    every = help_countries()
    guess = country_of_zone(zone_of(person).key)
    place = _place(every, person.country or guess)
    young = ("young",) if _opened(lambda: is_minor(person), False) else ()
    nothing: tuple[Noticed, ...] = ()
    finds = _opened(lambda: _dangers_lately(person, now, put_away=after_words), nothing)
    kinds = [category_of(row) for row in finds]
    shown: dict[str, ShownWords] = {
        each.about: _shown(each, place, young) for each in open_library().help_words
    }
    found = tuple(shown[kind] for kind in dict.fromkeys(kinds))
    first = found[0].words.lines if found else _ANYTHING
    return Helping(
        place=place,
        is_guess=not person.country and place is not None,
        guess=guess,
        line=place.first((*young, *first, *_ANYTHING, "directory")) if place else None,
        emergency=place.first(("emergency",)) if place else None,
        found=found,
        choices=tuple(each for each in shown.values() if each not in found),
        finds=finds,
        others=tuple(one for one in every if one is not place),
    )


def _dangers_lately(person: Person, now: datetime, *, put_away: bool) -> tuple[Noticed, ...]:
    """One find of each kind of danger of the last day that was not misread, the gravest first.

    With `put_away` also those that were put away (one query).
    """
    rows = Noticed.objects.of(person).filter(received_at__gte=now - _STANDS, wrong_at__isnull=True)
    rows = rows if put_away else rows.filter(dismissed_at__isnull=True)
    newest = {category_of(row): row for row in rows.order_by("received_at")}
    return tuple(newest[kind] for kind in BY_GRAVITY if kind in newest)


def plan_if_it_opens(person: Person) -> SafetyPlan | None:
    """The person's plan; a lost key must never keep the numbers from them."""
    return _opened(lambda: _plan_read(person), None)


def _plan_read(person: Person) -> SafetyPlan | None:
    plan = plan_of(person)
    if plan is not None:
        for step in STEPS:
            getattr(plan, step)
    return plan


def _opened(read: Callable[[], _Opened], instead: _Opened) -> _Opened:
    try:
        return read()
    except _LOCKED:
        return instead


def _place(every: tuple[HelpCountry, ...], name: str) -> HelpCountry | None:
    """The country of that name; the directories for one that has no lines here."""
    if not name:
        return None
    named = {one.name: one for one in every}
    return named.get(name) or named.get(ELSEWHERE)


def _shown(words: HelpWords, place: HelpCountry | None, young: tuple[str, ...]) -> ShownWords:
    if place is None:
        return ShownWords(words, (), missing=False)
    kinds = (*young, *words.lines, "emergency", *_ANYTHING)
    missing = place.first((*young, words.lines[0])) is None
    lines = tuple(one for one in place.ordered(kinds) if one.line.kind in (*kinds, "directory"))
    return ShownWords(words, lines, missing=missing)
