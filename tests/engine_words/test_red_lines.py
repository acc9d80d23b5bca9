import pytest
from hypothesis import given
from hypothesis import strategies as st

from undaunted.engine.words.red_lines import RedLineRule, RedLineRules, find_red_lines

KISS = RedLineRule("kiss", ("ask (?:for )?a kiss", "kiss(?:ing)? strangers?"), "Not this.")
FILM = RedLineRule("film", ("film",), "No cameras.")
SKILL = RedLineRule("skill", ("kill", "rob", "high ?way", "gun"), "No.")
RULES = RedLineRules("t-1", (KISS, FILM, SKILL), (r"(?:never|do not|don't)(?: \w+)?", "no"))


def codes(text: str, rules: RedLineRules = RULES) -> list[str]:
    return [hit.code for hit in find_red_lines(text, rules)]


def test_a_phrase_is_found_with_its_place_and_sentence() -> None:
    (hit,) = find_red_lines("I would ask  for\na kiss now", RULES)
    assert (hit.code, hit.message) == ("kiss", "Not this.")
    assert "I would ask  for\na kiss now"[hit.start : hit.end] == "ask  for\na kiss"


def test_hits_come_once_for_each_rule_in_the_order_of_the_rules() -> None:
    assert codes("Film it, film them, ask for a kiss") == ["kiss", "film"]


@pytest.mark.parametrize("text", ["problem", "skilled Robert", "begun", "filmed", "a filmography"])
def test_parts_of_words_are_not_found(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", ["HIGHWAY", "high-way", "high  way"])
def test_case_spaces_and_hyphens_do_not_matter(text: str) -> None:
    assert codes(text) == ["skill"]


@pytest.mark.parametrize("text", ["Never film.", "Do not ever film", "Don’t film", "No film here"])
def test_a_negation_just_before_lifts_a_phrase(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text", ["Never mind, film it", "Do not ask. Film it.", "No, film it", "Never film. Film now."]
)
def test_a_negation_of_something_else_does_not(text: str) -> None:
    assert codes(text) == ["film"]


def test_without_negations_nothing_is_lifted() -> None:
    assert codes("Never film", RedLineRules("t-2", (FILM,))) == ["film"]


def test_without_rules_nothing_is_found() -> None:
    assert codes("film a kiss", RedLineRules("t-3", ())) == []


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_places_lie_inside_it(text: str) -> None:
    for hit in find_red_lines(text, RULES):
        assert 0 <= hit.start < hit.end <= len(text)


@given(st.text(alphabet="xyz .,", max_size=60), st.text(alphabet="xyz .,", max_size=60))
def test_words_around_a_phrase_do_not_hide_it(before: str, after: str) -> None:
    assert codes(f"{before} film {after}") == ["film"]
