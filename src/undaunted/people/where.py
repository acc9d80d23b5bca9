"""Which country a time zone lies in, by the tables of the time zone database itself.

A guess to be asked about, never a fact about a person: zones are set by hand, and people travel.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH

_NAMES, _ZONES, _LINKS = "iso3166.tab", "zone.tab", "tzdata.zi"
# Where the database's English name is another than that of our lines.
_OUR_NAMES = {"Britain (UK)": "United Kingdom", "Korea (South)": "South Korea"}


def country_of_zone(zone: str) -> str:
    """The country of a zone in English, or "" where the tables are not there or do not say."""
    codes = _codes()
    code = codes.get(zone) or codes.get(_links().get(zone, ""), "")
    return _names().get(code, "")


@cache
def _codes() -> dict[str, str]:
    """Country codes by zone; a zone of several stands with the one it lies in."""
    return {row[2]: row[0] for row in _rows(_ZONES, "\t") if len(row) > 2}


@cache
def _names() -> dict[str, str]:
    rows = (row for row in _rows(_NAMES, "\t") if len(row) > 1)
    return {code: _OUR_NAMES.get(name, name) for code, name, *_rest in rows}


@cache
def _links() -> dict[str, str]:
    """Earlier names of zones, which browsers still give, to those of now."""
    return {row[2]: row[1] for row in _rows(_LINKS, " ") if row[0] == "L" and len(row) > 2}


def _rows(name: str, separator: str) -> Iterator[list[str]]:
    lines = _table(name).splitlines()
    return (line.split(separator) for line in lines if line and not line.startswith("#"))


def _table(name: str) -> str:
    """The table beside the zones that Python uses: the system's, or the package's on Windows."""
    for folder in TZPATH:
        file = Path(folder) / name
        if file.is_file():
            return file.read_text("utf-8")
    try:
        return (files("tzdata") / "zoneinfo" / name).read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return ""
