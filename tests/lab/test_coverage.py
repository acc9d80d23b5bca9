"""What the coverage of programmes finds in small libraries whose answer is plain."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.library.builders import an_ask
from tests.library.test_programmes import first_ten
from undaunted.cli import main
from undaunted.lab.coverage import Coverage, coverage
from undaunted.lab.coverage_table import as_markdown, as_text, write_offers
from undaunted.library.kinds.ask import Ask
from undaunted.library.kinds.programme import Programme
from undaunted.library.reading import open_library

RULES = open_library().safety
AFRAID = 30.0
UNLIKELY: dict[str, object] = {"yes": {"mean": 0.2, "sd": 0.06}, "partly": 0.0}


def a_programme(**changes: object) -> Programme:
    """The first ten with blocks that let in nearly anything, and what is said here."""
    wide: dict[str, object] = {}
    for place in range(3):
        free = {"domains": {"strangers": 1.0}, "request_types": [], "fear_low": 15, "fear_high": 45}
        free |= {"yes_low": 0.0, "yes_high": 1.0}
        wide |= {f"arc__{place}__{name}": value for name, value in free.items()}
    return Programme.model_validate(first_ten(**wide | changes))


def some_asks(n: int, **other: object) -> dict[str, Ask]:
    fear = {"mean": AFRAID, "sd": 9.0}
    said = {"version": 1, "fear": fear, "when": {"hours": "any"}, **other}
    return {f"ask-{each}": an_ask(id=f"ask-{each}", **said) for each in range(n)}


def covered(asks: dict[str, Ask], programme: Programme | None = None, members: int = 6) -> Coverage:
    one = programme or a_programme()
    return coverage({one.id: one}, asks, RULES, members=members, offers=10)


def test_it_says_the_same_each_time() -> None:
    asks = some_asks(12)
    assert covered(asks) == covered(asks)


def test_a_block_with_enough_asks_offers_them_and_no_other() -> None:
    asks = some_asks(40) | {"other": an_ask(id="other", domain="money")}
    first, *_later = covered(asks).blocks
    assert (first.programme, first.number, first.offers) == ("first-ten", 1, 60)
    assert (first.fitting, first.nothing) == (1.0, 0.0)
    assert first.least == first.median == 40
    assert not first.thin


def test_a_block_with_seven_asks_is_short() -> None:
    first, *_later = covered(some_asks(7)).blocks
    assert (first.median, first.thin, first.different) == (7.0, True, 7)


def test_what_nobody_can_presume_is_offered_to_nobody() -> None:
    (first, *_), asks = covered(some_asks(9, presumes=["stall"])).blocks, some_asks(9)
    assert first.median == 0.0
    told = a_programme(tells=["stall"])
    assert covered(some_asks(9, presumes=["stall"]), told).blocks[0].median == len(asks)


def test_days_on_which_the_library_has_nothing_are_told() -> None:
    found = covered({"only": an_ask(id="only", presumes=["stall", "open_stage"])})
    assert found.blocks[0].nothing == 1.0
    assert found.blocks[0].fitting == 0.0


def test_a_goal_that_its_asks_cannot_reach_is_named() -> None:
    wanted = {"done_when__domains": 2, "done_when__answers": 9, "done_when__noes_met": 1}
    silent = some_asks(20, no_answer=0.5, **UNLIKELY)
    found = {one.goal: one.expected for one in covered(silent, a_programme(**wanted)).out_of_reach}
    assert found["domains"] == 1.0
    assert found["answers"] < 5.5
    assert "noes_met" not in found


def test_noes_are_reckoned_over_all_days_where_noes_count() -> None:
    noes = {"counts_by": "noes", "done_when__noes_met": 9}
    likely = some_asks(20, no_answer=0.0, **UNLIKELY)
    assert covered(likely, a_programme(**noes)).out_of_reach == ()
    (one,) = covered(some_asks(20), a_programme(**noes)).out_of_reach
    assert (one.goal, one.wanted) == ("noes_met", 9)


def test_set_pieces_that_are_wanted_and_missing_are_told() -> None:
    programme = a_programme(arc__0__set_piece_every=4)
    missing = as_text(covered(some_asks(20), programme))
    assert "first-ten 1: 25% of its offers shall be set pieces; 0% are." in missing
    enough = some_asks(20) | {f"piece-{n}": an_ask(id=f"piece-{n}", **PIECE) for n in range(20)}
    assert covered(enough, programme).blocks[0].set_pieces >= 0.25


PIECE: dict[str, object] = {
    "version": 1,
    "set_piece": True,
    "fear": {"mean": AFRAID, "sd": 9.0},
    "when": {"hours": "any"},
}


def test_readers_get_the_sentence_beside_what_was_offered(tmp_path: Path) -> None:
    found, file = covered(some_asks(9)), tmp_path / "offers.csv"
    write_offers(found, file)
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    aims = [block.aim for block in a_programme().arc]
    assert {row["sentence"] for row in rows} == set(aims)
    assert rows[0]["title"] == an_ask().title
    assert sum(int(row["times"]) for row in rows if row["block"] == "1") == 60


def test_the_page_names_every_block() -> None:
    found = covered(some_asks(9))
    assert as_markdown(found).startswith("# The coverage of programmes")
    for number in (1, 2, 3):
        assert f"| first-ten {number} |" in as_markdown(found)
        assert f"first-ten {number} " in as_text(found)


def test_nobody_or_nothing_covers_nothing() -> None:
    with pytest.raises(ValueError, match="at least one member"):
        covered(some_asks(9), members=0)


def test_the_command_tells_of_one_programme(tmp_path: Path) -> None:
    few = ["library", "coverage", "--members", "2", "--offers", "2", "--programme", "first-ten"]
    told = CliRunner().invoke(main, [*few, "--offers-to", str(tmp_path / "offers.csv")])
    assert told.exit_code == 0
    assert "2 members a programme, 2 offers each in 3 blocks." in told.output
    assert (tmp_path / "offers.csv").read_text(encoding="utf-8").count("first-ten") >= 3
    nobody = CliRunner().invoke(main, ["library", "coverage", "--members", "0"])
    unknown = CliRunner().invoke(main, ["library", "coverage", "--programme", "nowhere"])
    assert (nobody.exit_code, unknown.exit_code) == (2, 2)
