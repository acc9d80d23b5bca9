"""Where care is: each country dated and sourced, nothing trusted that nobody saw."""

from datetime import date, timedelta

import pytest
import yaml

from undaunted.engine.words.crisis import CATEGORIES
from undaunted.library.kinds.care import CountryCare, FindingCare
from undaunted.library.kinds.help_words import HelpWords, HelpWordsFile
from undaunted.library.reading import FOLDER, open_library

CARE = open_library().care
SEEN = date(2026, 11, 30)


def a_country(**changes: object) -> dict[str, object]:
    way = {"kind": "first_door", "text": "A doctor.", "source": "Our office", "verified": True}
    fields: dict[str, object] = {
        "country": "Ireland",
        "seen_on": SEEN,
        "valid_until": SEEN + timedelta(days=90),
        "ways": [way, {**way, "kind": "low_cost"}],
    }
    return fields | changes


def test_twenty_countries_and_more_have_their_ways_and_each_has_lines_too() -> None:
    assert len(CARE.countries) >= 20
    assert {each.country for each in CARE.countries} <= {
        line.country for line in open_library().help_lines
    }


@pytest.mark.parametrize("care", CARE.countries, ids=lambda care: care.country)
def test_each_country_names_a_door_and_what_it_costs_and_where_that_was_seen(
    care: CountryCare,
) -> None:
    kinds = {way.kind for way in care.ways}
    assert kinds & {"first_door", "self_referral"}
    assert kinds & {"low_cost", "online"} or care.country == "Portugal"
    for way in care.ways:
        assert way.verified is ("general knowledge" not in way.source.lower()), way.text


@pytest.mark.parametrize(
    "changes",
    [
        {"valid_until": SEEN + timedelta(days=181)},
        {"valid_until": SEEN},
        {"ways": []},
        {"say": {"language": "English", "words": "Hello there"}},
        {"phone": "112"},
    ],
)
def test_what_cannot_be_right_is_refused(changes: dict[str, object]) -> None:
    CountryCare.model_validate(a_country())
    with pytest.raises(ValueError, match="validation error"):
        CountryCare.model_validate(a_country(**changes))


def test_a_country_stands_once_and_by_name() -> None:
    twice = {"anywhere": [a_way() for _ in range(3)], "countries": [a_country(), a_country()]}
    with pytest.raises(ValueError, match="once each"):
        FindingCare.model_validate(twice)


def a_way() -> dict[str, object]:
    return {"kind": "young", "text": "A teacher.", "source": "General", "verified": False}


def test_general_knowledge_is_never_said_to_be_looked_up() -> None:
    assert not any(way.verified for way in CARE.anywhere)


# the words of Help now


def words_as_shipped() -> list[dict[str, object]]:
    raw: dict[str, list[dict[str, object]]] = yaml.safe_load(
        (FOLDER / "help_words.yaml").read_text("utf-8")
    )
    return raw["words"]


def test_each_kind_of_danger_must_have_its_words_once() -> None:
    words = words_as_shipped()
    assert len(words) == len(CATEGORIES)
    for wrong in (words[1:], [*words, words[0]]):
        with pytest.raises(ValueError, match="must stand here once"):
            HelpWordsFile.model_validate({"words": wrong})


@pytest.mark.parametrize(
    "changes", [{"steps": ["One step."]}, {"seen_on": None}, {"lines": []}, {"about": "sadness"}]
)
def test_words_without_steps_a_date_or_a_line_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        HelpWords.model_validate(words_as_shipped()[0] | changes)


def test_the_words_for_being_hurt_never_speak_of_dying() -> None:
    hurt = next(each for each in open_library().help_words if each.about == "harmed_by_other")
    said = " ".join((hurt.choice, hurt.first, *hurt.steps)).lower()
    assert not [word for word in ("dying", "suicid", "kill", "end your life") if word in said]
    assert hurt.lines[0] == "abuse"
