import re
from pathlib import Path

import pytest
import yaml

from undaunted.library.checking.lessons import lesson_problems
from undaunted.library.files import Problem
from undaunted.library.kinds.lesson import PARTS, Lesson, lessons_by_claim, read_lessons
from undaunted.library.reading import FOLDER, open_library
from undaunted.library.wording import words

EVIDENCE = frozenset(claim.id for claim in open_library().evidence)
SHIPPED = read_lessons(FOLDER)[0]
HUMBLE = re.compile(
    r"\b(we (don't )?(think|guess|reckon|remember|looked|tried)|our own|our rules?|rules? of ours|seems?"
    r"|suggest|many (fear|hold|researchers|therapists)|mostly describe|not proof|older view|untested|not known"
    r"|nobody has|no trial|guess of ours)",
    re.IGNORECASE,
)
LOUD = re.compile(
    r"\b(crush|unstoppable|fearless|amazing results|guarantee|proven|cures? you|smash|hack|!)",
    re.IGNORECASE,
)
PLAIN = "You ask for a small thing and look at what comes of it. Then you guess again. "


def raw_lesson() -> dict[str, object]:
    """A small lesson in order: 20 short sentences twice over, about 370 words."""
    section = {"heading": "A part", "paragraphs": [PLAIN * 5, PLAIN * 5], "claims": ["calm"]}
    return {
        "id": "a-lesson",
        "version": 1,
        "title": "A lesson",
        "part": "begin",
        "place": 1,
        "minutes": 2,
        "summary": "What a lesson looks like.",
        "sections": [section, section],
        "try_this": "Ask for the time.",
        "licence": "CC-BY-4.0",
    }


def a_lesson(**changes: object) -> Lesson:
    return Lesson.model_validate(raw_lesson() | changes)


def a_section(text: str = PLAIN * 10, claims: tuple[str, ...] = ("calm",)) -> dict[str, object]:
    cut = len(text) // 2
    return {"heading": "A part", "paragraphs": [text[:cut], text[cut:]], "claims": list(claims)}


def problems(lesson: Lesson) -> list[tuple[str, str]]:
    return list(lesson_problems(lesson, frozenset({"calm", "surprise"})))


def put(folder: Path, name: str = "a-lesson.yaml", **changes: object) -> Path:
    """The folder of a library with one lesson in it."""
    path = folder / "lessons" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(raw_lesson() | changes), encoding="utf-8")
    return folder


def test_every_shipped_lesson_is_in_order() -> None:
    lessons, found = read_lessons(FOLDER)
    assert found == ()
    assert len(lessons) >= 16
    wrong = {each.id: list(lesson_problems(each, EVIDENCE)) for each in lessons.values()}
    assert not {name: found for name, found in wrong.items() if found}


def test_no_two_lessons_have_the_same_title() -> None:
    assert len({lesson.title for lesson in SHIPPED.values()}) == len(SHIPPED)


@pytest.mark.parametrize("lesson", SHIPPED.values(), ids=lambda lesson: lesson.id)
def test_what_nobody_has_verified_is_not_said_as_a_fact(lesson: Lesson) -> None:
    unseen = {claim.id for claim in open_library().evidence if claim.verified == "no"}
    for part in lesson.sections:
        if unseen & set(part.claims):
            assert HUMBLE.search(" ".join(part.paragraphs)), part.heading


@pytest.mark.parametrize("lesson", SHIPPED.values(), ids=lambda lesson: lesson.id)
def test_lessons_keep_their_voice_down(lesson: Lesson) -> None:
    assert not [text for _, text in lesson.texts() if LOUD.search(text)]


def test_the_same_brain_areas_are_named_only_to_say_that_it_is_not_shown() -> None:
    for lesson in SHIPPED.values():
        for part in lesson.sections:
            if "brain" in " ".join(part.paragraphs).lower():
                assert "not-the-same-brain-areas" in part.claims
                assert "not shown" in " ".join(part.paragraphs).lower()


def test_a_lesson_in_order_has_no_problems() -> None:
    assert problems(a_lesson()) == []


def test_claims_are_those_of_the_sections_each_once() -> None:
    sections = [a_section(claims=("surprise", "calm")), a_section(claims=("calm",))]
    assert a_lesson(sections=sections).claims == ("surprise", "calm")


def test_a_claim_must_be_in_the_register() -> None:
    lesson = a_lesson(sections=[a_section(), a_section(claims=("made-up",))])
    assert problems(lesson) == [("sections.1.claims", "'made-up' is not in evidence.yaml")]


def test_a_claim_stands_once_in_its_section() -> None:
    lesson = a_lesson(sections=[a_section(), a_section(claims=("calm", "calm"))])
    assert problems(lesson) == [("sections.1.claims", "the same claim stands twice")]


def test_a_lesson_without_claims_does_not_ship() -> None:
    lesson = a_lesson(sections=[a_section(claims=()), a_section(claims=())])
    assert problems(lesson) == [("sections", "claims nothing; a lesson names what it rests on")]


def test_hard_words_are_refused() -> None:
    hard = "Systematic exposure facilitates inhibitory learning. " * 20
    found = problems(a_lesson(sections=[a_section(hard), a_section()]))
    assert [field for field, reason in found if "reads at grade" in reason] == ["sections"]


def test_long_sentences_are_refused_wherever_they_stand() -> None:
    long = "and then " * 13 + "stop."
    found = problems(a_lesson(try_this=long))
    assert found == [("try_this", "has a sentence of 27 words; 25 at most")]


def test_shouting_is_refused() -> None:
    assert problems(a_lesson(summary="Go and ask them all!!")) == [("summary", "shouts")]


@pytest.mark.parametrize("times", [2, 20])
def test_a_lesson_is_neither_a_note_nor_a_book(times: int) -> None:
    text = PLAIN * times
    cut = len(text) // 4
    pieces = [text[start : start + cut] for start in range(0, len(text) - 3, cut)]
    part = {"heading": "A part", "paragraphs": pieces, "claims": ["calm"]}
    found = problems(a_lesson(sections=[part, part]))
    assert [reason for _, reason in found if "350 to 650 wanted" in reason]


@pytest.mark.parametrize("minutes", [1, 3, 5])
def test_the_minutes_are_those_it_takes(minutes: int) -> None:
    lesson = a_lesson(minutes=minutes)
    count = sum(len(words(text)) for _, text in lesson.texts())
    assert problems(lesson) == [("minutes", f"is {minutes}; {count} words take 2")]


@pytest.mark.parametrize("title", ["a lesson", "A lesson.", "A lesson!"])
def test_a_title_is_no_sentence(title: str) -> None:
    assert [field for field, _ in problems(a_lesson(title=title))] == ["title"]


def test_more_than_five_minutes_cannot_even_be_written() -> None:
    with pytest.raises(ValueError, match="less than or equal to 5"):
        a_lesson(minutes=6)


def test_a_lesson_is_read_from_its_folder(tmp_path: Path) -> None:
    lessons, found = read_lessons(put(tmp_path))
    assert list(lessons) == ["a-lesson"]
    assert found == ()


def test_a_folder_without_lessons_is_a_problem(tmp_path: Path) -> None:
    assert read_lessons(tmp_path) == ({}, (Problem("lessons", "-", "there are no lessons"),))


def test_a_misspelt_field_is_named_with_its_file(tmp_path: Path) -> None:
    _, found = read_lessons(put(tmp_path, minuts=3))
    assert found == (
        Problem("lessons/a-lesson.yaml", "minuts", "is no field of this file; is it misspelt?"),
    )


def test_a_file_is_named_after_its_lesson(tmp_path: Path) -> None:
    _, found = read_lessons(put(tmp_path, "another.yaml"))
    assert [(each.field, each.file) for each in found] == [("id", "lessons/another.yaml")]
    assert "must be a-lesson.yaml" in found[0].reason


def test_lessons_lie_in_one_folder_and_no_id_stands_twice(tmp_path: Path) -> None:
    _, found = read_lessons(put(put(tmp_path), "deeper/a-lesson.yaml"))
    assert [each.reason for each in found] == [
        "must lie in lessons/ itself",
        "'a-lesson' is also the id of another lesson",
    ]


def test_a_bad_file_does_not_hide_the_good_ones(tmp_path: Path) -> None:
    lessons, found = read_lessons(put(put(tmp_path), "b.yaml", id="b", title="", version="one"))
    assert list(lessons) == ["a-lesson"]
    assert {each.field for each in found} == {"title", "version"}


def test_lessons_are_read_in_the_order_of_parts_and_places(tmp_path: Path) -> None:
    for id, part, place in (("a", "after", 1), ("b", "begin", 2), ("c", "begin", 1)):
        put(tmp_path, f"{id}.yaml", id=id, part=part, place=place)
    lessons, found = read_lessons(tmp_path)
    assert list(lessons) == ["c", "b", "a"]
    assert found == ()


def test_two_lessons_at_one_place_are_told(tmp_path: Path) -> None:
    _, found = read_lessons(put(put(tmp_path), "b.yaml", id="b"))
    assert found == (Problem("lessons/b.yaml", "place", "'a-lesson' stands at begin 1 too"),)


def test_the_shipped_lessons_begin_with_what_this_is_and_fill_every_part() -> None:
    assert next(iter(SHIPPED)) == "what-this-is"
    assert tuple(dict.fromkeys(lesson.part for lesson in SHIPPED.values())) == PARTS


def test_who_rests_on_a_claim_is_told_in_order() -> None:
    both = a_lesson(sections=[a_section(claims=("surprise", "calm")), a_section()])
    one = a_lesson(id="another")
    assert lessons_by_claim([both, one]) == {"surprise": (both,), "calm": (both, one)}
