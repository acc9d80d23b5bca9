import re
import uuid
from datetime import timedelta

import pytest

from tests.cast import NOON, commits
from undaunted.exercises.walking import finish, walk_of
from undaunted.journal.writing_pages import WordsOfPage, rewrite_page, write_page
from undaunted.library.reading import open_library
from undaunted.people.drafting import keep, kept
from undaunted.people.models import Person
from undaunted.people.refusals import AlreadyDifferent, NotAllowed, NotFound
from undaunted.record.models import ExerciseDone, OwnPage
from undaunted.record.pages import (
    own_page_of,
    own_pages,
    put_away,
    take_out,
    versions_of,
)
from undaunted.wellbeing.looking import findings_in
from undaunted.wellbeing.models import Noticed
from undaunted.wellbeing.pieces import LETTERS, pieces_of

pytestmark = pytest.mark.django_db
LONG = "The river was high, and I stayed. " * 5_883  # a bit over 200,000 characters
DARK = "I want to die."


def writes(person: Person, words: str, **about: object) -> OwnPage:
    return write_page(person, WordsOfPage(uuid.uuid4(), words, **about), NOON).row  # type: ignore[arg-type]


def test_a_page_of_two_hundred_thousand_characters_is_kept_whole_and_sealed(ana: Person) -> None:
    page = writes(ana, LONG)

    assert len(LONG) > 200_000
    assert own_page_of(ana, page.pk).words == LONG
    assert page.lived_on == NOON.date()


def test_a_page_is_written_anew_and_what_stood_there_stays(ana: Person) -> None:
    attempt = commits(ana)
    page = writes(ana, "First", attempt_id=attempt.pk, mood=35, prompt="what-i-need")
    second = uuid.uuid4()
    rewrite_page(ana, page.pk, second, "Second", NOON)
    rewrite_page(ana, page.pk, uuid.uuid4(), "Third", NOON)
    with pytest.raises(AlreadyDifferent):
        rewrite_page(ana, page.pk, second, "Sent again with other words", NOON)

    assert [row.words for row in versions_of(ana, page.pk)] == ["Third", "Second", "First"]
    now = own_page_of(ana, page.pk)
    assert (now.attempt_id, now.mood, now.prompt) == (attempt.pk, 35, "what-i-need")
    assert (now.wrote_at, now.lived_on) == (page.wrote_at, page.lived_on)
    assert [row.words for row in own_pages(ana)] == ["Third"]


def test_sent_twice_a_page_and_a_version_are_one(ana: Person) -> None:
    fact, again = uuid.uuid4(), uuid.uuid4()
    for _ in range(2):
        write_page(ana, WordsOfPage(fact, "Once"), NOON)
    for _ in range(2):
        rewrite_page(ana, fact, again, "Anew", NOON)

    assert OwnPage.objects.of(ana).count() == 2
    with pytest.raises(AlreadyDifferent):
        write_page(ana, WordsOfPage(fact, "Other words"), NOON)


def test_a_page_goes_into_the_bin_with_its_versions_and_comes_back(ana: Person) -> None:
    page = writes(ana, "First")
    rewrite_page(ana, page.pk, uuid.uuid4(), "Second", NOON)

    put_away(ana, page.pk, NOON)
    assert list(own_pages(ana)) == []
    with pytest.raises(NotAllowed):
        rewrite_page(ana, page.pk, uuid.uuid4(), "In the bin", NOON)
    take_out(ana, page.pk)
    assert [row.words for row in own_pages(ana)] == ["Second"]
    assert len(versions_of(ana, page.pk)) == 2


def test_nobody_reads_or_removes_the_page_of_another(ana: Person, cleo: Person) -> None:
    page = writes(ana, "Mine")

    for touch in (
        lambda: own_page_of(cleo, page.pk),
        lambda: put_away(cleo, page.pk, NOON),
        lambda: take_out(cleo, page.pk),
        lambda: rewrite_page(cleo, page.pk, uuid.uuid4(), "Mine now", NOON),
    ):
        with pytest.raises(NotFound):
            touch()
    assert list(own_pages(cleo)) == []


def test_danger_far_down_in_a_long_page_is_found_once(ana: Person) -> None:
    page = f"{LONG[:30_000]} {DARK} {LONG[:300]}"

    found = findings_in({"words": page}, verdicts=False, budget=float("inf"))
    assert [each.kind for each in found] == ["crisis:suicide"]


@pytest.mark.parametrize("place", range(LETTERS - 420, LETTERS + 20, 11))
def test_words_across_the_end_of_a_piece_are_seen_whole_with_what_lifts_them(place: int) -> None:
    filler = "stone " * 2_000
    dark, denied = (
        f"{filler[:place]} {DARK} {filler}",
        f"{filler[:place]}. I do not want to die. {filler}",
    )

    assert findings_in({"words": dark}, verdicts=False, budget=float("inf"))
    assert findings_in({"words": denied}, verdicts=False, budget=float("inf")) == ()


def test_pieces_are_short_and_together_hold_every_sentence() -> None:
    text = "".join(f"Sentence {n} says so. " for n in range(9_000))
    pieces = tuple(pieces_of(text))

    assert max(map(len, pieces)) <= LETTERS
    found = {n for piece in pieces for n in map(int, re.findall(r"Sentence (\d+) says so", piece))}
    assert found == set(range(9_000))
    assert all(piece.startswith("Sentence ") for piece in pieces)
    assert tuple(pieces_of("short")) == ("short",)


def test_words_of_danger_lead_to_help_and_are_remembered_by_kind_alone(ana: Person) -> None:
    said = write_page(ana, WordsOfPage(uuid.uuid4(), DARK), NOON)

    assert said.danger
    assert [(row.kind, row.form) for row in Noticed.objects.of(ana)] == [("crisis:suicide", "page")]


def test_sending_forgets_the_draft_of_this_page_alone(ana: Person) -> None:
    for name in ("page:", "page:other"):
        keep(ana, name, {"words": ["begun"]}, NOON)
    writes(ana, "Done")

    assert kept(ana, "page:") == {}
    assert kept(ana, "page:other") != {}


def test_four_days_of_writing_keeps_its_page_as_one_of_ones_own(ana: Person) -> None:
    typed = {
        "distress_before": ["40"],
        "day": ["day_1"],
        "text": [LONG],
        "distress_after": ["45"],
    }
    keep(ana, "exercise:expressive-writing:", typed, NOON)
    walk = walk_of(ana, "expressive-writing", "")
    fact = uuid.uuid4()
    for _ in range(2):
        finish(walk, fact, NOON)

    done, page = ExerciseDone.objects.of(ana).get(), OwnPage.objects.of(ana).get()
    assert page.words == LONG.strip()
    assert page.exercise_id == done.pk == fact
    assert LONG[:50] not in done.answers


def test_danger_in_the_page_of_an_exercise_is_one_find(ana: Person) -> None:
    typed = {
        "distress_before": ["40"],
        "day": ["day_1"],
        "text": [DARK],
        "distress_after": ["45"],
    }
    keep(ana, "exercise:expressive-writing:", typed, NOON)

    assert finish(walk_of(ana, "expressive-writing", ""), uuid.uuid4(), NOON).danger
    assert [row.form for row in Noticed.objects.of(ana)] == ["exercise"]


def test_there_are_forty_prompts_of_ours_beside_the_four_questions() -> None:
    prompts = tuple(open_library().prompts.values())

    assert [each.id for each in prompts[:4]] == [
        "what-i-hoped",
        "what-happened",
        "how-it-felt",
        "my-assumptions",
    ]
    assert len(prompts) == 44
    assert len({each.text for each in prompts}) == 44


def test_a_page_may_begin_with_a_prompt_and_keeps_its_version(ana: Person) -> None:
    assert writes(ana, "A nap", prompt="what-i-need").prompt_version == 1
    assert writes(ana, "A nap", prompt="no-such-prompt").prompt == ""
    later = write_page(ana, WordsOfPage(uuid.uuid4(), "B"), NOON + timedelta(days=1)).row
    assert next(iter(own_pages(ana))).pk == later.pk
