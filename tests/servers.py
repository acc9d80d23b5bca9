"""Real servers for journeys: `undaunted serve` in a process of its own, on a folder of its own.

With DATABASE_URL set, each server gets a fresh PostgreSQL database instead of the SQLite file.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

STARTS_WITHIN_S = 60.0
CLOCK = "UNDAUNTED_TEST_CLOCK"
WITHOUT = ("UNDAUNTED_DATA", "UNDAUNTED_STATIC", "DJANGO_SETTINGS_MODULE", "DATABASE_URL")


@dataclass
class Server:
    """A running server; `clock` is the file its time stands in, where it has one."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    environment: dict[str, str]
    clock: Path | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def kill(self) -> None:
        """SIGKILL for the process and everything it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(database: str | None = None, **more: str) -> dict[str, str]:
    """This process's, less what would lead the server to our own folder."""
    kept = {name: value for name, value in os.environ.items() if name not in WITHOUT}
    return {**kept, "TZ": "UTC", **({"DATABASE_URL": database} if database else {}), **more}


def run(code: str, folder: Path, database: str | None = None) -> None:
    """Run Python on a folder (a `Path` named `folder` in the code) at the suite's moment."""
    before = "import sys, pathlib, tests.travelling; folder = pathlib.Path(sys.argv[1]);"
    command = [sys.executable, "-c", before + code, str(folder)]
    subprocess.run(command, env=environment(database), check=True)


def start(
    folder: Path, *, clock: Path | None = None, database: str | None = None, **more: str
) -> Server:
    """Start and wait until it answers, at the suite's moment.

    With `clock`, its time is what stands in that file.
    """
    port = free_port()
    told = environment(database, **more, **({CLOCK: str(clock)} if clock else {}))
    where = ["--port", str(port), "--data", str(folder)]
    command = [sys.executable, "-m", "tests.travelling", "serve", *where]
    with (folder.parent / f"{folder.name}.log").open("ab") as log:
        process = subprocess.Popen(
            command, env=told, stdout=log, stderr=log, start_new_session=True
        )
    server = Server(folder, port, process, told, clock)
    wait_for(server)
    return server


def wait_for(server: Server) -> None:
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end:
        if server.process.poll() is not None:
            log = (server.folder.parent / f"{server.folder.name}.log").read_text()
            raise RuntimeError(f"The server stopped at once:\n{log}")
        try:
            urllib.request.urlopen(f"{server.url}/help/", timeout=2).read()
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("The server did not answer in time.")


@contextmanager
def database() -> Iterator[str | None]:
    """A PostgreSQL database of its own where DATABASE_URL names a server; dropped afterwards."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        yield None
        return
    import psycopg

    name = f"undaunted_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def copy_of(prepared: Path, folder: Path) -> Path:
    """A folder made ready before, so that a server starts at once."""
    shutil.copytree(prepared, folder)
    return folder
