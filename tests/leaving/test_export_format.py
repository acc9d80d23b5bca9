import re
from pathlib import Path

from undaunted.leaving.columns import columns_of
from undaunted.leaving.exporting import FACTS_FILE, FORMAT, PAGE_FILE, README_FILE, VERSION
from undaunted.leaving.inventory import DERIVED, EXPORTED, PERSON_SETTINGS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "export-format.md"


def test_the_reference_describes_every_table_and_column() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE))

    for table in EXPORTED:
        told = rows.pop(table.name)
        named = {*re.findall(r"`(\w+)`", told), "id", "received_at"}
        columns = {column.attname for column in columns_of(table.model)}
        assert columns <= named, table.name
    assert rows == {}, "a table that no longer exists"


def test_the_reference_names_the_files_the_settings_and_what_is_left_out() -> None:
    page = PAGE.read_text("utf-8")

    assert f'"format": "{FORMAT}"' in page
    assert f'"version": {VERSION}' in page
    for name in (FACTS_FILE, PAGE_FILE, README_FILE, *PERSON_SETTINGS):
        assert name in page
    for derived in DERIVED:
        assert f"`{derived.model.__name__}`" in page
