"""A researcher's file is read whatever its format, and what is wrong is named by row and column."""

from pathlib import Path

import duckdb
import pytest

from undaunted.lab.tables import BadTable, read

TEXT = 'who,fear\nana,10\n"ben, the second",20.5\nana,0\n'


@pytest.fixture
def csv_file(tmp_path: Path) -> Path:
    path = tmp_path / "fears.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl", ".duckdb"])
def test_every_format_gives_the_same_columns(csv_file: Path, suffix: str) -> None:
    path = csv_file.with_suffix(suffix)
    if suffix == ".parquet":
        duckdb.read_csv(str(csv_file)).write_parquet(str(path))
    elif suffix == ".duckdb":
        with duckdb.connect(str(path)) as connection:
            connection.read_csv(str(csv_file)).create("fears")
    elif suffix == ".jsonl":
        lines = ['{"who":"ana","fear":10}', '{"who":"ben, the second","fear":20.5}']
        path.write_text("\n".join([*lines, '{"who":"ana","fear":0}']), encoding="utf-8")
    table = read(path, ["fear", "who"])
    assert table.numbers("fear").tolist() == [10.0, 20.5, 0.0]
    assert table.names("who") == ("ana", "ben, the second", "ana")
    assert table.codes("who").tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who,fear\nana,ten\n", "row 1, column fear: 'ten' is not a number"),
        ("who,fear\nana,1\nana,\n", "row 2, column fear: is empty"),
        ("who,fear\nana,nan\n", "row 1, column fear: 'nan' is not a finite number"),
        ("who,fear\nana,-1\n", "row 1, column fear: -1 is below 0"),
        ("who,fear\nana,101\n", "row 1, column fear: 101 is above 100"),
        ("who,fears\nana,1\n", "there is no column fear; there are who, fears"),
        ("who,fear\nana,1\nben\n", "Line: 3"),
        ("who,fear\n", "there is no row"),
        ("", "the first line must name the columns"),
        ("fear,fear\n1,2\n", "each once"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "fears.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadTable, match=said):
        read(path, ["fear"]).numbers("fear", 0.0, 100.0)


def test_an_empty_name_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fears.csv"
    path.write_text("who,fear\n  ,1\n", encoding="utf-8")
    with pytest.raises(BadTable, match="row 1, column who: is empty"):
        read(path, ["who"]).names("who")


@pytest.mark.parametrize("name", ["missing.csv", "notes.txt", "broken.parquet", "broken.jsonl"])
def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name != "missing.csv":
        path.write_bytes(b"\x00{not this")
    with pytest.raises(BadTable, match=name):
        read(path, ["fear"])


def test_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fears.csv"
    path.write_bytes(b"f\xe9ar\n1\n")
    with pytest.raises(BadTable, match="UTF-8"):
        read(path, ["fear"])
