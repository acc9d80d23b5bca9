"""Leave with everything, wipe, come back to the same."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import NewPage
from tests.journeys.walking import Walk
from tests.servers import Server

pytestmark = pytest.mark.journey


def exported(walk: Walk, to: Path) -> dict[str, Any]:
    """Press Export everything, keep the zip, and read what it says."""
    walk.opens("/me/")
    with walk.page.expect_download() as download:
        walk.page.get_by_role("button", name="Export everything").click()
    download.value.save_as(to)
    with zipfile.ZipFile(to) as file:
        said: dict[str, Any] = json.loads(file.read("undaunted.json"))
    return said


def test_export_wipe_import_is_equal(server: Server, new_page: NewPage, tmp_path: Path) -> None:
    walk = Walk(new_page(), server.url).opens("/").taps_on("I’ll try this one")
    walk.slides("How afraid will you be", 60).slides("How likely is a yes?", 20)
    walk.unfolds("What do you fear").writes("feared_text", "They laugh, 👀 שלום")
    walk.taps_on("Lock my guesses").taps_on("log it").chooses("No")
    walk.slides("Fear at the worst moment?", 45).taps_on("Save it")
    walk.writes("assumption", "It was about the rule.").taps_on("Done: show me")
    walk.opens("/ladder/add/?key=just-the-lid").slides("How afraid would you be", 30)
    walk.taps_on("Put it on").opens("/?more=1").taps_on("not for me")
    before = exported(walk, tmp_path / "before.zip")
    assert before["tables"]

    walk.opens("/me/delete/")
    walk.page.get_by_role("checkbox").first.check()
    walk.taps_on("Delete everything")
    walk.opens("/journal/").reads("No entries here yet.")

    walk.opens("/me/")
    walk.page.locator("input[type=file]").set_input_files(tmp_path / "before.zip")
    walk.taps_on("Import")
    walk.finds("rule")
    assert walk.page.locator("li.entry").count() == 1
    after = exported(walk, tmp_path / "after.zip")
    assert after["tables"] == before["tables"]
