"""The lines of the library as Help now shows them: by country, the kind that fits first.

Not for which kind fits: that is `helping`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from undaunted.library.kinds.register import HelpLine
from undaunted.library.reading import open_library
from undaunted.people.days import today_here

_NUMBER = re.compile(r"[*#]?\d[\d\s-]*\d|\d")


@dataclass(frozen=True, slots=True)
class ShownHelpLine:
    """A line and, where it can be called or written to, what a phone dials."""

    line: HelpLine
    dial: str
    text_to: str

    @property
    def is_old(self) -> bool:
        """Whether nobody has looked it up for half a year."""
        return self.line.valid_until < today_here()


@dataclass(frozen=True, slots=True)
class HelpCountry:
    """A country's lines; an emergency number is nobody's line to talk to."""

    name: str
    lines: tuple[ShownHelpLine, ...]

    def first(self, kinds: Iterable[str]) -> ShownHelpLine | None:
        """The first line of the first of these kinds that there is."""
        return next((one for kind in kinds for one in self.lines if one.line.kind == kind), None)

    def without(self, shown: Iterable[ShownHelpLine]) -> "HelpCountry":
        """The same without lines that stand elsewhere on the page."""
        gone = tuple(shown)
        return HelpCountry(self.name, tuple(one for one in self.lines if one not in gone))

    def ordered(self, kinds: Sequence[str]) -> tuple[ShownHelpLine, ...]:
        """All lines, these kinds first, in the order of the file within each."""
        places = {kind: place for place, kind in enumerate(kinds)}
        return tuple(sorted(self.lines, key=lambda one: places.get(one.line.kind, len(places))))


def help_countries() -> tuple[HelpCountry, ...]:
    """The lines of the library by country, in its own order."""
    grouped: dict[str, list[ShownHelpLine]] = {}
    for line in open_library().help_lines:
        grouped.setdefault(line.country, []).append(
            ShownHelpLine(line, dialled(line.number), re.sub(r"\D", "", line.text or ""))
        )
    return tuple(HelpCountry(name, tuple(lines)) for name, lines in grouped.items())


def dialled(number: str) -> str:
    """The first number in it, as a phone dials it; empty for a text number or an address."""
    found = _NUMBER.search(number)
    if found is None or number.startswith("text"):
        return ""
    return re.sub(r"[^\d*#]", "", found.group())
