"""Starting: what can be wrong is said in a sentence, and nothing is changed."""

import shutil
import socket
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.utils import timezone

from tests import servers
from tests.clock import NOW
from undaunted.cli import main
from undaunted.library.reading import FOLDER
from undaunted.people.models import Person
from undaunted.record.models import Answer, Attempt
from undaunted.web import serving
from undaunted.web.errors import page_for
from undaunted.web.places import CannotStart, database_from
from undaunted.web.serving import require_free, serve
from undaunted.wellbeing.models import Noticed, SafetyPlan


def test_it_never_listens_beyond_this_computer(tmp_path: Path) -> None:
    for host in ("0.0.0.0", "::", "192.168.1.5", "example.org"):
        with pytest.raises(CannotStart, match="never listens beyond"):
            serve(tmp_path, host, 8000)
    assert list(tmp_path.iterdir()) == []


def test_a_port_in_use_is_named_with_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} is in use.*--port {port + 1}"):
            require_free("127.0.0.1", port)
        said = CliRunner().invoke(main, ["serve", "--port", str(port), "--data", str(tmp_path)])
    assert said.exit_code == 1
    assert "is in use" in said.output
    assert "Traceback" not in said.output


def test_a_folder_that_lost_its_key_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "undaunted.sqlite3").write_bytes(b"a year of somebody's words")
    said = run("serve", "--port", str(servers.free_port()), "--data", str(tmp_path))
    assert said.returncode == 1
    assert "The key to your words is missing" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["undaunted.sqlite3"]


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.travelling", *arguments]
    told = servers.environment(**more)
    return subprocess.run(
        command, env=told, capture_output=True, text=True, timeout=180, check=False
    )


def test_a_damaged_library_is_named_with_file_field_and_reason(tmp_path: Path) -> None:
    copy = tmp_path / "library"
    shutil.copytree(FOLDER, copy)
    victim = next((copy / "asks").glob("*/*.yaml"))
    victim.write_text(victim.read_text().replace("version: ", "version: v", 1))
    said = run("check-library", str(copy))
    assert said.returncode == 1
    assert victim.name in said.stderr
    assert "version" in said.stderr
    fresh = {NOW: "2026-06-10T12:30:00+00:00"}  # before any help line has to be looked at again
    assert run("check-library", **fresh).returncode == 0


def test_rebuild_and_rotate_run_on_a_fresh_folder(tmp_path: Path) -> None:
    assert "Rebuilt for" in run("rebuild", "--data", str(tmp_path)).stdout
    assert "Sealed 0 rows" in run("keys", "rotate", "--data", str(tmp_path)).stdout


def test_other_databases_than_postgresql_are_refused() -> None:
    with pytest.raises(CannotStart, match="postgres"):
        database_from("mysql://somebody@localhost/x", Path())


def test_the_settings_of_sqlite_are_the_safe_ones(tmp_path: Path) -> None:
    entry = database_from("", tmp_path)
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout"):
        assert pragma in entry["OPTIONS"]["init_command"]


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_said_and_nothing_is_half_written() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own limit on pages")
    client, kept = Client(), 0
    client.get("/")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0] + 20}")
    try:
        for _ in range(100):
            said = {"fact": str(uuid.uuid4()), "words": "w" * 2000, "domain": "everyday"}
            answer = client.post("/unsought/", {**said, "fear_peak": "50"})
            kept += answer.status_code == 302
            if answer.status_code != 302:
                break
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count=1073741823")
    assert answer.status_code == 503
    assert "The disk is full, so this was not saved." in answer.content.decode()
    assert Attempt.objects.count() == Answer.objects.count() == kept


def test_a_full_disk_gets_its_own_sentence() -> None:
    page = page_for(RequestFactory().get("/"), OperationalError("database or disk is full"))
    assert page is not None
    assert page.status_code == 503
    assert "disk is full" in page.content.decode()


@pytest.mark.django_db
def test_the_start_looks_at_words_that_were_left(
    ana: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    SafetyPlan.objects.create(
        person=ana, received_at=now, saved_at=now, warning_signs="I want to die."
    )
    served: list[int] = []
    monkeypatch.setattr(serving, "make_ready", lambda folder, alone: None)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setattr(serving, "run", lambda host, port: served.append(port))
    port = servers.free_port()

    serve(tmp_path, "127.0.0.1", port)

    assert served == [port]
    assert SafetyPlan.objects.get().looked_at is not None
    assert Noticed.objects.get().kind == "crisis:suicide"
