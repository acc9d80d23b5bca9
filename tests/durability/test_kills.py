"""A killed process loses no acknowledged log, and doubles none.

Clients write over HTTP and repeat what was not answered, with the same id. The server is killed at
random moments. Bounded here; `UNDAUNTED_KILLS=1000` for the full run.
"""

import http.client
import http.cookiejar
import os
import random
import re
import sqlite3
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from contextlib import closing
from pathlib import Path

import pytest

from tests import servers
from tests.servers import Server

pytestmark = [pytest.mark.durability, pytest.mark.sqlite_only]
KILLS = int(os.environ.get("UNDAUNTED_KILLS", "12"))
CLIENTS = 3
PATIENCE = 60.0  # seconds for one answer


class Client:
    """One device: keeps its id until it is answered, then takes the next."""

    def __init__(self, target: dict[str, str], stop: threading.Event) -> None:
        self.target, self.stop = target, stop
        self.acknowledged: list[uuid.UUID] = []
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies, NoRedirect())

    def run(self) -> None:
        key = uuid.uuid4()
        while not self.stop.is_set():
            try:
                if self.send(key):
                    self.acknowledged.append(key)
                    key = uuid.uuid4()
            except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError):
                time.sleep(0.02)

    def send(self, key: uuid.UUID) -> bool:
        base = self.target["url"]
        page = self.opener.open(f"{base}/unsought/", timeout=5).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if token is None:
            raise ValueError("no form")
        said = {
            "csrfmiddlewaretoken": token[1],
            "fact": str(key),
            "words": f"moment {key}",
            "domain": "everyday",
            "fear_peak": "40",
        }
        body = urllib.parse.urlencode(said).encode()
        request = urllib.request.Request(
            f"{base}/unsought/", body, {"Referer": f"{base}/unsought/"}
        )
        try:
            self.opener.open(request, timeout=5)
        except urllib.error.HTTPError as answer:
            return answer.code == 302
        return False


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def test_nothing_acknowledged_is_lost_or_doubled_when_the_server_is_killed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(7)
    server = servers.start(tmp_path / "data")
    target, stop = {"url": server.url}, threading.Event()
    clients = [Client(target, stop) for _ in range(CLIENTS)]
    threads = [threading.Thread(target=client.run) for client in clients]
    for thread in threads:
        thread.start()
    try:
        for _ in range(KILLS):
            wait_for_another(clients)
            time.sleep(chance.uniform(0.0, 0.4))
            server = killed_and_back(server, target)
        wait_for_another(clients)
        assert all(thread.is_alive() for thread in threads), "a client stopped writing"
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        server.stop()
    acknowledged = [key for client in clients for key in client.acknowledged]
    stored = rows(tmp_path / "data")
    with capsys.disabled():
        print(f"\n{KILLS} kills, {len(acknowledged)} acknowledged, {len(stored)} stored")
    assert len(acknowledged) > KILLS
    assert set(acknowledged) <= set(stored)
    assert len(stored) == len(set(stored))
    assert len(stored) <= len(acknowledged) + CLIENTS


def wait_for_another(clients: list[Client]) -> None:
    """Until one more log is acknowledged, however slow this computer is today."""
    before, patience = sum(len(each.acknowledged) for each in clients), time.monotonic() + PATIENCE
    while sum(len(each.acknowledged) for each in clients) == before:
        assert time.monotonic() < patience, "nobody is answered any more"
        time.sleep(0.01)


def killed_and_back(server: Server, target: dict[str, str]) -> Server:
    server.kill()
    back = servers.start(server.folder)
    target["url"] = back.url
    return back


def rows(folder: Path) -> list[uuid.UUID]:
    """The ids of all answers, after SQLite says the file is whole."""
    with closing(sqlite3.connect(folder / "undaunted.sqlite3")) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        return [uuid.UUID(row[0]) for row in file.execute("SELECT id FROM record_answer")]
