"""Run by a test on a data folder: opens it as `serve` does, reads every page, and leaves.

old_folder.py open FOLDER EXPORT     prints {address: status} and writes the export
old_folder.py early FOLDER           makes a folder as the first migrations left it, with a draft
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine

if TYPE_CHECKING:
    from undaunted.people.models import Person

MOMENT = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
WORDS = "canary-in-a-draft"
FIRST = (("people", "0001_initial"), ("record", "0001_initial"), ("practice", "0001_initial"))


def read(folder: Path, export: Path) -> None:
    from undaunted.web.serving import make_ready

    make_ready(folder, alone=True)
    with time_machine.travel(MOMENT, tick=False):
        from django.test import Client

        from undaunted.leaving.exporting import export_zip
        from undaunted.people.models import Person

        person = Person.objects.local()
        export.write_bytes(export_zip(person, MOMENT))
        client = Client(headers={"host": "localhost"})
        told = {address: client.get(address).status_code for address in addresses(person)}
    print(json.dumps(told))


def addresses(person: "Person") -> Iterator[str]:
    """Every address that needs no argument, and the page of every attempt."""
    from django.urls import URLPattern, URLResolver, get_resolver

    from undaunted.record.models import Attempt

    def under(resolver: URLResolver, before: str) -> Iterator[str]:
        for found in resolver.url_patterns:
            address = before + str(found.pattern)
            if isinstance(found, URLPattern):
                yield f"/{address}"
            else:
                yield from under(found, address)

    yield from (address for address in under(get_resolver(), "") if "<" not in address)
    for attempt in Attempt.objects.filter(person=person, removed_at__isnull=True):
        yield f"/journal/{attempt.pk}/"


def early(folder: Path) -> None:
    from undaunted.web.serving import set_up

    set_up(folder, alone=True)
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    for app, name in FIRST:
        call_command("migrate", app, name, verbosity=0)
    state = MigrationExecutor(connection).loader.project_state(list(FIRST)).apps
    person = state.get_model("people", "Person").objects.create(label="local", country="Wales")
    state.get_model("people", "Draft").objects.create(
        person=person, form="log", body=json.dumps({"words": [WORDS]}), saved_at=MOMENT
    )
    (folder / ".new-keyring").unlink()


if __name__ == "__main__":
    if sys.argv[1] == "open":
        read(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        early(Path(sys.argv[2]))
