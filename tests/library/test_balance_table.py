from pathlib import Path

from click.testing import CliRunner

from tests.library.builders import an_ask
from undaunted.cli import main
from undaunted.library.checking.balance import balance
from undaunted.library.checking.balance_table import as_markdown, as_text, tables
from undaunted.library.reading import open_library

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "library-balance.md"


def test_the_page_of_the_documentation_is_up_to_date() -> None:
    spread = balance(tuple(open_library().asks.values()))
    assert PAGE.read_text(encoding="utf-8") == as_markdown(spread), (
        "run: undaunted library report --markdown > docs/reference/library-balance.md"
    )


def test_domains_stand_down_and_stakes_across_with_sums() -> None:
    table = tables(balance((an_ask(), an_ask(relationship=2), an_ask(relationship=2))))[1]
    assert table.head == ("domain", "stakes 1", "stakes 2", "stakes 3", "stakes 4", "all")
    assert ("strangers", "1", "2", "0", "0", "3") in table.rows
    assert table.rows[-1] == ("all", "1", "2", "0", "0", "3")


def test_columns_line_up_in_the_terminal() -> None:
    lines = as_text(balance((an_ask(),))).splitlines()
    start = lines.index("Channels")
    widths = {len(line) for line in lines[start + 1 : start + 5]}
    assert len(widths) == 1


def test_an_empty_library_has_a_table_of_noughts() -> None:
    assert "| all | 0 | 0% |" in as_markdown(balance(()))


def test_the_command_prints_the_table_or_the_page() -> None:
    plain = CliRunner().invoke(main, ["library", "report"])
    page = CliRunner().invoke(main, ["library", "report", "--markdown"])
    assert plain.exit_code == page.exit_code == 0
    assert "Parts of life and stakes" in plain.output
    assert page.output == PAGE.read_text(encoding="utf-8")
