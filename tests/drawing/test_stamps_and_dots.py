import re
import uuid
from typing import get_args
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from undaunted.drawing.emblem import emblem, printed_emblem
from undaunted.drawing.stamp import StampKind, stamp
from undaunted.drawing.week import DayMark, week_dots
from undaunted.engine.taxonomy import Domain

ONE = uuid.UUID("8a6f1f0e-51f4-4c53-9d6c-3f3a4f0f2a11")
KINDS: tuple[StampKind, ...] = get_args(StampKind)


def border_of(svg: str) -> tuple[str, ...]:
    """What the border looks like without its colour."""
    rings = [m for m in ET.fromstring(svg).iter() if "stamp-border" in m.get("class", "")]
    return tuple(f"{m.get('class')} {m.get('d')} {m.get('pathLength')}" for m in rings)


def inside_of(svg: str) -> list[str]:
    lines = [m for m in ET.fromstring(svg).iter() if "stamp-border" not in m.get("class", "")]
    return [m.get("d", "") for m in lines if m.get("d")]


def test_the_same_attempt_always_has_the_same_stamp() -> None:
    assert stamp(ONE, "no", 0.4) == stamp(uuid.UUID(str(ONE)), "no", 0.4)


@given(st.sets(st.uuids(), min_size=20, max_size=20))
def test_other_attempts_have_other_stamps(ids: set[uuid.UUID]) -> None:
    assert len({stamp(one, "no", 0.4) for one in ids}) == 20


def test_each_kind_is_told_by_its_border_alone() -> None:
    assert len({border_of(stamp(ONE, kind, 0.4)) for kind in KINDS}) == len(KINDS)
    assert len({tuple(inside_of(stamp(ONE, kind, 0.4))) for kind in KINDS}) == 1


def test_a_greater_surprise_draws_more_lines() -> None:
    lines = [stamp(ONE, "yes", surprise).count("Q") for surprise in (0, 0.2, 0.5, 1)]
    assert lines == sorted(set(lines))


def test_a_surprise_beyond_its_scale_is_its_end() -> None:
    assert stamp(ONE, "yes", 7) == stamp(ONE, "yes", 1)
    assert stamp(ONE, "yes", -1) == stamp(ONE, "yes", 0)


@given(st.uuids(), st.sampled_from(KINDS), st.floats(0, 1))
def test_every_stamp_is_small_plain_and_inside_its_frame(
    attempt: uuid.UUID, kind: StampKind, surprise: float
) -> None:
    svg = stamp(attempt, kind, surprise)
    assert len(svg) < 4_000
    assert "style" not in svg
    numbers = [float(n) for d in inside_of(svg) for n in re.findall(r"-?[\d.]+", d)]
    assert all(8 <= n <= 112 for n in numbers)


def test_a_stamp_with_a_title_has_a_name_and_one_without_is_an_ornament() -> None:
    assert ET.fromstring(stamp(ONE, "no", 0)).get("aria-hidden") == "true"
    named = ET.fromstring(stamp(ONE, "no", 0, "No. 3 & more"))
    assert named.get("role") == "img"
    assert named[0].text == "No. 3 & more"
    assert named.get("aria-labelledby") == named[0].get("id")


def test_a_week_has_a_mark_of_its_own_shape_for_each_kind_of_day() -> None:
    kinds: tuple[DayMark, ...] = ("done", "rest", "today", "open")
    svg = ET.fromstring(week_dots(kinds))
    grounds = [m.get("class") for m in svg if m.get("r") == "9"]
    assert grounds == [f"week-{kind}" for kind in kinds]
    insides = [m.get("class") for m in svg if m.get("r") != "9"]
    assert insides == ["week-tick", "week-bar", "week-now"]


def test_a_mirrored_week_begins_at_the_right() -> None:
    svg = ET.fromstring(week_dots(("done", "open", "open"), mirror=True))
    (done,) = (float(m.get("cx", "")) for m in svg if m.get("class") == "week-done")
    assert done == 65


def test_an_emblem_is_its_own_and_never_the_border_of_an_outcome() -> None:
    drawn = {emblem(part.value) for part in Domain}
    assert len(drawn) == len(Domain)
    borders = {border_of(stamp(ONE, kind, 0.4)) for kind in KINDS}
    assert {border_of(each) for each in drawn}.isdisjoint(borders)


def test_a_printed_emblem_is_a_file_of_its_own_in_one_colour() -> None:
    svg = printed_emblem("work", "#123456")
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert inside_of(svg) == inside_of(emblem("work"))
    assert "#123456" in svg
