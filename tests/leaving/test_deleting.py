import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.leaving.conftest import NOW
from tests.leaving.everything import practise
from undaunted.leaving.deleting import delete_everything
from undaunted.leaving.inventory import EXPORTED, personal_models
from undaunted.people.models import Person

ROOT = Path(__file__).parents[2]


@pytest.mark.durability
def test_deleting_leaves_no_row_and_no_trace_in_the_database_files(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "UNDAUNTED_DATA", "UNDAUNTED_SYNCHRONOUS"}
    }
    environment["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    script = ROOT / "tests" / "leaving" / "leave_for_good.py"

    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "data")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["journal"] == "wal"
    assert told["before"] > 0, "the search finds what is there before it is deleted"
    assert sum(told["after"].values()) == 0
    assert {"undaunted.sqlite3", "undaunted.sqlite3-wal"} <= set(told["after"])
    assert told["rows_left"] == 0
    assert told["rows_deleted"] > len(EXPORTED)
    assert told["traces_gone"] is True


def test_deleting_twice_finds_nothing_more_to_do(person: Person) -> None:
    practise(person, NOW)

    first = delete_everything(person)
    second = delete_everything(person)

    assert first.rows > len(EXPORTED)
    assert second.rows == 0


def test_deleting_leaves_what_is_somebody_elses(person: Person) -> None:
    practise(person, NOW)
    cleo = Person.objects.create(label="cleo")
    practise(cleo, NOW)

    delete_everything(person)

    assert all(model._default_manager.exists() for model in personal_models())
    assert Person.objects.get() == cleo
