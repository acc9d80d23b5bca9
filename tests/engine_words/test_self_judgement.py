"""A harsh judgement of the whole self is seen in its context; rules are arguments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undaunted.engine.words.phrases import LanguageRules, PhraseRule
from undaunted.engine.words.self_judgement import SelfJudgementRules, find_self_judgement
from undaunted.library.reading import open_library

WORTHLESS = PhraseRule("worthless", "counts", ("im (?:so )?worthless",))
WEIRD = PhraseRule("weird", "answer", ("im weird",))
ENGLISH = LanguageRules(
    "en",
    (WORTHLESS, WEIRD),
    negations=("i dont think",),
    distances=("the thought that", "she said"),
    figures=("worthless coupon",),
    afterwards=("is only a thought",),
    owns=("i believe",),
    admits=("and she is right",),
    hedges=(r"maybe(?: \w+)*",),
)
RULES = SelfJudgementRules("t-1", (ENGLISH,))
SHIPPED = open_library().self_judgement


def codes(text: str, rules: SelfJudgementRules = RULES) -> list[str]:
    return [hit.code for hit in find_self_judgement(text, rules)]


def test_a_hit_says_which_rule_where_and_whether_it_counts() -> None:
    text = "She said no. I’m sooo  worthless!"
    (hit,) = find_self_judgement(text, RULES)
    assert (hit.code, hit.counts) == ("worthless", True)
    assert text[hit.start : hit.end] == "I’m sooo  worthless"


def test_a_rule_for_answering_only_does_not_count() -> None:
    (hit,) = find_self_judgement("I'm weird", RULES)
    assert not hit.counts


@pytest.mark.parametrize("text", ["Maybe I'm worthless", "I'm worthless?"])
def test_a_doubt_is_answered_and_does_not_count(text: str) -> None:
    (hit,) = find_self_judgement(text, RULES)
    assert not hit.counts


def test_one_hit_a_code_and_the_one_that_counts_before_a_doubt() -> None:
    (hit,) = find_self_judgement("Maybe I'm worthless. Yes. I'm worthless.", RULES)
    assert hit.counts
    assert hit.start == 26


@pytest.mark.parametrize(
    "text",
    [
        "I don't think I'm worthless",
        "the thought that I'm worthless",
        "She said: I'm worthless",
        'It read "I\'m worthless"',
        "I'm worthless is only a thought",
        "I'm worthless coupon collector",
        "He is worthless",
        "worthlessness",
    ],
)
def test_its_context_can_lift_a_phrase(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'I believe "I\'m worthless"',
        "She said I'm worthless and she is right",
        "I don't think so. I'm worthless",
        "I don't think, I'm worthless",
    ],
)
def test_its_context_can_leave_it_standing(text: str) -> None:
    assert codes(text) == ["worthless"]


def test_without_languages_nothing_is_found() -> None:
    assert codes("I'm worthless", SelfJudgementRules("t-2", ())) == []


@pytest.mark.parametrize(
    "text",
    [
        "this proves I'm worthless",
        "nobody will ever want me",
        "im worthless",
        "soy un fracaso",
        "no valgo nada",
        "doy asco",
        "no sirvo para nada",
    ],
)
def test_both_languages_are_run_over_every_text(text: str) -> None:
    assert codes(text, SHIPPED)


@pytest.mark.parametrize(
    "text",
    ["my brother is worthless", "I'm a failure at parking", "I used to think I was worthless"],
)
def test_others_small_failures_and_the_past_are_left_alone(text: str) -> None:
    assert codes(text, SHIPPED) == []


def test_no_code_speaks_of_the_person() -> None:
    named = {rule.code for language in SHIPPED.languages for rule in language.rules}
    assert not any(code.startswith(("is_", "person", "patient", "user")) for code in named)


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_places_lie_inside_it(text: str) -> None:
    for hit in find_self_judgement(text, SHIPPED):
        assert 0 <= hit.start < hit.end <= len(text)


NEUTRAL = st.sampled_from(
    ["It rained today.", "The shop was open.", "We ate soup!", "Hacía sol.", "Is it late?", ""]
)


@given(
    NEUTRAL,
    NEUTRAL,
    st.sampled_from(["I'm worthless.", "Nobody will ever want me.", "Soy un fracaso."]),
)
def test_neutral_sentences_around_it_hide_nothing(before: str, after: str, said: str) -> None:
    alone = set(codes(said, SHIPPED))
    assert alone
    assert alone <= set(codes(f"{before} {said} {after}", SHIPPED))
