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
from undaunted.people.days import local_time
from undaunted.people.models import Person

FORMAT = "undaunted-export"
VERSION = 2  # docs/reference/export-format.md says what changed; `upgrading` reads the older ones
FACTS_FILE = "undaunted.json"
PAGE_FILE = "index.html"
README_FILE = "README.txt"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

Rows = Sequence[Mapping[str, Plain]]


def export_zip(person: Person, now: datetime) -> bytes:
    """The zip with all the person's rows in clear. The same rows and moment give the same bytes."""
    tables = {table.name: rows_of(table, person) for table in EXPORTED}
    made = local_time(person, now).timetuple()[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members(person, tables, now):
            info = zipfile.ZipInfo(name, made)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = (stat.S_IFREG | 0o600) << 16
            archive.writestr(info, text.encode("utf-8", "backslashreplace"))
    return packed.getvalue()


def members(person: Person, tables: Mapping[str, Rows], now: datetime) -> Iterator[tuple[str, str]]:
    yield README_FILE, read_me()
    yield PAGE_FILE, readable_page(person, now)
    yield FACTS_FILE, facts(person, tables, now)
    for table in EXPORTED:
        yield csv_name(table), as_csv(table, tables[table.name])


def rows_of(table: Exported, person: Person) -> Rows:
    return [plain_row(row) for row in table.rows_of(person)]


def facts(person: Person, tables: Mapping[str, Rows], now: datetime) -> str:
    """The document `undaunted.json`, a row a line; docs/reference/export-format.md describes it."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": plain(now),
        "program_version": __version__,
        "person": {name: plain(getattr(person, name)) for name in PERSON_SETTINGS},
    }
    listed = (f'"{name}": [\n{one_a_line(rows)}\n]' for name, rows in tables.items())
    return as_json(head)[:-1] + ', "tables": {\n' + ",\n".join(listed) + "\n}}\n"


def one_a_line(rows: Rows) -> str:
    return ",\n".join(as_json(row) for row in rows)


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def csv_name(table: Exported) -> str:
    return f"{table.name}.csv"


def as_csv(table: Exported, rows: Rows) -> str:
    out = io.StringIO()
    names = [field.attname for field in columns_of(table.model)]
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([cell(row[name]) for name in names] for row in rows)
    return out.getvalue()


def cell(value: Plain) -> str | int | float:
    """A value for a spreadsheet; text that would run as a formula gets an apostrophe before it.

    Objects are for programs, and large: they are in the document only.
    """
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, list):
        return as_json(value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def read_me() -> str:
    names = [csv_name(table) for table in EXPORTED]
    return render_to_string(
        "leaving/read_me.txt", {"page": PAGE_FILE, "facts": FACTS_FILE, "tables": names}
    )


def file_name(person: Person, now: datetime) -> str:
    """What the download is called, by the person's own calendar."""
    return f"undaunted-export-{local_time(person, now).date().isoformat()}.zip"
