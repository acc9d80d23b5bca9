"""Brings the demo's folder up: as it was left, from the kept one, or made anew."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from undaunted.cli.demo import kept
from undaunted.web import serving
from undaunted.web.holding import hold, let_go
from undaunted.web.places import CannotStart, make_folder


def prepare(folder: Path, person: str | None, *, fresh: bool, tell: Callable[[str], None]) -> None:
    """All three people are in `folder` afterwards, and the one asked for is shown."""
    if fresh:
        _throw_away(folder)
    today = datetime.now(UTC).date()
    brought = kept.bring(folder, today)
    make_folder(folder)
    (folder / kept.MARK).touch()
    serving.open_tables(folder)
    from undaunted.cli.demo.demonstrating import fill_once
    from undaunted.web.demo import show

    if fill_once(say_who=lambda name: tell(f"Making half a year of somebody who {name} ...")):
        kept.keep_filled(folder, today)
    elif brought:
        tell("The demo was made before, and is brought from the cache.")
    else:
        tell("The demo is there as you left it. To begin anew: undaunted demo --fresh")
    if person:
        show(person)


def _throw_away(folder: Path) -> None:
    """Remove a demo's folder that no program works in; `CannotStart` for any other."""
    if not folder.exists():
        return
    if not (folder / kept.MARK).exists():
        raise CannotStart(f"{folder} isn't marked as a demo, so it stays as it is.")
    hold(folder, alone=True)
    let_go(folder)
    shutil.rmtree(folder)
