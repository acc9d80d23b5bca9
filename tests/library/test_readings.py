"""What readers found: their tables are read whole, and the page says what stands in them."""

from pathlib import Path

import pytest

from tests.library.builders import an_ask
from undaunted.library.checking.readings import ANSWERS, ASKS_READ, OFFERS, read_readings
from undaunted.library.checking.readings_table import page_of_readings
from undaunted.library.files import LibraryError

PLANT = an_ask().id
READ = f"""reader,ask,faults,playful,presumes
first,{PLANT},unsaid wording,no,
second,{PLANT},unsaid,yes,neighbours
"""
ANSWERED = f"""ask,fault,answer,why
{PLANT},unsaid,mended,
{PLANT},wording,argued,Learners know the word.
"""
JUDGED = f"""reader,programme,step,ask,fits
first,first-ten,Three hellos,{PLANT},yes
second,first-ten,Three hellos,{PLANT},no
"""


def tables(folder: Path, read: str = READ, answered: str = ANSWERED, judged: str = JUDGED) -> Path:
    for name, text in ((ASKS_READ, read), (ANSWERS, answered), (OFFERS, judged)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_page_counts_what_was_found_and_names_what_stands(tmp_path: Path) -> None:
    page = page_of_readings(read_readings(tables(tmp_path)), {PLANT: an_ask()})
    assert "1 asks were read by two readers each; in 0 of them neither found a fault." in page
    assert "| unsaid | 1 | 1 | 1 | 1 | 1.00 |" in page
    assert "| wording | 1 | 1 | 0 | 0 | 0.00 |" in page
    assert "1 faults were mended, 1 were argued and stand." in page
    assert f"* `{PLANT}`, wording: Learners know the word." in page
    assert "* first: 1.00 of 1 fit" in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"read": READ.replace("wording", "ugly")}, "'ugly' is no fault of the list"),
        ({"read": READ.replace("no,", "perhaps,")}, "'perhaps': yes or no"),
        ({"answered": ANSWERED.replace("mended", "ignored")}, "'ignored': mended or argued"),
        (
            {"judged": JUDGED.replace("Three hellos,name-of-that-plant,yes", "Three hellos,x,")},
            "yes or no",
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_named(
    tmp_path: Path, changed: dict[str, str], words: str
) -> None:
    with pytest.raises(LibraryError) as told:
        read_readings(tables(tmp_path, **changed))
    assert any(words in str(problem) for problem in told.value.problems)
