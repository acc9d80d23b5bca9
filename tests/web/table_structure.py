"""What the tables of the database are made of, to be compared: `python -m tests.web.table_structure`.

Run so, it makes the folder that is named ready, and writes its structure as JSON.
"""

import json
import re
import sys
from pathlib import Path

from django.db import connection

_COUNTED = re.compile(r"^(__unnamed_constraint_|fk_)\d+")
_DJANGOS = "auth_"  # its migrations and its models differ in the width of a number


def structure() -> list[str]:
    """Columns, constraints and indexes, and what migrations and content types are noted."""
    facts: list[object] = []
    look = connection.introspection
    with connection.cursor() as cursor:
        for table in look.table_names(cursor):
            if table.startswith(_DJANGOS):
                continue
            facts += [(table, *column) for column in look.get_table_description(cursor, table)]
            facts += [
                (table, _COUNTED.sub(r"\1", name), sorted((k, str(v)) for k, v in one.items()))
                for name, one in look.get_constraints(cursor, table).items()
            ]
        for noted in (
            "app, name FROM django_migrations",
            "app_label, model FROM django_content_type",
        ):
            cursor.execute(f"SELECT {noted}")
            facts += [(noted, *row) for row in cursor.fetchall()]
    return sorted(map(str, facts))


if __name__ == "__main__":
    from undaunted.web import serving

    serving.make_ready(Path(sys.argv[1]))
    print(json.dumps(structure()))
