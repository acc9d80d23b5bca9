"""Writes docs/reference/data-model.md from the models themselves: `python tools/data_model.py`."""

import os
import sys
from pathlib import Path

import django
from django.apps import apps
from django.db import models

from undaunted.people.ranges import ChanceColumn, WholeColumn

HEAD = """# Data model

Made from the models by `tools/data_model.py`; a test fails when it is not up to date.

*Facts* are inserted once, with an id the client made; the same id with the same content is the
same fact. A correction is a new row that `replaces` the old. Everything a person wrote is *sealed*:
unreadable without the keyring, and not to be searched by the database.
"""
KINDS = {
    "people": "Who practises",
    "record": "Facts",
    "learning": "What the facts taught",
    "wellbeing": "Facts about pace",
    "programmes": "Programmes that were joined",
    "practice": "Passes and the ladder",
    "shelf": "What was kept for later",
}


def document() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for label, title in KINDS.items():
        parts.append(f"## {title} (`{label}`)\n")
        for model in sorted(apps.get_app_config(label).get_models(), key=lambda m: m.__name__):
            parts.append(table(model))
    return "\n".join(parts)


def table(model: type[models.Model]) -> str:
    words = (model.__doc__ or "").strip().splitlines()[0]
    said = "" if words.startswith(f"{model.__name__}(") else words + "\n"
    rows = "\n".join(row(field) for field in model._meta.concrete_fields)
    return f"### {model.__name__}\n\n{said}\n| column | kind | |\n|---|---|---|\n{rows}\n"


def row(field: "models.Field[object, object]") -> str:
    kind = type(field).__name__.removesuffix("Field")
    notes = []
    if isinstance(field, WholeColumn | ChanceColumn):
        kind = field.get_internal_type().removesuffix("Field")
        notes.append(f"{field.range.least}–{field.range.most}")
    if kind == "SealedText":
        most = f"at most {field.max_length} characters" if field.max_length else "of any length"
        notes.append(f"sealed, {most}")
    if field.related_model is not None:
        notes.append(f"→ {getattr(field.related_model, '__name__', field.related_model)}")
    if field.null:
        notes.append("may be empty")
    if field.primary_key:
        notes.append("key")
    return f"| `{field.column}` | {kind} | {', '.join(notes)} |"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "undaunted.web.settings")
    django.setup()
    Path("docs/reference/data-model.md").write_text(document(), "utf-8")
    sys.exit(0)
