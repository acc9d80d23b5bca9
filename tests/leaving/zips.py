"""Zips for tests: an export that was opened, changed and packed again."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

Document = dict[str, Any]


def opened(packed: bytes) -> Document:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        document: Document = json.loads(archive.read("undaunted.json"))
    return document


def packed(document: Document) -> io.BytesIO:
    return zip_of({"undaunted.json": json.dumps(document).encode()})


def zip_of(members: Mapping[str, bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    out.seek(0)
    return out
