import pytest

from undaunted.library.checking.spelling import (
    FREQUENT,
    listed,
    lonely_words,
    misspelt,
    one_away,
    quoted_wrongly,
    spelling_problems,
)
from undaunted.library.checking.texts import Said


def said(text: str) -> Said:
    return Said("lessons/some.yaml", "title", text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask untill noon.", "'untill' is misspelt: until"),
        ("You dont have to.", "'dont' is misspelt: don't"),
        ("Pick a color.", "'color' is not the British spelling: colour"),
        ("Your neighbors are in.", "neighbours"),
        ("Her behavior was kind.", "behaviour"),
        ("Do not apologize.", "apologise"),
        ("Organizing helps.", "organising"),
        ("They analyzed it.", "analysed"),
        ("The center is open.", "centre"),
        ("She canceled it.", "cancelled"),
        ("We were practicing.", "practising"),
        ("Ask for the the time.", "'the the', the same word twice"),
    ],
)
def test_each_kind_of_slip_is_told(text: str, words: str) -> None:
    (reason,) = misspelt(text)
    assert words in reason


@pytest.mark.parametrize(
    "text",
    [
        "The size of the prize does not matter, so seize the day.",
        "A door, a floor, a visitor, an error and a mirror.",
        "Practise at your practice, and realise what you wish.",
        "I know that that is so, and they had had enough.",
        "Two actors, one author and one doctor for the tour.",
    ],
)
def test_right_words_pass(text: str) -> None:
    assert list(misspelt(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Say "maybe" once.', "straight quotation marks"),
        ("Say 'maybe' once.", "quotes with '"),
        ("You don’t have to.", "curly apostrophe"),
        ("Say “maybe once.", "opened or closed alone"),
    ],
)
def test_each_wrong_kind_of_quotes_is_told(text: str, words: str) -> None:
    assert [words in reason for reason in quoted_wrongly(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "It's the neighbours' turn, and they're in.",
        "Say “I don't know” and wait.",
        "A makers' group.",
    ],
)
def test_right_quotes_pass(text: str) -> None:
    assert list(quoted_wrongly(text)) == []


def test_a_problem_names_the_file_and_the_field() -> None:
    (problem,) = spelling_problems([said("Ask untill noon.")])
    assert (problem.file, problem.field) == ("lessons/some.yaml", "title")


def test_a_word_that_stands_once_and_is_near_to_a_frequent_one_is_told() -> None:
    texts = [*(said("A kind answer.") for _ in range(FREQUENT)), said("A kind anwser.")]
    (problem,) = lonely_words(texts)
    assert "'anwser' stands once and is near to 'answer'" in problem.reason


@pytest.mark.parametrize("lonely", ["answers", "answered", "anwser anwser", "unlike"])
def test_endings_words_said_twice_and_words_of_their_own_pass(lonely: str) -> None:
    texts = [*(said("A kind answer.") for _ in range(FREQUENT)), said(lonely)]
    assert list(lonely_words(texts)) == []


def test_an_allowed_word_passes() -> None:
    texts = [*(said("A house.") for _ in range(FREQUENT)), said("A mouse.")]
    assert "mouse" in listed("allowed")
    assert list(lonely_words(texts)) == []


def test_one_away_knows_the_four_slips() -> None:
    assert {"nswer", "aanswer", "anzwer", "nasnwer"[1:], "asnwer"} <= one_away("answer")
    assert "answer" not in one_away("answer")


def test_no_misspelling_is_the_right_form_of_another_nor_allowed() -> None:
    wrong = listed("misspellings")
    assert not set(wrong) & set(wrong.values())
    assert not set(wrong) & set(listed("allowed"))
