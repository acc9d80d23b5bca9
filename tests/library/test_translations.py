import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from tests.library.builders import an_ask, with_change
from undaunted.library.checking.whole import check_files
from undaunted.library.reading import FOLDER, in_language, open_library
from undaunted.library.translations import (
    Overlay,
    overlay_problems,
    read_overlay,
    texts_to_translate,
    translated,
)

SPANISH = "locales/es/asks/hello-to-the-dog.yaml"
ENGLISH = open_library()


def an_overlay(**texts: str) -> Overlay:
    """The sample ask in another language, whole, with some texts said differently."""
    whole = {place: f"Dicho: {place}" for place in texts_to_translate(an_ask())}
    return Overlay(id="name-of-that-plant", of_version=an_ask().version, texts=whole | texts)


def places(overlay: Overlay) -> set[str]:
    return {place for place, _ in overlay_problems(an_ask(), overlay)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "library"
    shutil.copytree(FOLDER, copy)
    return copy


@pytest.mark.parametrize("kind", ["asks", "lessons", "exercises", "programmes"])
def test_every_text_a_person_reads_can_be_translated(kind: str) -> None:
    for content in ENGLISH.contents()[kind].values():
        known = set(texts_to_translate(content).values())
        assert {text for _, text in content.texts() if text} <= known, content.id


def test_no_key_and_no_closed_word_can_be_translated() -> None:
    places = texts_to_translate(ENGLISH.asks["hello-to-the-dog"])
    assert not {"id", "domain", "setting", "accessibility", "licence"} & places.keys()
    fields = texts_to_translate(ENGLISH.exercises["park-it"])
    assert not {place for place in fields if place.endswith((".key", ".kind", ".value", ".type"))}


def test_a_translated_ask_says_the_same_things_in_other_words() -> None:
    ask = translated(an_ask(), an_overlay(title="Pregunta cómo se llama la planta"))
    assert ask.title == "Pregunta cómo se llama la planta"
    assert ask.variants.easier == "Dicho: variants.easier"
    assert ask.candidate() == an_ask().candidate()
    assert ask.id == an_ask().id


def test_what_is_not_translated_stays_english() -> None:
    overlay = Overlay(
        id="name-of-that-plant", of_version=an_ask().version, texts={"title": "Pregunta su nombre"}
    )
    ask = translated(an_ask(), overlay)
    assert ask.title == "Pregunta su nombre"
    assert ask.how == an_ask().how


def test_a_translation_of_another_version_changes_nothing() -> None:
    overlay = an_overlay().model_copy(update={"of_version": 9})
    assert translated(an_ask(), overlay) == an_ask()
    assert places(overlay) == {"of_version"}


def test_a_whole_translation_has_no_problem() -> None:
    assert places(an_overlay()) == set()


def test_an_unknown_place_is_told_and_lays_nothing_over() -> None:
    overlay = an_overlay(**{"variants.louder": "Grita.", "domain": "dating"})
    assert places(overlay) == {"texts.variants.louder", "texts.domain"}
    assert translated(an_ask(), overlay).domain == an_ask().domain


def test_a_missing_text_is_told() -> None:
    whole = an_overlay()
    texts = {place: text for place, text in whole.texts.items() if place != "debrief"}
    assert places(whole.model_copy(update={"texts": texts})) == {"texts.debrief"}


def test_a_text_that_is_too_long_is_told() -> None:
    overlay = an_overlay(title="Pregunta " * 20)
    assert places(overlay) == {"texts.title"}
    with pytest.raises(ValidationError):
        translated(an_ask(), overlay)


def test_the_shipped_spanish_is_whole_and_read_for_every_kind() -> None:
    overlays, problems = read_overlay(FOLDER, "es")
    assert problems == ()
    assert {kind: len(files) for kind, files in overlays.files.items() if files} == {
        "asks": 3,
        "exercises": 1,
        "lessons": 1,
    }


def test_the_library_in_spanish_is_spanish_where_it_can_be_and_english_elsewhere() -> None:
    spanish = in_language(ENGLISH, "es")
    assert spanish.asks["no-to-one-more-task"].title == "Di que no a una tarea más"
    assert spanish.exercises["park-it"].questions[1].options[0].label == "Mañana por la mañana"
    lesson = spanish.lessons["when-a-no-becomes-a-verdict"]
    assert lesson.sections[0].heading == "La lección equivocada"
    assert lesson.claims == ENGLISH.lessons[lesson.id].claims
    assert spanish.asks["lend-me-a-drill"] == ENGLISH.asks["lend-me-a-drill"]
    assert list(spanish.lessons) == list(ENGLISH.lessons)


def test_a_language_nobody_translated_to_is_english() -> None:
    assert in_language(ENGLISH, "eo").asks == ENGLISH.asks


def test_one_broken_file_leaves_its_ask_english_and_the_others_spanish(folder: Path) -> None:
    with_change(folder, '  title: "', f'  title: "{"Muy " * 30}', SPANISH)
    spanish = in_language(ENGLISH, "es", folder)
    assert spanish.asks["hello-to-the-dog"] == ENGLISH.asks["hello-to-the-dog"]
    assert spanish.asks["read-one-page"].title.startswith("Pide a un amigo")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("of_version: ", "of_version: 9", "of_version"),
        ("id: hello-to-the-dog", "id: hello-to-the-cat", "id"),
        ("  debrief:", "  debriefing:", "texts.debrief"),
        ("of_version: ", "of_version: uno ", "of_version"),
        ("texts:", "words:", "words"),
    ],
)
def test_a_faulty_file_fails_the_check_of_the_library(
    folder: Path, old: str, new: str, field: str
) -> None:
    with_change(folder, old, new, SPANISH)
    told = [p for p in check_files(folder) if p.file.startswith("locales/es/asks/hello")]
    assert field in {p.field for p in told}


def test_a_file_outside_the_kinds_is_told(folder: Path) -> None:
    shutil.move(folder / SPANISH, folder / "locales/es/hello-to-the-dog.yaml")
    (problem,) = check_files(folder)
    assert problem.file == "locales/es/hello-to-the-dog.yaml"
    assert "must lie in one of" in problem.reason
