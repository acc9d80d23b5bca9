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
from undaunted.record.labels import ACTED, ASK_VALUES, VALUES
from undaunted.vault.fields import SealedTextField

_MOST_PROBLEMS = 8
# What a clock may have said, and what a person may have typed as a plan.
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
EARLIEST_TYPED, LATEST_TYPED = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
_TYPED = {"planned_at", "ask_again_on", "moved_to"}
_LARGEST_WHOLE = 2**31 - 1

# Columns that hold words of a closed list only (a list column: any of its words).
_WORDS: Mapping[str, tuple[str, ...]] = {
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
    "life_yes": tuple(taxonomy.Presumes),
    "life_never": tuple(taxonomy.Presumes),
    "values_chosen": tuple(VALUES),
    "value": tuple(ASK_VALUES),
    "acted_on_value": tuple(ACTED),
    "who": tuple(taxonomy.Counterpart),
    "touched": tuple(taxonomy.Touched),
    "said": tuple(taxonomy.SaidBack),
    "cost": tuple(taxonomy.Cost),
    "skills": tuple(taxonomy.Skill),
    "way": tuple(taxonomy.ApproachWay),
}
_Kind = Any  # a type that is made at run time, from a column

_STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


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
        _require_version(head)
        upgraded = upgrade(raw, head.version, VERSION)
        parsed = _document().model_validate_json(upgraded.raw).model_dump()
    except ValidationError as fault:
        raise CannotImport(not_ours(), _problems_of(fault)) from None
    except (ValueError, RecursionError):
        raise CannotImport(not_ours()) from None
    tables = {name: tuple(rows) for name, rows in parsed["tables"].items()}
    untold = upgraded.untold
    settings = {k: v for k, v in parsed["person"].items() if k not in untold.get(PERSON, ())}
    return Facts(settings, tables, untold)


def _require_version(head: Head) -> None:
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


def _problems_of(fault: ValidationError) -> tuple[str, ...]:
    """Place and reason of the first few; never the words that stand there."""
    found = fault.errors(include_url=False, include_input=False, include_context=False)
    places = (".".join(str(step) for step in e["loc"]) or "undaunted.json" for e in found)
    return tuple(f"{at}: {e['msg']}" for at, e in zip(places, found, strict=True))[:_MOST_PROBLEMS]


@cache
def _document() -> type[BaseModel]:
    """The whole document; made once, when the first file comes in."""
    rows = {t.name: _model_of(t.name, columns_of(t.model)) for t in EXPORTED}
    tables = {name: list[row] for name, row in rows.items()}  # type: ignore[valid-type]  # at run time
    settings = (f for f in Person._meta.concrete_fields if f.name in PERSON_SETTINGS)
    return create_model(
        "Document",
        __config__=_STRICT,
        format=str,
        version=int,
        made_at=AwareDatetime,
        program_version=str,
        person=_model_of("Settings", settings),
        tables=_made_of("Tables", tables),
    )


def _model_of(name: str, columns: Iterable[Column]) -> type[BaseModel]:
    return _made_of(name, {column.attname: kind_of(column) for column in columns})


def _made_of(name: str, fields: Mapping[str, _Kind]) -> type[BaseModel]:
    return create_model(name, __config__=_STRICT, **fields)


def kind_of(field: Column) -> _Kind:
    """The type of a column, null where the table allows null."""
    kind = _plain_kind(field)
    return kind | None if field.null else kind


def _plain_kind(field: Column) -> _Kind:
    for known, kind in _KINDS:
        if isinstance(field, known):
            return kind(field)
    raise TypeError(f"A column of type {type(field).__name__} has no shape yet.")


def _text(field: Column) -> _Kind:
    return Annotated[str, Field(max_length=field.max_length)]


def _word(field: Column) -> _Kind:
    if field.name in ("time_zone", "zone", "zone_declined"):
        return Annotated[str, Field(max_length=field.max_length), AfterValidator(_zone)]
    words = _WORDS.get(field.name) or tuple(str(value) for value, _label in field.flatchoices)
    if not words:
        return Annotated[str, Field(max_length=field.max_length), AfterValidator(_without_nul)]
    return Annotated[str, AfterValidator(_one_of((*words, "") if field.blank else words))]


def _json_kind(field: Column) -> _Kind:
    if field.name == "zones_before":
        return dict[str, Annotated[str, AfterValidator(_zone)]]
    if field.name in _WORDS:
        return list[Annotated[str, AfterValidator(_one_of(_WORDS[field.name]))]]
    return dict[str, JsonValue]


def _within(number: _Kind) -> Callable[[Column], _Kind]:
    """A number within the range that stands on its column."""

    def kind(field: Column) -> _Kind:
        allowed = range_of(field)
        return Annotated[number, Field(ge=allowed.least, le=allowed.most)]

    return kind


def _moment(field: Column) -> _Kind:
    typed = field.name in _TYPED
    least, most = (EARLIEST_TYPED, LATEST_TYPED) if typed else (EARLIEST, LATEST)
    return Annotated[AwareDatetime, Field(ge=least, le=most)]


def _day(field: Column) -> _Kind:
    if field.name in _TYPED:
        return date
    return Annotated[date, Field(ge=EARLIEST.date(), le=LATEST.date())]


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    allowed = frozenset(words)

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(_("not one of the words that may stand here"))
        return value

    return check


def _zone(name: str) -> str:
    """Any name: one that is unknown here counts as UTC, but a folder of zones can't be opened."""
    try:
        zone_named(_without_nul(name))
    except OSError:
        raise ValueError(_("not the name of a time zone")) from None
    return name


def _without_nul(value: str) -> str:
    if "\0" in value:
        raise ValueError(_("holds a character no text has"))
    return value


_KINDS: tuple[tuple[type[Column], Callable[[Column], _Kind]], ...] = (
    (SealedTextField, _text),
    (models.CharField, _word),
    (models.UUIDField, lambda field: UUID),
    (models.ForeignKey, lambda field: UUID),
    (models.DateTimeField, _moment),
    (models.DateField, _day),
    (models.BooleanField, lambda field: bool),
    (ChanceColumn, _within(float)),
    (WholeColumn, _within(int)),
    (models.PositiveIntegerField, lambda field: Annotated[int, Field(ge=0, le=_LARGEST_WHOLE)]),
    (models.JSONField, _json_kind),
)
