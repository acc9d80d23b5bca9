"""A model of likeness sees what no phrase names; what only it sees is answered, not counted."""

from itertools import pairwise

import numpy as np
import pytest

from undaunted.engine.words.because_of_who import BecauseOfWhoRules, find_because_of_who
from undaunted.engine.words.likeness import (
    MOST_WORDS,
    LikenessModel,
    buckets,
    first_alike,
    windows,
)
from undaunted.engine.words.phrases import LanguageRules, PhraseRule
from undaunted.engine.words.self_judgement import (
    BY_LIKENESS,
    SelfJudgementRules,
    find_self_judgement,
)
from undaunted.library.reading import open_library

SIZE = 4_096
LIBRARY = open_library()
SHIPPED = (LIBRARY.self_judgement, LIBRARY.because_of_who)


def model(**sentences: str) -> LikenessModel:
    """Hits what shares most features with the sentence of a kind, and names the kind."""
    of_kind = np.zeros((len(sentences), SIZE))
    for row, text in zip(of_kind, sentences.values(), strict=True):
        row[buckets(text, SIZE)] = 1.0
    kinds = tuple(sentences)
    return LikenessModel("en", kinds, -4.0, of_kind.max(axis=0), np.zeros(len(kinds)), of_kind)


def test_the_score_is_the_weights_of_the_buckets_over_the_root_of_their_number() -> None:
    features = {" ab", "abc", "bc ", " abc", "abc ", " abc ", "w:abc"}
    found = buckets("abc", SIZE)
    assert len(found) == len(features)
    weights = np.zeros(SIZE)
    weights[found[:4]] = 2.0
    made = LikenessModel("en", ("any",), 0.5, weights, np.zeros(1), np.zeros((1, SIZE)))
    assert made.score("abc") == pytest.approx(0.5 + 8 / np.sqrt(7))


def test_punctuation_makes_no_difference_to_buckets() -> None:
    assert list(buckets("so, i am.", SIZE)) == list(buckets("so i am", SIZE))


def test_nothing_has_no_buckets_and_only_the_intercept() -> None:
    assert model(any="a sentence").score("") == -4.0


def test_a_text_is_looked_at_in_runs_of_whole_sentences_that_overlap() -> None:
    text = " ".join(f"this is sentence number {n} of the text." for n in range(20))
    spans = list(windows(text))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(len(text[start:end].split()) <= MOST_WORDS for start, end in spans)
    assert all(later < end for (_, end), (later, _) in pairwise(spans))
    assert list(windows("short. text.")) == [(0, 12)]
    assert list(windows(" ... ")) == []
    assert list(windows("word " * 300)) == [(0, 1500)]


def test_a_hit_is_told_by_its_kind_and_place_in_the_original() -> None:
    both = model(loss="nobody keeps me at all", harm="he hits me every night")
    filler = "We asked for the bill and it came and then we walked home slowly. " * 4
    text = f"{filler}He hits me, every night!"
    found = first_alike(text, (both,), ())
    assert found is not None
    assert found.kind == "harm"
    assert "He hits me" in text[found.start : found.end]
    assert first_alike(filler, (both,), ()) is None
    assert first_alike(text, (), ()) is None


SAID = PhraseRule("worthless", "counts", ("nobody keeps me at all",))


def rules(*rule: PhraseRule) -> SelfJudgementRules:
    language = LanguageRules("en", rule, negations=("not true that",))
    return SelfJudgementRules("t-1", (language,), (model(answer="nobody keeps me at all"),))


def test_what_only_a_model_sees_never_counts() -> None:
    (hit,) = find_self_judgement("Nobody keeps me at all.", rules())
    assert (hit.code, hit.counts) == (BY_LIKENESS, False)


def test_a_phrase_comes_before_a_model_and_a_lifted_phrase_is_not_seen_again() -> None:
    said = find_self_judgement("Nobody keeps me at all.", rules(SAID))
    assert [hit.code for hit in said] == ["worthless"]
    assert find_self_judgement("Not true that nobody keeps me at all.", rules(SAID)) == ()


def test_what_only_a_model_sees_of_who_somebody_is_has_its_kind() -> None:
    book = BecauseOfWhoRules("t-1", (), (model(origin="my accent made her laugh"),))
    (hit,) = find_because_of_who("my accent made her laugh", book)
    assert (hit.kind, hit.code) == ("origin", "by_likeness")


@pytest.mark.parametrize("guard", SHIPPED, ids=lambda guard: type(guard).__name__)
def test_the_shipped_models_are_of_both_languages_and_the_same_each_time(
    guard: BecauseOfWhoRules | SelfJudgementRules,
) -> None:
    assert [each.language for each in guard.models] == ["en", "es"]
    text = "there is nothing in me that anyone could keep"
    assert [each.score(text) for each in guard.models] == [
        each.score(text) for each in guard.models
    ]
