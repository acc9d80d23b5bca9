"""What every chart is: a finding, a sentence, a picture, and the same numbers as a table."""

from dataclasses import dataclass

FEWEST = 8  # of a group that is spoken of as a finding, in a title, a sentence or a drawn mean


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What stands beside a picture so that it says what it is.

    `unit` names its scale, `marks` its signs in the order of the drawing function, and `band` what
    a shade, a bar or a range is: of what it is the interval, and how sure.
    """

    unit: str = ""
    marks: tuple[str, ...] = ()
    band: str = ""


UNNAMED = HowToRead()


@dataclass(frozen=True, slots=True)
class Chart:
    """`svg` is drawn from the numbers that stand in `rows`; all texts come ready for a person.

    `band` is said below the picture (`HowToRead`).
    """

    title: str
    sentence: str
    svg: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    band: str = ""
