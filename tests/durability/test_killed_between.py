"""Killed between looking at words and saving them, nothing is half done, and sent again it is whole.

The program kills itself at the step named, in a process of its own on a folder, as a power cut or
a closed lid would.
"""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests import servers

pytestmark = [pytest.mark.durability, pytest.mark.sqlite_only]

TELL = """
import os, pathlib, signal, sys, uuid
import tests.travelling
from undaunted.web import serving
folder, step = pathlib.Path(sys.argv[1]), sys.argv[2]
serving.make_ready(folder)
from django.utils import timezone
from undaunted.people.models import Person
from undaunted.practice.after.telling_unsought import Came, tell_unsought
from undaunted.wellbeing import noticing
ana = Person.objects.local()
if step != "nowhere":
    setattr(noticing, step, lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
fact = uuid.UUID(int=7)
tell_unsought(ana, Came(fact, "everyday", "I want to kill myself", 60), timezone.now())
"""


def tell(folder: Path, step: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", TELL, str(folder), step]
    return subprocess.run(
        command, env=servers.environment(), capture_output=True, text=True, timeout=120, check=False
    )


def rows(folder: Path) -> list[int]:
    """Attempts, answers, answers that were looked at, finds."""
    asked = (
        "record_attempt",
        "record_answer",
        "record_answer where looked_at is not null",
        "wellbeing_noticed",
    )
    with closing(sqlite3.connect(folder / "undaunted.sqlite3")) as file:
        return [file.execute(f"select count(*) from {each}").fetchone()[0] for each in asked]


@pytest.mark.parametrize(
    "step",
    [
        pytest.param("_save_looked", id="after looking, before saving"),
        pytest.param("_append_find", id="after saving, before the find"),
    ],
)
def test_killed_in_between_nothing_is_half_done_and_again_it_is_whole(
    tmp_path: Path, step: str
) -> None:
    assert tell(tmp_path, step).returncode == -signal.SIGKILL
    assert rows(tmp_path) == [0, 0, 0, 0]
    for _ in range(2):
        again = tell(tmp_path, "nowhere")
        assert again.returncode == 0, again.stderr
    assert rows(tmp_path) == [1, 1, 1, 1]
