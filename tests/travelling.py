"""`undaunted serve` whose clock stands where a file says, for journeys through days and weeks."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import time_machine

CLOCK = "UNDAUNTED_TEST_CLOCK"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "undaunted.web.settings")


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The product's own application, at the moment the clock file says."""
    from undaunted.web.wsgi import application as inner

    with time_machine.travel(Path(os.environ[CLOCK]).read_text().strip(), tick=False):
        return [b"".join(inner(environ, start_response))]


def main() -> None:
    import sys

    from undaunted.web import serving

    folder = Path(sys.argv[sys.argv.index("--data") + 1])
    port = int(sys.argv[sys.argv.index("--port") + 1])
    serving.make_ready(folder)
    serving.run("127.0.0.1", port, "tests.travelling:application")


if __name__ == "__main__":
    main()
