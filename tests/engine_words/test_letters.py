"""A letter model sees sentences by groups of letters; what only it sees is answered, not counted."""

import numpy as np
import pytest

from undaunted.engine.words.folding import readings
from undaunted.engine.words.letters import LetterModel, buckets, find_by_letters
from undaunted.engine.words.phrases import LanguageRules, PhraseRule
from undaunted.engine.words.self_judgement import (
    BY_LETTERS,
    SelfJudgementRules,
    find_self_judgement,
)
from undaunted.library.reading import open_library

SIZE = 512
SHIPPED = open_library().self_judgement


def model(*sentences: str, intercept: float = -2.0) -> LetterModel:
    """Hits what shares most letter groups with the sentences."""
    weights = np.zeros(SIZE)
    for each in sentences:
        weights[buckets(each, SIZE)] = 1.0
    return LetterModel("en", "i|me|my", "nobody|nothing|good", intercept, weights)


def test_the_score_is_the_weights_of_the_buckets_over_the_root_of_their_number() -> None:
    found = buckets("abc", SIZE)
    expected = {" ab", "abc", "bc ", " abc", "abc ", " abc "}
    assert len(found) == len(expected)
    weights = np.zeros(SIZE)
    weights[found[:4]] = 2.0
    made = LetterModel("en", "a", "a", 0.5, weights)
    assert made.score("abc") == pytest.approx(0.5 + 8 / np.sqrt(6))


def test_commas_make_no_difference_to_buckets() -> None:
    assert list(buckets("so,i am", SIZE)) == list(buckets("so i am", SIZE))


def test_nothing_has_no_buckets_and_only_the_intercept() -> None:
    assert model().score("") == -2.0


@pytest.mark.parametrize("text", ["Nobody picks up the phone.", "I asked for my change."])
def test_only_sentences_about_oneself_and_of_worth_are_looked_at(text: str) -> None:
    reading = readings(text)[0]
    everything = LetterModel("en", "i|me|my", "nobody|nothing|good", 9.0, np.zeros(SIZE))
    assert list(find_by_letters(reading, (everything,))) == []


def test_a_hit_is_one_sentence_of_the_original() -> None:
    text = "It rained. Nobody keeps me. Bye."
    (span,) = find_by_letters(readings(text)[0], (model("nobody keeps me"),))
    assert text[slice(*span)] == "Nobody keeps me"


SAID = PhraseRule("worthless", "counts", ("nobody keeps me",))


def rules(*rule: PhraseRule) -> SelfJudgementRules:
    language = LanguageRules("en", rule, negations=("not true that",))
    return SelfJudgementRules("t-1", (language,), (model("nobody keeps me"),))


def test_what_only_a_model_sees_never_counts() -> None:
    (hit,) = find_self_judgement("Nobody keeps me.", rules())
    assert (hit.code, hit.counts) == (BY_LETTERS, False)


def test_a_phrase_comes_before_a_model_and_a_lifted_phrase_is_not_seen_again() -> None:
    assert [hit.code for hit in find_self_judgement("Nobody keeps me.", rules(SAID))] == [
        "worthless"
    ]
    assert find_self_judgement("Not true that nobody keeps me.", rules(SAID)) == ()


def test_the_shipped_models_are_of_both_languages_and_the_same_each_time() -> None:
    assert [each.language for each in SHIPPED.models] == ["en", "es"]
    first = [each.score("there is nothing in me that anyone could keep") for each in SHIPPED.models]
    again = [each.score("there is nothing in me that anyone could keep") for each in SHIPPED.models]
    assert first == again
