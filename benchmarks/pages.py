"""Today and the journal against a bare Django view in the same server, as ratios."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

REPEATS = 60


def prepare() -> None:
    """A filled demo in a folder of its own, as the settings need it before they are read."""
    from undaunted.web import serving

    folder = Path(tempfile.mkdtemp()) / "data-demo"
    folder.mkdir()
    (folder / "DEMO").touch()
    os.environ["UNDAUNTED_DATA"] = str(folder)
    serving.make_ready(folder)

    from undaunted.cli.demo.demonstrating import fill_once

    fill_once()


def median_ms(visit: Callable[[], object]) -> float:
    times = []
    visit()
    for _ in range(REPEATS):
        begin = time.perf_counter()
        visit()
        times.append((time.perf_counter() - begin) * 1000)
    return float(np.median(times))


def main() -> None:
    prepare()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    bare = median_ms(lambda: client.get("/breathe/"))
    for path in ("/", "/journal/", "/insights/", "/book/"):
        ours = median_ms(lambda path=path: client.get(path))  # type: ignore[misc]  # bound now
        print(
            f"{path}: {ours:.1f} ms; a page without questions: {bare:.1f} ms; ratio {ours / bare:.1f}"
        )


if __name__ == "__main__":
    main()
