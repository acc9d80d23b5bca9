"""Numbers that people give have a range, and it stands on the column: forms and import read it there.

To a migration these columns are plain Django ones, so that a range never touches a table; what the
database itself must refuse is a constraint of the table, and a test holds the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

_Set = TypeVar("_Set", contravariant=True)
_Get = TypeVar("_Get", covariant=True)

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


_Deconstructed = tuple[str, str, Sequence[Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class NumberRange:
    """From `least` to `most`, both included."""

    least: int
    most: int

    def validators(self) -> list[Any]:
        return [MinValueValidator(self.least), MaxValueValidator(self.most)]


SUDS = NumberRange(0, 100)  # subjective units of distress; costs and moods on the same scale
_CHANCE = NumberRange(0, 1)
DIMENSION = NumberRange(0, 5)  # how near somebody is; how much hangs on it
TENTHS = NumberRange(0, 10)  # where one stands with a goal; how willing one is
DIRECTNESS = NumberRange(1, 5)
DAYS_A_WEEK = NumberRange(1, 7)


class WholeColumn(SmallWhole[_Set, _Get]):
    """A whole number within a range: fear, cost, mood, a dimension."""

    def __init__(self, bounds: NumberRange, **kwargs: Any) -> None:
        self.range = bounds
        self.default_validators = bounds.validators()
        super().__init__(**kwargs)

    def deconstruct(self) -> _Deconstructed:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.PositiveSmallIntegerField", args, kwargs

    def clone(self) -> Self:
        same: Any = type(self)
        return cast(Self, same(self.range, **self.deconstruct()[3]))


class ChanceColumn(Float[_Set, _Get]):
    """A chance, or how much something is believed: 0 to 1."""

    range: ClassVar[NumberRange] = _CHANCE
    default_validators = _CHANCE.validators()

    def deconstruct(self) -> _Deconstructed:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FloatField", args, kwargs


def range_of(column: object) -> NumberRange:
    """The range of a column that has one; a programming error for any other."""
    assert isinstance(column, WholeColumn | ChanceColumn)
    return column.range


def longest(model: type[models.Model], column: str) -> int:
    """How many characters the words of a column may have."""
    return cast(int, model._meta.get_field(column).max_length)  # type: ignore[union-attr]
