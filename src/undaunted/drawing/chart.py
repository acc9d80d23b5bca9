"""What every chart is: a finding, a sentence, a picture, and the same numbers as a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chart:
    """`svg` is drawn from the numbers that stand in `rows`; all texts come ready for a person."""

    title: str
    sentence: str
    svg: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
