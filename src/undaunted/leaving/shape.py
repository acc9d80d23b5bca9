"""What an export must look like: one strict model a table, made from the tables themselves."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    ValidationError,
    create_model,
)

from undaunted import __version__
from undaunted.engine import taxonomy
from undaunted.leaving.columns import Column, columns_of
from undaunted.leaving.exporting import FORMAT, VERSION
from undaunted.leaving.inventory import EXPORTED, PERSON_SETTINGS
from undaunted.leaving.refusals import CannotImport
from undaunted.leaving.unpacking import not_ours
from undaunted.leaving.upgrading import PERSON, upgrade
from undaunted.people.days import zone_named
from undaunted.people.models import Person
from undaunted.people.ranges import ChanceColumn, WholeColumn, range_of
from undaunted.record.labels import VALUES
from undaunted.vault.fields import SealedTextField

MOST_PROBLEMS = 8
# What a clock may have said, and what a person may have typed as a plan.
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
EARLIEST_TYPED, LATEST_TYPED = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
TYPED = {"planned_at", "ask_again_on"}
LARGEST_WHOLE = 2**31 - 1

# Columns that hold words of a closed list only (a list column: any of its words).
WORDS: Mapping[str, tuple[str, ...]] = {
    "domain": tuple(taxonomy.Domain),
    "counterpart": tuple(taxonomy.Counterpart),
    "channel": tuple(taxonomy.Channel),
    "outcome": tuple(taxonomy.Outcome),
    "pace": ("", *taxonomy.Pace),
    "source": tuple(taxonomy.Source),
    "can_refuse": ("yes", "unsure", "no"),
    "at_work": ("yes", "unsure", "no"),
    "asked_before": ("no", "once", "refused"),
    "safe_to_ask": ("yes", "no"),
    "how_they_were": tuple(taxonomy.HowTheyWere),
    "why_not_asked": tuple(taxonomy.WhyNotAsked),
    "feared_happened": ("no", "partly", "yes"),
    "leave_out": tuple(taxonomy.SafetyBehaviour),
    "safety_used": tuple(taxonomy.SafetyBehaviour),
    "domains_wanted": tuple(taxonomy.Domain),
    "domains_no_go": tuple(taxonomy.Domain),
    "not_for": tuple(taxonomy.NotFor),
    "true_for_me": tuple(taxonomy.Circumstance),
    "values_chosen": tuple(VALUES),
}
Kind = Any  # a type that is made at run time, from a column

STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class Head(BaseModel):
    """What is read first, so that a newer version is told apart from a broken file."""

    model_config = ConfigDict(strict=True)

    format: str
    version: int


@dataclass(frozen=True, slots=True)
class Facts:
    """A document that has the right shape: settings, and rows by table, as Python values."""

    settings: Mapping[str, object]
    tables: Mapping[str, tuple[Mapping[str, object], ...]]
    # Columns by table that an older export did not tell: they contradict nothing that is here.
    untold: Mapping[str, Set[str]]


def read_facts(raw: bytes) -> Facts:
    """Raise `CannotImport` that names the fields, unless `raw` is an export of ours, not newer."""
    try:
        head = Head.model_validate_json(raw)
        require_version(head)
        upgraded = upgrade(raw, head.version, VERSION)
        told = document().model_validate_json(upgraded.raw).model_dump()
    except ValidationError as fault:
        raise CannotImport(not_ours(), problems_of(fault)) from None
    except (ValueError, RecursionError):
        raise CannotImport(not_ours()) from None
    tables = {name: tuple(rows) for name, rows in told["tables"].items()}
    untold = upgraded.untold
    settings = {k: v for k, v in told["person"].items() if k not in untold.get(PERSON, ())}
    return Facts(settings, tables, untold)


def require_version(head: Head) -> None:
    if head.format != FORMAT or head.version < 1:
        raise CannotImport(not_ours())
    if head.version > VERSION:
        raise CannotImport(
            _(
                "A newer Undaunted made this export: it is of version %(theirs)d, and Undaunted "
                "%(program)s reads up to version %(ours)d. Update this one, then import it. "
                "Nothing was changed."
            )
            % {"theirs": head.version, "ours": VERSION, "program": __version__}
        )


def problems_of(fault: ValidationError) -> tuple[str, ...]:
    """Place and reason of the first few; never the words that stand there."""
    found = fault.errors(include_url=False, include_input=False, include_context=False)
    places = (".".join(str(step) for step in e["loc"]) or "undaunted.json" for e in found)
    return tuple(f"{at}: {e['msg']}" for at, e in zip(places, found, strict=True))[:MOST_PROBLEMS]


@cache
def document() -> type[BaseModel]:
    """The whole document; made once, when the first file comes in."""
    rows = {t.name: model_of(t.name, columns_of(t.model)) for t in EXPORTED}
    tables = {name: list[row] for name, row in rows.items()}  # type: ignore[valid-type]  # at run time
    settings = (f for f in Person._meta.concrete_fields if f.name in PERSON_SETTINGS)
    return create_model(
        "Document",
        __config__=STRICT,
        format=str,
        version=int,
        made_at=AwareDatetime,
        program_version=str,
        person=model_of("Settings", settings),
        tables=made_of("Tables", tables),
    )


def model_of(name: str, columns: Iterable[Column]) -> type[BaseModel]:
    return made_of(name, {column.attname: kind_of(column) for column in columns})


def made_of(name: str, fields: Mapping[str, Kind]) -> type[BaseModel]:
    return create_model(name, __config__=STRICT, **fields)


def kind_of(field: Column) -> Kind:
    """The type of a column, null where the table allows null."""
    kind = plain_kind(field)
    return kind | None if field.null else kind


def plain_kind(field: Column) -> Kind:
    for known, kind in KINDS:
        if isinstance(field, known):
            return kind(field)
    raise TypeError(f"A column of type {type(field).__name__} has no shape yet.")


def text(field: Column) -> Kind:
    return Annotated[str, Field(max_length=field.max_length)]


def word(field: Column) -> Kind:
    if field.name == "time_zone":
        return Annotated[str, Field(max_length=field.max_length), AfterValidator(zone)]
    words = WORDS.get(field.name) or tuple(str(value) for value, _label in field.flatchoices)
    if not words:
        return Annotated[str, Field(max_length=field.max_length), AfterValidator(without_nul)]
    return Annotated[str, AfterValidator(one_of((*words, "") if field.blank else words))]


def json_kind(field: Column) -> Kind:
    if field.name in WORDS:
        return list[Annotated[str, AfterValidator(one_of(WORDS[field.name]))]]
    return dict[str, JsonValue]


def within(number: Kind) -> Callable[[Column], Kind]:
    """A number within the range that stands on its column."""

    def kind(field: Column) -> Kind:
        allowed = range_of(field)
        return Annotated[number, Field(ge=allowed.least, le=allowed.most)]

    return kind


def moment(field: Column) -> Kind:
    typed = field.name in TYPED
    least, most = (EARLIEST_TYPED, LATEST_TYPED) if typed else (EARLIEST, LATEST)
    return Annotated[AwareDatetime, Field(ge=least, le=most)]


def day(field: Column) -> Kind:
    if field.name in TYPED:
        return date
    return Annotated[date, Field(ge=EARLIEST.date(), le=LATEST.date())]


def one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    allowed = frozenset(words)

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(_("not one of the words that may stand here"))
        return value

    return check


def zone(name: str) -> str:
    """Any name: one that is unknown here counts as UTC, but a folder of zones can't be opened."""
    try:
        zone_named(without_nul(name))
    except OSError:
        raise ValueError(_("not the name of a time zone")) from None
    return name


def without_nul(value: str) -> str:
    if "\0" in value:
        raise ValueError(_("holds a character no text has"))
    return value


KINDS: tuple[tuple[type[Column], Callable[[Column], Kind]], ...] = (
    (SealedTextField, text),
    (models.CharField, word),
    (models.UUIDField, lambda field: UUID),
    (models.ForeignKey, lambda field: UUID),
    (models.DateTimeField, moment),
    (models.DateField, day),
    (models.BooleanField, lambda field: bool),
    (ChanceColumn, within(float)),
    (WholeColumn, within(int)),
    (models.PositiveIntegerField, lambda field: Annotated[int, Field(ge=0, le=LARGEST_WHOLE)]),
    (models.JSONField, json_kind),
)
