import uuid

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import commits, logs, reflects
from undaunted.library.checking.prompts import alikeness, prompt_problems
from undaunted.library.kinds.prompt import Prompt
from undaunted.library.reading import open_library
from undaunted.people.drafting import kept
from undaunted.people.models import Person
from undaunted.record.models import OwnPage
from undaunted.record.pages import own_pages
from undaunted.wellbeing.checking_in import check_in

pytestmark = pytest.mark.django_db
WRITE = "/journal/page/"


def sends(client: Client, path: str = WRITE, **said: str) -> str:
    answer = client.post(path, {"fact": str(uuid.uuid4()), **said})
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    return answer.headers["Location"]


def test_a_page_about_an_ask_is_written_read_and_listed_with_it(
    ana: Person, browser_of_ana: Client
) -> None:
    attempt = commits(ana, at=timezone.now())
    logs(attempt)
    reflects(attempt)
    about = f"{WRITE}?attempt={attempt.pk}"
    for path in (f"/attempt/{attempt.pk}/happened/", f"/journal/{attempt.pk}/"):
        assert about in browser_of_ana.get(path).content.decode()
    assert "About:" in browser_of_ana.get(about).content.decode()

    read = browser_of_ana.get(
        sends(browser_of_ana, about, words="The plant is a fern.")
    ).content.decode()
    assert "The plant is a fern." in read
    assert f"/journal/{attempt.pk}/" in read
    assert "The plant is a fern." in browser_of_ana.get(f"/journal/{attempt.pk}/").content.decode()


def test_the_ask_of_another_is_not_written_about(cleo: Person, browser_of_ana: Client) -> None:
    for named in (str(commits(cleo).pk), str(uuid.uuid4()), "odd"):
        assert browser_of_ana.get(f"{WRITE}?attempt={named}").status_code == 404


def test_an_empty_page_is_not_kept_and_says_so(browser_of_ana: Client) -> None:
    answer = browser_of_ana.post(WRITE, {"fact": str(uuid.uuid4()), "words": " "})

    assert answer.status_code == 422
    assert not OwnPage.objects.exists()


def test_a_mood_is_kept_with_a_page_only_where_it_was_told_and_ticked(
    ana: Person, browser_of_ana: Client
) -> None:
    assert "mood with it" not in browser_of_ana.get(WRITE).content.decode()
    check_in(ana, uuid.uuid4(), 35, timezone.now())
    assert "Keep today’s mood with it: 35 of 100" in browser_of_ana.get(WRITE).content.decode()

    sends(browser_of_ana, words="With it", with_mood="on")
    sends(browser_of_ana, words="Without")
    assert {row.words: row.mood for row in own_pages(ana)} == {"With it": 35, "Without": None}


def test_prompts_are_picked_changed_and_left_without_losing_a_word(
    ana: Person, browser_of_ana: Client
) -> None:
    shown = browser_of_ana.get(WRITE).content.decode()
    assert '<p class="aside">' not in shown  # none is forced
    seen, prompt = set(), ""
    for _ in open_library().prompts:
        sends(browser_of_ana, words="Half a tho", prompt=prompt, another="1")
        (prompt,) = kept(ana, "page:")["prompt"]
        seen.add(prompt)
    assert seen == set(open_library().prompts)

    sends(browser_of_ana, words="Half a tho", prompt=prompt, choose="what-i-need")
    shown = browser_of_ana.get(WRITE).content.decode()
    assert '<p class="aside">What do I need' in shown
    assert "Half a tho" in shown
    sends(browser_of_ana, words="Half a tho", **{"prompt-none": "1"})
    assert '<p class="aside">' not in browser_of_ana.get(WRITE).content.decode()
    assert not OwnPage.objects.exists()


def test_words_of_danger_in_a_page_lead_to_help_first(browser_of_ana: Client) -> None:
    assert sends(browser_of_ana, words="I want to die.").startswith("/help/?next=%2Fjournal%2Fpage")


def test_a_page_is_changed_with_the_earlier_one_below(ana: Person, browser_of_ana: Client) -> None:
    path = sends(browser_of_ana, words="First words")
    assert "First words" in browser_of_ana.get(f"{path}edit/").content.decode()

    assert sends(browser_of_ana, f"{path}edit/", words="Second words") == path
    shown = browser_of_ana.get(path).content.decode()
    assert (
        shown.index("Second words") < shown.index("Earlier versions") < shown.index("First words")
    )


def test_undo_stands_beside_what_was_deleted(browser_of_ana: Client) -> None:
    path = sends(browser_of_ana, words="Mine")
    page_id = path.removeprefix(WRITE).strip("/")
    bin_path = f"/journal/bin/page/{page_id}/"

    after = browser_of_ana.post(bin_path, {"do": "away"}, follow=True).content.decode()
    assert bin_path in after
    assert "Undo" in after
    assert "Bring it back" in browser_of_ana.get(path).content.decode()
    assert (
        browser_of_ana.post(f"{path}edit/", {"fact": str(uuid.uuid4()), "words": "x"}).status_code
        == 422
    )


def a_prompt(name: str, text: str) -> Prompt:
    return Prompt(id=name, version=1, about="day", text=text)


def test_prompts_that_are_alike_presume_or_press_are_named() -> None:
    good = a_prompt("good", "What took strength today?")
    bad = {
        "like": "Today, what took strength?",
        "presumes": "What made my mother laugh?",
        "presses": "Three things I should be glad of.",
        "bare": "What took courage",
    }
    found = prompt_problems([good, *(a_prompt(name, text) for name, text in bad.items())])

    assert {problem.field for problem in found} == set(bad)
    assert alikeness(good, good) == 1.0
    assert list(prompt_problems(open_library().prompts.values())) == []
