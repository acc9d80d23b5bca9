"""Everything a person has here, as one zip: for programs, for a spreadsheet, and to read."""

import csv
import io
import json
import stat
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.template.loader import render_to_string

from undaunted import __version__
from undaunted.leaving.columns import Plain, columns_of, plain, plain_row
from undaunted.leaving.inventory import EXPORTED, PERSON_SETTINGS, Exported
from undaunted.leaving.readable import readable_page
from undaunted.people.days import day_of, local_time
from undaunted.people.models import Person

FORMAT = "undaunted-export"
VERSION = 3  # docs/reference/export-format.md says what changed; `upgrading` reads the older ones
FACTS_FILE = "undaunted.json"
PAGE_FILE = "index.html"
README_FILE = "README.txt"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

_Rows = Sequence[Mapping[str, Plain]]


def export_zip(person: Person, now: datetime) -> bytes:
    """The zip with all the person's rows in clear. The same rows and moment give the same bytes."""
    tables = {table.name: _rows_of(table, person) for table in EXPORTED}
    made = local_time(person, now).timetuple()[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _members(person, tables, now):
            info = zipfile.ZipInfo(name, made)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o600) << 16
            archive.writestr(info, text.encode("utf-8", "backslashreplace"))
    return packed.getvalue()


def _members(
    person: Person, tables: Mapping[str, _Rows], now: datetime
) -> Iterator[tuple[str, str]]:
    yield README_FILE, _read_me()
    yield PAGE_FILE, readable_page(person, now)
    yield FACTS_FILE, _facts(person, tables, now)
    for table in EXPORTED:
        yield csv_name(table), _as_csv(table, tables[table.name])


def _rows_of(table: Exported, person: Person) -> _Rows:
    return [plain_row(row) for row in table.rows_of(person)]


def _facts(person: Person, tables: Mapping[str, _Rows], now: datetime) -> str:
    """The document `undaunted.json`, a row a line; docs/reference/export-format.md describes it."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": plain(now),
        "program_version": __version__,
        "person": {name: plain(getattr(person, name)) for name in PERSON_SETTINGS},
    }
    listed = (f'"{name}": [\n{_one_a_line(rows)}\n]' for name, rows in tables.items())
    return _as_json(head)[:-1] + ', "tables": {\n' + ",\n".join(listed) + "\n}}\n"


def _one_a_line(rows: _Rows) -> str:
    return ",\n".join(_as_json(row) for row in rows)


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def csv_name(table: Exported) -> str:
    return f"{table.name}.csv"


def _as_csv(table: Exported, rows: _Rows) -> str:
    out = io.StringIO()
    names = [field.attname for field in columns_of(table.model)]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return out.getvalue()


def _cell(value: Plain) -> str | int | float:
    """A value for a spreadsheet; text that would run as a formula gets an apostrophe before it.

    Objects are for programs, and large: they are in the document only.
    """
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return _as_json(value)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _read_me() -> str:
    names = [csv_name(table) for table in EXPORTED]
    return render_to_string(
        "leaving/read_me.txt", {"page": PAGE_FILE, "facts": FACTS_FILE, "tables": names}
    )


def file_name(person: Person, now: datetime) -> str:
    """What the download is called, by the person's own calendar."""
    return f"undaunted-export-{day_of(person, now).isoformat()}.zip"
