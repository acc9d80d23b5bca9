"""Run by a test with a data folder: practises, deletes everything, and looks into the files.

Prints one JSON object. The files are read while the connections are open, as on a running server.
"""

import json
import os
import sys
import threading
import uuid
from pathlib import Path

import django

CANARY = b"canary-that-must-go"


def seen_in(folder: Path) -> dict[str, int]:
    files = sorted(folder.glob("undaunted.sqlite3*"))
    return {file.name: file.read_bytes().count(CANARY) for file in files}


def leave(folder: Path) -> dict[str, object]:
    from django.db import connection
    from django.db.models import Model

    from tests.leaving.conftest import NOW
    from tests.leaving.everything import practise
    from undaunted.leaving.deleting import delete_everything
    from undaunted.leaving.inventory import DERIVED, EXPORTED
    from undaunted.people.models import Person
    from undaunted.practice.choosing.passing import pass_on
    from undaunted.practice.models import Pass

    person = Person.objects.local()
    practise(person, NOW)
    for number in range(200):
        key = f"{CANARY.decode()}-{number}"
        pass_on(person, uuid.uuid4(), key, Pass.Reason.NOT_HERE, NOW)
    Pass.objects.filter(ask_key__endswith="0").delete()
    before = seen_in(folder)

    deleted = delete_everything(person)

    models: list[type[Model]] = [Person, *(t.model for t in EXPORTED), *(d.model for d in DERIVED)]
    return {
        "before": sum(before.values()),
        "after": seen_in(folder),
        "rows_deleted": deleted.rows,
        "rows_left": sum(model._default_manager.count() for model in models),
        "traces_gone": deleted.traces_gone,
        "journal": connection.cursor().execute("PRAGMA journal_mode").fetchone()[0],
    }


def stay_connected(ready: threading.Event, done: threading.Event) -> None:
    """A second thread of the server: it has read, and keeps its connection."""
    from undaunted.people.models import Person

    Person.objects.count()
    ready.set()
    done.wait()


def main(folder: Path) -> None:
    os.environ.update(UNDAUNTED_DATA=str(folder), DJANGO_SETTINGS_MODULE="undaunted.web.settings")
    from undaunted.web.places import prepare_folder

    prepare_folder(folder)
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    ready, done = threading.Event(), threading.Event()
    other = threading.Thread(target=stay_connected, args=(ready, done))
    other.start()
    ready.wait()
    try:
        print(json.dumps(leave(folder)))
    finally:
        done.set()
        other.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
