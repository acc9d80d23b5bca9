"""No page says that words of danger are always found: many are missed, and that is said."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENDINGS = {".html", ".md", ".yaml", ".txt", ".py", ".po", ".js"}
ABOUT = (
    r"(?:words? of danger|signs? of danger|danger|crisis words|words that (?:may )?speak of danger)"
)
CLAIMS = re.compile(
    rf"{ABOUT} (?:(?:is|are|will be|gets?) )(?:(?:always|surely|reliably|never) )?"
    r"(?:seen|found|noticed|detected|caught|recogni[sz]ed)\b(?! (?:is|are|was|were)\b)"
    rf"|(?:finds?|notices?|detects?|catch(?:es)?|recogni[sz]es?|spots?|sees?) "
    rf"(?:all|any|every|each) (?:\w+ )?{ABOUT}"
    rf"|(?:always|reliably) (?:finds?|notices?|detects?|sees?) (?:\w+ )?{ABOUT}"
    r"|danger (?:never escapes|is never missed)",
    re.IGNORECASE,
)


def pages() -> Iterator[Path]:
    for folder in ("src", "docs"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in ENDINGS and "node_modules" not in path.parts:
                yield path
    yield from (ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md"))


def test_no_page_says_that_danger_is_always_found() -> None:
    claims = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in pages()
        if path.is_file()
        for found in CLAIMS.finditer(" ".join(path.read_text(encoding="utf-8").split()))
    ]
    assert claims == []


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("Words of danger are seen through whatever door.", True),
        ("Undaunted notices any danger.", True),
        ("It always detects danger.", True),
        ("Many words of danger are missed.", False),
        ("Words are looked through for danger; many are missed.", False),
        ("Quiet means nothing.", False),
    ],
)
def test_a_claim_is_known(said: str, claimed: bool) -> None:
    assert bool(CLAIMS.search(said)) == claimed
