"""What a reading said, for the tests."""

import re

from undaunted.insights.cards import Early, FindingCard, Reading


def card(found: Reading | None) -> FindingCard:
    assert isinstance(found, FindingCard)
    return found


def early(found: Reading | None) -> Early:
    assert isinstance(found, Early)
    return found


def values(svg: str, kind: str) -> list[str]:
    """The numbers of the marks of one class, in the order they were drawn."""
    return re.findall(rf'class="[^"]*\b{kind}\b[^"]*"[^>]*data-value="([^"]*)"', svg)
