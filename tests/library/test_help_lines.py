import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from undaunted.library.checking.whole import check_library, run_out
from undaunted.library.kinds.help import ELSEWHERE, FILE, read_help
from undaunted.library.kinds.register import HelpLine
from undaunted.library.reading import FOLDER, read_library

SEEN = date(2026, 11, 25)
LINES, PROBLEMS = read_help(FOLDER)
COUNTRIES = tuple(dict.fromkeys(line.country for line in LINES))
NO_CRISIS_LINE = {"European Union", ELSEWHERE}
NO_ABUSE_LINE = {"Canada", "Mexico", "Switzerland", "European Union"}
NO_YOUNG_LINE = {"Brazil", "Mexico", "European Union"}


def a_line(**changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "country": "Ireland",
        "kind": "crisis",
        "name": "Listening Line",
        "number": "1800 000 000",
        "source": "Our own office",
        "seen_on": SEEN,
        "valid_until": SEEN + timedelta(days=90),
        "verified": True,
    }
    return fields | changes


def an_operator(folder: Path, *lines: dict[str, object]) -> Path:
    text = yaml.safe_dump({"lines": list(lines)}, allow_unicode=True)
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def of(country: str, kind: str, lines: tuple[HelpLine, ...] = LINES) -> list[HelpLine]:
    return [line for line in lines if line.country == country and line.kind == kind]


def numbers(line: HelpLine) -> set[str]:
    """Every number in the line, digits only: a number to call and to text counts once."""
    spelt = re.findall(r"\d[\d\s-]*\d", f"{line.number};{line.text}")
    return {re.sub(r"\D", "", each) for each in spelt}


# what a line may say


def test_an_operators_line_may_leave_the_kind_out() -> None:
    line = a_line()
    del line["kind"]
    assert HelpLine.model_validate(line).kind == "crisis"


def test_every_shipped_line_says_its_kind() -> None:
    raw = yaml.safe_load((FOLDER / FILE).read_text(encoding="utf-8"))
    assert all("kind" in line for line in raw["lines"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "gossip"}, "kind"),
        ({"text": "START to 88788"}, "text"),
        ({"text": 988}, "text"),
        ({"web": "http://example.org"}, "web"),
        ({"web": "javascript:alert(1)"}, "web"),
        ({"web": 'https://example.org/"><b>'}, "web"),
        ({"number": "call us"}, "no digit"),
        ({"kind": "directory", "number": "example.org"}, "needs its address in web"),
        ({"note": "x" * 161}, "note"),
        ({"hous": "day and night"}, "hous"),
    ],
)
def test_a_line_that_cannot_be_right_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(ValueError, match=field):
        HelpLine.model_validate(a_line(**changes))


def test_a_line_may_be_for_text_messages_only() -> None:
    line = HelpLine.model_validate(a_line(number="text 50808", text="50808"))
    assert numbers(line) == {"50808"}


# what is shipped


def test_the_shipped_lines_can_be_read() -> None:
    assert not PROBLEMS
    assert len(LINES) > 100


def test_countries_stand_by_name_and_directories_last() -> None:
    assert list(COUNTRIES[:-1]) == sorted(COUNTRIES[:-1])
    assert COUNTRIES[-1] == ELSEWHERE
    assert [line.country for line in LINES] == [
        country for country in COUNTRIES for line in LINES if line.country == country
    ]


@pytest.mark.parametrize("country", COUNTRIES)
def test_each_country_has_an_emergency_number_or_is_a_directory(country: str) -> None:
    kinds = {line.kind for line in LINES if line.country == country}
    assert "emergency" in kinds or kinds == {"directory"}


def test_each_country_has_a_crisis_line() -> None:
    assert len(COUNTRIES) == 32
    assert {each for each in COUNTRIES if not of(each, "crisis")} == NO_CRISIS_LINE


def test_abuse_and_the_young_have_lines_and_we_know_where_they_have_not() -> None:
    places = set(COUNTRIES) - {ELSEWHERE}
    assert {each for each in places if not of(each, "abuse")} == NO_ABUSE_LINE
    assert {each for each in places if not of(each, "young")} == NO_YOUNG_LINE


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_number_stands_twice_in_a_country(country: str) -> None:
    counted = Counter(
        number for line in LINES if line.country == country for number in numbers(line)
    )
    assert [number for number, times in counted.items() if times > 1] == []


GONE = {
    "India": ["18005990019"],
    "Ireland": ["1850609090", "1850"],
    "South Korea": ["1393"],
    "South Africa": ["0800055555", "080005555"],
    "Singapore": ["18002214444"],
    "Canada": ["18334564566", "45645"],
    "Brazil": ["141"],
}


@pytest.mark.parametrize("country", GONE)
def test_numbers_that_were_replaced_are_not_there(country: str) -> None:
    found = {number for line in LINES if line.country == country for number in numbers(line)}
    assert not [n for n in found if any(n.startswith(old) for old in GONE[country])]
    assert not [line for line in LINES if "KIRAN" in line.name.upper()]


WELL_KNOWN = {
    "Austria": "142",
    "Brazil": "188",
    "Canada": "988",
    "France": "3114",
    "India": "14416",
    "Ireland": "116123",
    "Mexico": "8009112000",
    "Netherlands": "113",
    "New Zealand": "1737",
    "Portugal": "1411",
    "South Korea": "109",
    "Spain": "024",
    "Switzerland": "143",
    "United Kingdom": "116123",
    "United States": "988",
}


@pytest.mark.parametrize("country", WELL_KNOWN)
def test_the_first_line_is_the_national_one(country: str) -> None:
    first = next(line for line in LINES if line.country == country)
    assert first.kind == "crisis"
    assert WELL_KNOWN[country] in numbers(first)


EMERGENCIES = {
    "112": "Austria Belgium Denmark Finland France Germany India Italy Poland Portugal Spain Sweden",
    "911": "Argentina Mexico",
    "999": "Ireland",
    "000": "Australia",
    "123": "Colombia",
}


@pytest.mark.parametrize("number", EMERGENCIES)
def test_the_emergency_numbers_are_right(number: str) -> None:
    for country in EMERGENCIES[number].split():
        (line,) = of(country, "emergency")
        assert number in numbers(line), country


def test_where_an_ambulance_has_a_number_of_its_own_it_stands_first() -> None:
    first = {"Brazil": "192", "Chile": "131", "Norway": "113", "Singapore": "995"}
    first |= {"Japan": "119", "South Korea": "119", "South Africa": "10177"}
    for country, number in first.items():
        (line,) = of(country, "emergency")
        assert line.number.startswith(f"{number} (ambulance"), country


def test_a_star_is_never_in_the_first_number() -> None:
    """A link to call is made of the digits of the first number: a star or hash would be lost."""
    assert not [line for line in LINES if re.match(r"\D*[*#]", line.number)]


def test_what_is_not_verified_is_rare_and_says_why() -> None:
    doubtful = [line for line in LINES if not line.verified]
    assert len(doubtful) <= 3
    assert all("newer" in line.source or line.seen_on is None for line in doubtful)


def test_hours_read_well() -> None:
    assert not [line for line in LINES if "older" in line.hours or line.hours.endswith(".")]


# how long they are good for


def test_a_line_runs_out_and_says_which() -> None:
    (line,) = of("Austria", "crisis")
    assert not list(run_out((line,), line.valid_until))
    (late,) = run_out((line,), line.valid_until + timedelta(days=1))
    assert "Austria, TelefonSeelsorge" in late.reason


def test_all_shipped_lines_run_out_on_one_day_so_that_one_round_is_enough() -> None:
    assert len({line.valid_until for line in LINES}) == 1


# an operator's own


def test_without_a_folder_or_a_file_of_their_own_nothing_changes(tmp_path: Path) -> None:
    assert read_help(FOLDER, tmp_path) == (LINES, ())
    assert read_help(FOLDER, None) == (LINES, ())


def test_an_operators_lines_replace_those_of_a_country(tmp_path: Path) -> None:
    own = an_operator(tmp_path, a_line(), a_line(kind="emergency", name="All", number="999"))
    lines, problems = read_help(FOLDER, own)
    assert not problems
    assert [line.number for line in lines if line.country == "Ireland"] == ["1800 000 000", "999"]
    assert [line for line in lines if line.country != "Ireland"] == [
        line for line in LINES if line.country != "Ireland"
    ]


def test_an_operator_may_add_a_country_in_its_place(tmp_path: Path) -> None:
    lines, problems = read_help(FOLDER, an_operator(tmp_path, a_line(country="Iceland")))
    assert not problems
    countries = list(dict.fromkeys(line.country for line in lines))
    at = countries.index("Iceland")
    assert (countries[at - 1], countries[at + 1], countries[-1]) == ("Germany", "India", ELSEWHERE)


def test_an_operator_may_replace_the_directories(tmp_path: Path) -> None:
    mine = a_line(country=ELSEWHERE, kind="directory", number="a.org", web="https://a.org")
    lines, _ = read_help(FOLDER, an_operator(tmp_path, mine))
    assert [line.number for line in lines if line.country == ELSEWHERE] == ["a.org"]
    assert lines[-1].country == ELSEWHERE


def test_a_bad_file_is_told_by_its_full_name_and_left_out_whole(tmp_path: Path) -> None:
    own = an_operator(tmp_path, a_line(), a_line(number=112), a_line(verified="yes"))
    lines, problems = read_help(FOLDER, own)
    assert lines == LINES
    assert {p.file for p in problems} == {str(tmp_path / FILE)}
    assert [p.field for p in problems] == ["lines.1.number", "lines.2.verified"]


@pytest.mark.parametrize(
    "text", ["", "lines: []\n", "lines: [\n", "lines:\nlines:\n", "\x00", "- a"]
)
def test_a_file_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    lines, problems = read_help(FOLDER, tmp_path)
    assert lines == LINES
    assert problems


def test_a_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert read_help(FOLDER, tmp_path)[1]


def test_a_country_spelt_almost_right_is_told(tmp_path: Path) -> None:
    lines, problems = read_help(FOLDER, an_operator(tmp_path, a_line(country="united states")))
    assert lines == LINES
    assert [p.field for p in problems] == ["lines.0.country"]
    assert "'United States'" in problems[0].reason


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    lines, problems = read_help(FOLDER, tmp_path / "nowhere")
    assert lines == LINES
    assert "no such folder" in problems[0].reason


def test_without_shipped_lines_there_is_a_problem_and_no_line(tmp_path: Path) -> None:
    lines, problems = read_help(tmp_path)
    assert lines == ()
    assert [(p.file, p.reason) for p in problems] == [(FILE, "the file is missing")]


def test_a_fault_in_an_operators_lines_is_told_and_never_shuts_out_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "help_lines.yaml").write_text("lines: [{country: Atlantis}]\n")
    monkeypatch.setenv("UNDAUNTED_LIBRARY", str(tmp_path))
    library = read_library()
    assert any(line.country == "Spain" for line in library.help_lines)
    assert any("help_lines.yaml" in problem.file for problem in library.warnings)
    assert {problem.file for problem in library.warnings} <= {
        problem.file for problem in check_library()
    }
