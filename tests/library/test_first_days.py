"""The pool of a first day: what keeps an ask out of it, and what the whole must have."""

import pytest

from undaunted.library.checking.first_days import first_day_problems
from undaunted.library.kinds.ask import Ask
from undaunted.library.reading import open_library

SHIPPED = tuple(open_library().asks.values())
PEN = open_library().asks["borrow-a-pen"]


def reasons(*asks: Ask) -> list[str]:
    return [problem.reason for problem in first_day_problems(asks)]


def changed(**fields: object) -> Ask:
    return Ask.model_validate({**PEN.model_dump(), **fields}, strict=False)


def test_the_shipped_pool_is_in_order() -> None:
    assert reasons(*SHIPPED) == []
    assert sum(ask.first_day for ask in SHIPPED) >= 24


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "saying_no"}, "is not of the kind asking"),
        ({"presumes": ["job"]}, "presumes job"),
        ({"when": {"hours": "evening"}}, "can't be done in every season and by day"),
        ({"when": {"hours": "day", "seasons": ["summer"]}}, "can't be done in every season"),
        ({"preparation": "sheet"}, "needs preparation"),
        ({"money": 2}, "more than small change"),
        ({"fear": {"mean": 41.0, "sd": 5.0}}, "is rated above 40"),
        ({"consequence": 3}, "has stakes above 2"),
    ],
)
def test_what_does_not_fit_a_first_day_is_named(fields: dict[str, object], reason: str) -> None:
    rest = tuple(ask for ask in SHIPPED if ask.id != PEN.id)
    assert [found for found in reasons(changed(**fields), *rest) if reason in found]


def test_an_ask_that_is_not_marked_may_be_anything() -> None:
    rest = tuple(ask for ask in SHIPPED if ask.id != PEN.id)
    assert reasons(changed(first_day=False, presumes=["job"]), *rest) == []


def test_a_thin_pool_is_named() -> None:
    few = reasons(PEN)
    assert "1 asks are for a first day; at least 24 must be" in few
    assert "0 asks of a first day need no speech; at least 4 must be" in few
    assert "0 asks of a first day are done at home; at least 4 must be" in few


def test_most_of_a_first_day_is_in_front_of_somebody() -> None:
    written = tuple(ask for ask in SHIPPED if not (ask.first_day and ask.channel == "face_to_face"))
    assert any("are with somebody one meets" in reason for reason in reasons(*written))
