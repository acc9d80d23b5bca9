import pytest

from undaunted.library.wording import reading_grade, sentences, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ask", 1),
        ("café", 2),
        ("table", 2),
        ("time", 1),
        ("asked", 1),
        ("wanted", 2),
        ("neighbour", 2),
        ("anything", 3),
        ("responsibility", 6),
        ("the", 1),
        ("why", 1),
    ],
)
def test_syllables_are_counted_by_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_sentences_end_at_stops_and_questions_but_not_at_an_ellipsis() -> None:
    assert len(sentences("Ask once. Is it free? Then go!")) == 3
    assert len(sentences("It is called ... and I love it.")) == 1
    assert len(sentences('Say: "May I?" Then wait.')) == 2


def test_words_keep_their_apostrophes_and_hyphens() -> None:
    assert words("Don't ask a second-hand shop, 5 times.") == (
        "Don't",
        "ask",
        "a",
        "second-hand",
        "shop",
        "5",
        "times",
    )


def test_the_grade_is_that_of_the_published_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: .39 * 6 + 11.8 * 1 - 15.59
    assert reading_grade("The cat sat on the mat.") == pytest.approx(-1.45)


def test_longer_words_and_sentences_read_harder() -> None:
    easy = reading_grade("Ask for the way. Say thanks and go.")
    hard = reading_grade("Request directional information and subsequently express gratitude.")
    assert easy < 3 < 12 < hard


def test_a_text_without_words_has_a_grade() -> None:
    assert reading_grade("...") == pytest.approx(-15.59)
