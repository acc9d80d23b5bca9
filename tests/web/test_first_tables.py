"""An empty database gets at once the tables that all migrations would have made."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import servers
from tests.web.table_structure import structure

pytestmark = pytest.mark.django_db


def test_they_are_those_of_the_migrations(tmp_path: Path) -> None:
    with servers.database() as database:
        said = subprocess.run(
            [sys.executable, "-m", "tests.web.table_structure", str(tmp_path / "data")],
            env=servers.environment(database),
            capture_output=True,
            text=True,
            check=True,
        )
    assert json.loads(said.stdout) == structure()
