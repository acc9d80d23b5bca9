"""What a first start trusts was tried, and is what is shipped."""

from tools.tried import tried
from undaunted.library.kinds.phrasebook import TRIED_FILE
from undaunted.library.reading import FOLDER


def test_the_phrases_that_are_shipped_were_tried() -> None:
    """Where this is red: `python tools/tried.py`."""
    kept = (FOLDER / "phrases" / TRIED_FILE).read_text(encoding="ascii")
    assert kept == tried(FOLDER)
