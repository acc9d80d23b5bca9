"""Stories: what their files may say, and what keeps one from shipping."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from tests.library.builders import a_library
from undaunted.library.checking.stories import LEAST_STORIES, stories_problems
from undaunted.library.kinds.story import Story, read_stories, stories_by_ask
from undaunted.library.reading import FOLDER, open_library, read_library

RINGS = FOLDER / "stories" / "rings-of-dough.yaml"


def a_story(**changes: object) -> Story:
    return Story.model_validate(yaml.safe_load(RINGS.read_text("utf-8")) | changes)


def fields(story: Story) -> set[str]:
    found = stories_problems({story.id: story}, open_library().asks)
    return {problem.field for problem in found if problem.field != "-"}


def test_a_good_story_has_no_problem() -> None:
    assert fields(a_story()) == set()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"asks": ["no-such-ask"]}, "asks"),
        ({"paragraphs": ["Too short.", "By far."]}, "paragraphs"),
        ({"title": "It ends with a full stop."}, "title"),
        ({"summary": "So " + "very " * 25 + "long."}, "summary"),
        ({"sources": [{"what": "A book", "seen": "not_seen"}], "unsure": ""}, "unsure"),
    ],
)
def test_what_keeps_a_story_from_shipping_is_told(change: dict[str, object], field: str) -> None:
    assert fields(a_story(**change)) == {field}


@pytest.mark.parametrize(
    "change",
    [
        {"sources": []},
        {"sources": [{"what": "A book", "seen": "itself"}]},
        {"sources": [{"what": "A book", "seen": "not_seen", "seen_on": date(2026, 12, 1)}]},
        {"ended": "well"},
    ],
)
def test_a_story_says_where_it_stands_and_whether_that_was_read(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_story(**change)


def test_too_few_stories_are_told() -> None:
    reasons = [each.reason for each in stories_problems({}, ())]
    assert reasons == [f"there are 0; at least {LEAST_STORIES} must be"]


def test_stories_that_people_gave_lie_in_the_folder_of_whoever_runs_it(tmp_path: Path) -> None:
    folder, own = a_library(tmp_path / "library"), tmp_path / "own"
    (folder / "stories").mkdir()
    (own / "stories").mkdir(parents=True)
    shutil.copy(RINGS, folder / "stories")
    raw = yaml.safe_load(RINGS.read_text("utf-8"))
    given = raw | {"id": "mine", "given": True, "sources": []}
    (own / "stories" / "mine.yaml").write_text(yaml.safe_dump(given), encoding="utf-8")
    stories, problems = read_stories(folder, own)
    assert list(stories) == ["rings-of-dough", "mine"]
    assert problems == ()


def test_a_story_that_takes_the_id_of_another_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "stories").mkdir(parents=True)
    shutil.copy(RINGS, own / "stories")
    stories, problems = read_stories(FOLDER, own)
    assert [each.field for each in problems] == ["id"]
    assert problems[0].file.startswith(str(own))
    assert stories["rings-of-dough"].title == a_story().title


def test_an_ask_knows_the_stories_that_come_near_to_it() -> None:
    story = a_story(asks=["a-taste-first"])
    assert stories_by_ask({story.id: story}) == {"a-taste-first": (story,)}


def test_a_faulty_story_that_was_given_is_left_out_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "half.yaml").write_text("id: half\n", encoding="utf-8")
    monkeypatch.setenv("UNDAUNTED_LIBRARY", str(tmp_path))
    library = read_library()
    assert "half" not in library.stories
    assert any(str(tmp_path) in warning.file for warning in library.warnings)
