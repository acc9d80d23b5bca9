import pytest

from undaunted.library.checking.texts import Said, every_text
from undaunted.library.checking.words import red_line_problems, reviewed, unneeded_reviews
from undaunted.library.reading import open_library

RULES = open_library().red_lines
FILE, CODE, WORDS = next(each for each in reviewed() if each[0].startswith("lessons/"))


@pytest.mark.parametrize(
    "file",
    ["lessons/a.yaml", "exercises/a.yaml", "programmes/a.yaml", "evidence.yaml"],
)
def test_a_red_line_is_found_in_every_kind_of_file(file: str) -> None:
    (problem,) = red_line_problems([Said(file, "summary", "Film strangers for fun.")], RULES)
    assert (problem.file, problem.field) == (file, "summary")


def test_what_a_reader_let_stand_stands_in_that_file_only() -> None:
    assert not list(red_line_problems([Said(FILE, "summary", WORDS)], RULES))
    assert list(red_line_problems([Said("lessons/other.yaml", "summary", WORDS)], RULES))


def test_other_words_of_the_same_line_do_not_stand() -> None:
    assert list(red_line_problems([Said(FILE, "summary", "Film strangers for fun.")], RULES))


def test_a_review_that_is_needed_no_more_is_told() -> None:
    told = list(unneeded_reviews([Said(FILE, "summary", "Nothing to see.")], RULES))
    assert len(told) == len(reviewed())
    assert any(FILE in problem.reason and problem.field == CODE for problem in told)


def test_every_kind_of_text_is_read() -> None:
    kinds = {said.file.split("/")[0] for said in every_text(open_library())}
    assert kinds == {
        *("asks", "lessons", "exercises", "programmes", "evidence.yaml", "prompts.yaml"),
        *("stories", "retired.yaml"),
    }
