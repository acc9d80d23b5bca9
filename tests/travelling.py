"""`undaunted` with a clock of the tests' own: what servers and commands are started as.

With UNDAUNTED_TEST_CLOCK the clock stands where that file says, for journeys through days and
weeks; else it begins at UNDAUNTED_TEST_NOW and goes on.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import time_machine

from tests.clock import NOW

CLOCK = "UNDAUNTED_TEST_CLOCK"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "undaunted.web.settings")
if NOW in os.environ and CLOCK not in os.environ:
    # Once for the whole process, and by importing, so that the process it serves from has it too.
    time_machine.travel(os.environ[NOW], tick=True).start()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The product's own application, at the moment the clock file says."""
    from undaunted.web.wsgi import application as inner

    with time_machine.travel(Path(os.environ[CLOCK]).read_text().strip(), tick=False):
        return [b"".join(inner(environ, start_response))]


def main() -> None:
    import sys

    if CLOCK not in os.environ:
        from undaunted.cli import main as commands

        commands()  # ends the program

    from undaunted.web import serving

    folder = Path(sys.argv[sys.argv.index("--data") + 1])
    port = int(sys.argv[sys.argv.index("--port") + 1])
    serving.make_ready(folder)
    serving.run("127.0.0.1", port, "tests.travelling:application")


if __name__ == "__main__":
    main()
