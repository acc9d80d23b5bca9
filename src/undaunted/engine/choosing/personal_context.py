"""What a person told, what an ask needs and offers, and what follows for the two together.

Values only; `fitting` says what follows. Nothing here is ever inferred from who somebody is.
"""

from dataclasses import dataclass
from functools import cached_property

from undaunted.engine.taxonomy import Circumstance, NotFor
from undaunted.engine.values import Candidate

NONE: frozenset[str] = frozenset()
INDIRECT_HERE = "directness"
_INDIRECT_MOST = 2
# Two lists of one meaning: what is told once closes the asks whose author said so.
CLOSES = {
    Circumstance.WORD_GETS_ROUND: NotFor.SMALL_COMMUNITY,
    Circumstance.DEPENDS_ON_THEM: NotFor.VISA_OR_TENANCY,
    Circumstance.TARGETED_ALONE: NotFor.NIGHT_ALONE,
}
# Of these the older code means the very same, so it stands for the newer word where it was kept.
SAME = {
    NotFor.SMALL_COMMUNITY: Circumstance.WORD_GETS_ROUND,
    NotFor.VISA_OR_TENANCY: Circumstance.DEPENDS_ON_THEM,
}


@dataclass(frozen=True)
class PersonalContext:
    """Words of `Circumstance`, codes of `NotFor`, and how direct requests are there (1-5)."""

    circumstances: frozenset[str] = NONE
    not_for: frozenset[str] = NONE
    directness: int | None = None

    @cached_property
    def true(self) -> frozenset[str]:
        """Everything that is true for them, in the words of `Circumstance` where there is one."""
        return self.circumstances | {SAME[NotFor(c)] for c in self.not_for if c in SAME}

    @cached_property
    def left_out(self) -> frozenset[str]:
        """The codes of `NotFor` that close an ask."""
        return self.not_for | {code for word, code in CLOSES.items() if word in self.true}

    @cached_property
    def indirect(self) -> bool:
        return self.directness is not None and self.directness <= _INDIRECT_MOST


@dataclass(frozen=True, slots=True)
class Traits:
    """What an ask needs (of speech, hearing, sight, mobility) and in which ways it can be done.

    `relationship` and `money` are the library's levels; `own`: the person wrote it and rated its
    fear, knowing how things are.
    """

    relationship: int
    flags: frozenset[str] = NONE
    money: int = 0
    alone: bool = False
    needs: frozenset[str] = NONE
    ways: frozenset[str] = NONE
    own: bool = False


@dataclass(frozen=True, slots=True)
class AskChange:
    """One thing that is different, in a code, and which circumstances made it so."""

    what: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """What changes: the way to do it first, stakes and fear (0-100) to add.

    The way is for words only: the estimators see the channel that was rated. `closed` names the
    circumstances or codes for which it is not suggested; empty: it is open.
    """

    way: str = ""
    stakes_more: int = 0
    fear_more: float = 0.0
    changes: tuple[AskChange, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Adapted:
    """An ask as it is for this person, and what made it so."""

    candidate: Candidate
    fit: Fit
