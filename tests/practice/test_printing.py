"""What is printed: decks, worksheets, the week. PDFs that open, in every script, with no tofu."""

import json
import re
import shutil
import subprocess
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
import typst
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import commits, is_well, logs, practises, reflects
from undaunted.asks.shown import shown
from undaunted.engine.taxonomy import Outcome
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.printing import typesetting
from undaunted.printing.deck import MOST_CARDS, deck_of
from undaunted.printing.exercise import blank_sheet
from undaunted.printing.typesetting import pdf_of
from undaunted.programmes.block_asks import asks_of
from undaunted.record.models import ExerciseDone
from undaunted.record.recording import append
from undaunted.shelf.saving import save_ask

pytestmark = pytest.mark.django_db
SCRIPTS = "Zwölf Äpfel, Ελλάδα, Привет"
INJECTED = '#panic("run") $x^2$ @label [*bold*] \\ "quoted"'
A4, LETTER = "[0 0 595", "[0 0 612"


def pages_in(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def words_in(pdf: bytes, folder: Path) -> str:
    """The text of a PDF as a reader gets it; needs poppler."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    path = folder / "printed.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return " ".join(run.stdout.decode().split())


def fills_in(person: Person, text: str) -> ExerciseDone:
    now = timezone.now()
    answers = {
        "claim": text,
        "conviction": 80,
        "for": [{"fact": "She frowned", "whole": "no"}],
        "against": [{"fact": text}],
        "friend_would_say": text,
        "conviction_now": 45,
    }
    return append(
        ExerciseDone(
            id=uuid.uuid4(),
            person=person,
            received_at=now,
            done_at=now,
            exercise="evidence-sheet",
            version=1,
            answers=json.dumps(answers),
        )
    )


def printed(client: Client, path: str) -> bytes:
    held = client.get(path)
    assert held.status_code == 200
    assert held["Content-Type"] == "application/pdf"
    assert held["Cache-Control"] == "no-store"
    assert held.content.startswith(b"%PDF")
    return bytes(held.content)


@pytest.mark.parametrize(("many", "pages"), [(1, 2), (8, 2), (9, 4), (60, 16), (75, 16)])
def test_a_deck_has_eight_cards_a_page_and_as_many_backs(many: int, pages: int) -> None:
    asks = [shown(ask) for ask in list(open_library().asks.values())[:many]]
    pdf = pdf_of(deck_of(asks))
    assert pages_in(pdf) == pages
    assert MOST_CARDS == 60


def test_a_deck_comes_on_a4_and_on_letter(ana: Person, browser_of_ana: Client) -> None:
    assert A4.encode() in printed(browser_of_ana, "/library/deck.pdf?words=plant")
    assert A4.encode() in printed(browser_of_ana, "/library/deck.pdf?words=plant&paper=stone")
    assert LETTER.encode() in printed(browser_of_ana, "/library/deck.pdf?words=plant&paper=letter")
    Person.objects.filter(pk=ana.pk).update(country="Canada")
    assert LETTER.encode() in printed(browser_of_ana, "/library/deck.pdf?words=plant")


def test_a_deck_holds_what_the_search_found_or_what_was_saved(
    ana: Person, browser_of_ana: Client, tmp_path: Path
) -> None:
    assert browser_of_ana.get("/library/deck.pdf?show=saved").status_code == 404
    save_ask(ana, uuid.uuid4(), "share-a-table", timezone.now())
    text = words_in(printed(browser_of_ana, "/library/deck.pdf?show=saved"), tmp_path)
    ask = open_library().asks["share-a-table"]
    for said in (ask.title, *ask.opening_lines, ask.way_out):
        assert said.replace("'", "’") in text
    assert open_library().asks["name-of-that-plant"].title not in text


def test_a_deck_for_fun_holds_playful_asks_and_says_so(
    ana: Person, browser_of_ana: Client, tmp_path: Path
) -> None:
    is_well(ana, timezone.now())
    text = words_in(printed(browser_of_ana, "/library/deck.pdf?fun=on"), tmp_path)
    assert "For fun · Print on both sides" in text
    assert "A SET PIECE" in text


def test_a_deck_of_a_programme_or_of_a_part_holds_asks_of_its_blocks(
    ana: Person, browser_of_ana: Client, tmp_path: Path
) -> None:
    is_well(ana, timezone.now())
    block = open_library().programmes["first-ten"].arc[0]
    whole = printed(browser_of_ana, "/programmes/first-ten/deck.pdf")
    part = printed(browser_of_ana, "/programmes/first-ten/deck.pdf?part=1")
    assert pages_in(whole) <= 2 * -(-MOST_CARDS // 8)
    assert block.title in words_in(part, tmp_path)
    assert part != whole


def test_a_part_of_which_nothing_is_open_says_so_on_the_page_of_the_programme(
    browser_of_ana: Client,
) -> None:
    answer = browser_of_ana.get("/programmes/first-ten/deck.pdf?part=99", follow=True)
    assert answer.redirect_chain == [("/programmes/first-ten/", 302)]
    assert "no cards yet" in answer.content.decode()


def test_each_ask_of_a_deck_is_of_its_block_and_stands_once() -> None:
    asks = open_library().asks.values()
    for programme in open_library().programmes.values():
        deck = asks_of(programme.arc, asks, MOST_CARDS)
        assert len(set(deck)) == len(deck) <= MOST_CARDS
        assert any(block.asks == 0 for block in programme.arc) or deck
        for block in programme.arc:
            for ask in asks_of([block], asks, 8):
                assert block.fear_low <= ask.fear.mean <= block.fear_high
                assert ask.stakes <= block.stakes_most


@pytest.mark.parametrize("key", sorted(open_library().exercises))
def test_every_exercise_has_a_sheet_with_all_that_it_says(key: str, tmp_path: Path) -> None:
    exercise = open_library().exercises[key]
    pdf = pdf_of(blank_sheet(exercise))
    assert pdf.startswith(b"%PDF")
    assert b"pdfuaid" in pdf
    assert 1 <= pages_in(pdf) <= 6
    text = words_in(pdf, tmp_path)
    for said in (exercise.title, *(q.label for q in exercise.questions), *exercise.cautions):
        assert " ".join(said.replace("'", "’").split()) in text, said


def test_a_filled_sheet_has_what_was_written_in_any_script(
    ana: Person, browser_of_ana: Client, tmp_path: Path
) -> None:
    done = fills_in(ana, SCRIPTS)
    pdf = printed(browser_of_ana, reverse("exercise-done-pdf", args=[done.pk]))
    text = words_in(pdf, tmp_path)
    assert SCRIPTS in text
    assert "80" in text
    assert b"pdfuaid" in pdf


def test_what_somebody_wrote_is_printed_and_never_run(
    ana: Person, browser_of_ana: Client, tmp_path: Path
) -> None:
    done = fills_in(ana, INJECTED)
    pdf = printed(browser_of_ana, reverse("exercise-done-pdf", args=[done.pk]))
    assert INJECTED in words_in(pdf, tmp_path)


def test_a_sign_without_a_font_still_prints_and_says_so(
    ana: Person, browser_of_ana: Client, tmp_path: Path
) -> None:
    done = fills_in(ana, "a sign \U000f1234 of no font")
    pdf = printed(browser_of_ana, reverse("exercise-done-pdf", args=[done.pk]))
    assert b"pdfuaid" not in pdf
    assert "no font for some of the signs" in words_in(pdf, tmp_path)


def test_a_fault_in_a_sheet_is_not_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "week.typ").write_text("#panic()")
    monkeypatch.setattr(typesetting, "SHEETS", tmp_path)
    with pytest.raises(typst.TypstError):
        pdf_of(typesetting.PrintedSheet("week", "T", {}, {}))


def test_the_week_holds_seven_days_and_no_more(
    ana: Person, browser_of_ana: Client, tmp_path: Path
) -> None:
    assert "Resting is part of it" in words_in(
        printed(browser_of_ana, "/week/summary.pdf"), tmp_path
    )
    now = timezone.now()
    lately = commits(ana, "share-a-table", now - timedelta(days=2), fear=61, chance=0.2)
    logs(lately, Outcome.NO, peak=33)
    reflects(lately, words="Nobody looked up")
    commits(ana, "just-the-lid", now - timedelta(days=9))
    text = words_in(printed(browser_of_ana, "/week/summary.pdf"), tmp_path)
    for said in ("share a table", "expected 61", "at worst 33", "20 %", "Nobody looked up"):
        assert said in text
    assert open_library().asks["just-the-lid"].title not in text


def test_nobody_elses_is_printed(ana: Person, cleo: Person, browser_of_ana: Client) -> None:
    hers = fills_in(cleo, "Cleo's secret")
    now = timezone.now()
    logs(commits(cleo, "share-a-table", now - timedelta(days=1)), words="Cleo's words")
    path = reverse("exercise-done-pdf", args=[hers.pk])
    assert browser_of_ana.get(path).status_code == 404
    assert browser_of_ana.get("/exercises/no-such-thing/sheet.pdf").status_code == 404


def test_printing_asks_a_constant_number_of_questions(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    counts = []
    for more in (1, 20):
        practises(ana, more)
        fills_in(ana, "words")
        for path in ("/library/deck.pdf", "/week/summary.pdf"):
            browser_of_ana.get(path)
            with CaptureQueriesContext(connection) as asked:
                printed(browser_of_ana, path)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert (
        max(counts) <= 28
    )  # a deck asks what is open, as the library does, and for the morning at night


@pytest.mark.parametrize(
    "path", ["/library/deck.pdf", "/week/summary.pdf", "/exercises/defusion/sheet.pdf"]
)
def test_without_the_extra_a_page_says_how_to_install_it(
    browser_of_ana: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr("undaunted.printing.screens.printed.can_print", lambda: False)
    held = browser_of_ana.get(path)
    assert held.status_code == 501
    assert ".venv/bin/pip install -e &#x27;.[print]&#x27;" in held.content.decode()
