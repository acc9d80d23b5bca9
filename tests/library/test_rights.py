import re
from collections import defaultdict
from datetime import date, timedelta

import pytest

from undaunted.library.kinds.help import ELSEWHERE, read_help
from undaunted.library.kinds.rights import RightsBody
from undaunted.library.reading import FOLDER, open_library

BODIES = open_library().rights
COUNTRIES = tuple(dict.fromkeys(body.country for body in BODIES))
SEEN = date(2026, 11, 30)
LONGEST_TRUST = timedelta(days=180)


def a_body(**changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "country": "Ireland",
        "name": "Equality Office",
        "helps_with": "Discrimination at work and in shops.",
        "number": "1800 000 000",
        "web": "https://example.org",
        "source": "Our own office",
        "seen_on": SEEN,
        "valid_until": SEEN + timedelta(days=90),
        "verified": True,
    }
    return fields | changes


def of(country: str) -> list[RightsBody]:
    return [body for body in BODIES if body.country == country]


# what a body may say


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "call us"}, "number"),
        ({"number": "0800 NO RIGHT"}, "number"),
        ({"web": "http://example.org"}, "web"),
        ({"web": "javascript:alert(1)"}, "web"),
        ({"web": ""}, "web"),
        ({"helps_with": "x" * 201}, "helps_with"),
        ({"in_time": "x" * 201}, "in_time"),
        ({"seen_on": None}, "seen_on"),
        ({"hours": "day and night"}, "hours"),
    ],
)
def test_a_body_that_cannot_be_right_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(ValueError, match=field):
        RightsBody.model_validate(a_body(**changes))


def test_a_body_may_have_no_number() -> None:
    assert RightsBody.model_validate(a_body(number="")).dial == ""


@pytest.mark.parametrize(
    ("number", "dial"), [("39 28", "3928"), ("08-120 20 700", "0812020700"), ("+45 33", "+4533")]
)
def test_a_number_is_dialled_without_what_makes_it_readable(number: str, dial: str) -> None:
    assert RightsBody.model_validate(a_body(number=number)).dial == dial


# what is shipped


def test_at_least_twenty_countries_have_a_body() -> None:
    assert len(COUNTRIES) >= 20


def test_every_country_is_written_as_on_the_help_page() -> None:
    lines, _ = read_help(FOLDER)
    assert set(COUNTRIES) <= {line.country for line in lines} - {ELSEWHERE}


def test_countries_stand_by_name_each_in_one_place() -> None:
    assert list(COUNTRIES) == sorted(COUNTRIES)
    assert [body.country for body in BODIES] == sorted(body.country for body in BODIES)


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_has_one_to_three_bodies_that_differ(country: str) -> None:
    bodies = of(country)
    assert 1 <= len(bodies) <= 3
    assert len({body.name for body in bodies}) == len(bodies)
    dials = [body.dial for body in bodies if body.number]
    assert len(set(dials)) == len(dials)


def test_a_number_has_three_digits_or_more() -> None:
    assert not [body for body in BODIES if body.number and len(re.sub(r"\D", "", body.number)) < 3]


def test_no_two_countries_share_a_number() -> None:
    where: dict[str, set[str]] = defaultdict(set)
    for body in BODIES:
        if body.number:
            where[body.dial].add(body.country)
    assert not {dial: places for dial, places in where.items() if len(places) > 1}


def test_every_address_is_a_safe_one() -> None:
    assert not [body for body in BODIES if not body.web.startswith("https://")]


def test_sentences_end_as_sentences() -> None:
    said = [text for body in BODIES for text in (body.helps_with, body.in_time) if text]
    assert not [text for text in said if not text.endswith(".")]


def test_nothing_is_verified_from_what_somebody_only_knows() -> None:
    assert not [body for body in BODIES if body.verified and body.seen_on is None]
    assert not [body for body in BODIES if body.verified and "general knowledge" in body.source]


def test_what_is_not_verified_is_rare_and_its_source_says_why() -> None:
    doubtful = [body for body in BODIES if not body.verified]
    assert len(doubtful) <= 3
    assert all("newer" in body.source or "knowledge" in body.source for body in doubtful)


CLOSED = {
    "Argentina": ("INADI", "168"),
    "Portugal": ("Racial", "cicdr"),
    "United Kingdom": ("Human Rights Commission", "0845"),
}


@pytest.mark.parametrize("country", CLOSED)
def test_a_body_that_is_closed_or_idle_is_not_there(country: str) -> None:
    name, number_or_address = CLOSED[country]
    assert not [body for body in of(country) if name in body.name]
    assert not [body for body in of(country) if body.dial.startswith(number_or_address)]
    assert not [body for body in of(country) if number_or_address in body.web]


COVERED_APART = {
    "Belgium": ("Flanders", "Flemish"),
    "Canada": ("Federal", "Quebec", "Ontario"),
    "United Kingdom": ("England, Scotland and Wales", "Northern Ireland"),
    "United States": ("Work", "Housing"),
}


@pytest.mark.parametrize("country", COVERED_APART)
def test_where_several_bodies_share_a_country_each_says_what_is_its_own(country: str) -> None:
    said = " ".join(body.helps_with for body in of(country))
    assert not [part for part in COVERED_APART[country] if part not in said]


WELL_KNOWN = {
    "Brazil": "100",
    "France": "3928",
    "Germany": "08005465465",
    "South Korea": "1331",
    "Spain": "021",
    "United Kingdom": "08088000082",
    "United States": "18006694000",
}


@pytest.mark.parametrize("country", WELL_KNOWN)
def test_the_first_body_is_the_national_one(country: str) -> None:
    assert of(country)[0].dial == WELL_KNOWN[country]


# how long they are good for


def test_a_body_is_trusted_for_half_a_year_at_most() -> None:
    assert not [
        body for body in BODIES if body.seen_on and body.valid_until - body.seen_on > LONGEST_TRUST
    ]


def test_all_bodies_run_out_on_one_day_so_that_one_round_is_enough() -> None:
    assert len({body.valid_until for body in BODIES}) == 1
