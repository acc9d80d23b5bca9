"""A search answers what people type: measured over three sets of searches, and case by case."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.counting import calls
from undaunted.library.checking.synonyms import LEAST_GROUPS, synonym_problems
from undaunted.library.finding import MOST_CLOSE, Index, find, index_of
from undaunted.library.kinds.synonyms import SynonymFile, read_synonym_file
from undaunted.library.reading import FOLDER, open_library
from undaunted.library.stemming import stem, stems_in
from undaunted.shelf.browsing import index_now

SETS = Path(__file__).parent / "searches"
FLOORS = {"first": 0.97, "second": 0.90, "third": 0.70}  # recall@10; .44, .39, .54 before
MOST_CALLS = 6_000  # functions called for one search, on average


def searches(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in (SETS / f"{name}.txt").read_text("utf-8").splitlines():
        query, equals, wanted = line.partition(" = ")
        if equals and not line.startswith("#"):
            yield query, tuple(wanted.split())


@cache
def shipped() -> Index:
    return index_now("en")


def first_ten(query: str) -> tuple[str, ...]:
    found = find(shipped(), query)
    return (*found.keys, *found.close)[:10]


@pytest.mark.parametrize("name", FLOORS)
def test_the_first_ten_hold_what_was_meant(name: str) -> None:
    hits = [
        sum(key in first_ten(query) for key in wanted) / len(wanted)
        for query, wanted in searches(name)
    ]
    assert sum(hits) / len(hits) >= FLOORS[name]


def test_the_sets_are_large_and_name_asks_that_there_are() -> None:
    every = [(query, wanted) for name in FLOORS for query, wanted in searches(name)]
    assert len({query for query, _ in every}) == len(every) >= 250
    assert all(key in open_library().asks for _, wanted in every for key in wanted)


def test_a_search_costs_little() -> None:
    queries = [query for query, _ in searches("first")]
    for query in queries:
        find(shipped(), query)
    cost = calls(lambda: [find(shipped(), query) for query in queries[:40]])
    assert cost < 40 * MOST_CALLS


@pytest.mark.parametrize(
    ("query", "never"),
    [
        ("mother", "other"),  # a part of a word
        ("pay rise", "rent"),
        ("rent", "parent"),
        ("note", "not"),
        ("news", "new"),
    ],
)
def test_a_word_is_a_whole_word(query: str, never: str) -> None:
    index = index_of({"yes": ((1.0, f"about a {query}"),), "no": ((1.0, f"about {never}"),)})
    found = find(index, query)
    assert "no" not in (*found.keys, *found.close)


def test_pay_rise_finds_pay_and_no_rent() -> None:
    found = first_ten("pay rise")
    assert "talk-about-my-pay" in found[:3]
    assert "the-same-rent-one-more-year" not in found


def test_a_real_word_is_never_taken_for_another() -> None:
    index = index_of({"loan": ((1.0, "a loan"),), "lean": ((1.0, "lean on me"),)})
    assert find(index, "loan").keys == ("loan",)
    assert find(index, "laon").keys == ("loan",)


def test_a_slip_is_never_in_the_first_letter() -> None:
    index = index_of({"rail": ((1.0, "by rail"),)})
    assert find(index, "mail").keys == find(index, "mail").close == ()


def test_rare_words_weigh_more() -> None:
    many = {f"shop-{n}": ((1.0, "a shop"),) for n in range(30)}
    index = index_of({**many, "owl": ((1.0, "an owl"),)})
    assert find(index, "shop owl").keys[0] == "owl"


def test_what_comes_close_is_ten_at_most_and_never_among_what_has_all() -> None:
    for query, _wanted in searches("first"):
        found = find(shipped(), query)
        assert len(found.close) <= MOST_CLOSE
        assert len(found.keys) + len(found.close) <= max(len(found.keys), MOST_CLOSE)
        assert not set(found.keys) & set(found.close)


@pytest.mark.parametrize(
    "forms",
    ["swap swaps swapped swapping", "date dates dating dated", "raise raising raised", "box boxes"],
)
def test_plain_endings_make_no_difference(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_american_words_find_ours() -> None:
    for theirs, ours in (("neighbor", "neighbour"), ("apologize", "apologise")):
        assert set(find(shipped(), theirs).keys) == set(find(shipped(), ours).keys)
    assert stems_in("e-mail") == ["e", "mail", "email"]


def test_the_shipped_synonyms_are_many_and_lead_somewhere() -> None:
    file = read_synonym_file(FOLDER)
    assert len(file.groups) >= LEAST_GROUPS
    every = [" ".join(dict(ask.texts()).values()) for ask in open_library().asks.values()]
    assert "'a unicorn' stands together in no entry of the library" in synonym_problems(
        with_groups(file, "horse = a unicorn"), every
    )


def test_a_group_without_two_sides_is_refused() -> None:
    with pytest.raises(ValueError, match="must be: what is typed = words of the library"):
        with_groups(read_synonym_file(FOLDER), "horse")


def test_what_is_typed_twice_and_little_words_are_named() -> None:
    file = with_groups(read_synonym_file(FOLDER), "horse, the = dog", "horse = dog")
    found = set(synonym_problems(file, ["a dog"]))
    assert {"'horse' stands twice", "'the' is a little word, so it is never looked for"} <= found


def with_groups(file: SynonymFile, *groups: str) -> SynonymFile:
    said = {name: "\n".join(getattr(file, name)) for name in ("skipped", "little")}
    whole = {"version": file.version, "language": "en", "source": file.source, **said}
    return SynonymFile.model_validate({**whole, "groups": "\n".join(groups)})
