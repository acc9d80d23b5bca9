"""Numbers that people give have a range, and it stands on the column: forms and import read it there.

To a migration these columns are plain Django ones, so that a range never touches a table; what the
database itself must refuse is a constraint of the table, and a test holds the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

Set = TypeVar("Set", contravariant=True)
Get = TypeVar("Get", covariant=True)

if TYPE_CHECKING:
    SmallWhole = models.PositiveSmallIntegerField
    Float = models.FloatField
else:

    class SmallWhole(models.PositiveSmallIntegerField):
        def __class_getitem__(cls, _types: object) -> type:
            return cls

    class Float(models.FloatField):
        def __class_getitem__(cls, _types: object) -> type:
            return cls


Deconstructed = tuple[str, str, Sequence[Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Range:
    """From `least` to `most`, both included."""

    least: int
    most: int

    def validators(self) -> list[Any]:
        return [MinValueValidator(self.least), MaxValueValidator(self.most)]


SUDS = Range(0, 100)  # subjective units of distress; costs and moods on the same scale
CHANCE = Range(0, 1)
DIMENSION = Range(0, 5)  # how near somebody is; how much hangs on it
DIRECTNESS = Range(1, 5)
DAYS_A_WEEK = Range(1, 7)


class WholeColumn(SmallWhole[Set, Get]):
    """A whole number within a range: fear, cost, mood, a dimension."""

    def __init__(self, within: Range, **kwargs: Any) -> None:
        self.range = within
        self.default_validators = within.validators()
        super().__init__(**kwargs)

    def deconstruct(self) -> Deconstructed:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs

    def clone(self) -> Self:
        same: Any = type(self)
        return cast(Self, same(self.range, **self.deconstruct()[3]))


class ChanceColumn(Float[Set, Get]):
    """A chance, or how much something is believed: 0 to 1."""

    range: ClassVar[Range] = CHANCE
    default_validators = CHANCE.validators()

    def deconstruct(self) -> Deconstructed:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FloatField", args, kwargs


def range_of(column: object) -> Range:
    """The range of a column that has one; a programming error for any other."""
    assert isinstance(column, WholeColumn | ChanceColumn)
    return column.range


def longest(model: type[models.Model], column: str) -> int:
    """How many characters the words of a column may have."""
    return cast(int, model._meta.get_field(column).max_length)  # type: ignore[union-attr]
