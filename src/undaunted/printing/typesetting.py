"""Sheets and cards on paper: values in, PDF out, with the templates in `sheets/`.

Needs the extra `print`. Words go in as JSON, so whatever somebody wrote is printed, never run.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

SHEETS = Path(__file__).parent / "sheets"
Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
Value = str | int | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """What to print: a template of `sheets/`, a title, fixed words of the page, and its values."""

    template: Literal["deck", "exercise", "week"]
    title: str
    words: Mapping[str, str]
    values: Values


def can_print() -> bool:
    """Whether the extra `print` is installed."""
    return find_spec("typst") is not None


def pdf_of(sheet: PrintedSheet, paper: Paper = "a4") -> bytes:
    """The sheet as an accessible PDF (PDF/UA-1).

    A sign that no font of this computer has would stop that; then the PDF is tagged only, and its
    foot says that signs are missing.
    """
    import typst

    values = {
        **sheet.values,
        "title": sheet.title,
        "paper": paper,
        "language": (get_language() or "en").split("-")[0],
        "mirrored": get_language_bidi(),
    }
    source = SHEETS / f"{sheet.template}.typ"
    try:
        return _compiled(source, {**values, "words": sheet.words}, "ua-1")
    except typst.TypstError:
        missing = _("This computer has no font for some of the signs on this page.")
        return _compiled(source, {**values, "words": {**sheet.words, "missing": missing}}, "1.7")


def _compiled(source: Path, values: Values, standard: Literal["ua-1", "1.7"]) -> bytes:
    import typst

    return typst.compile(
        source,
        root=SHEETS,
        sys_inputs={"data": json.dumps(values, ensure_ascii=False)},
        pdf_standards=standard,
    )
