"""Every form with words keeps them until they are sent: found by opening every page there is."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.cast import NOON
from tests.web.test_every_page import PAGE, addresses, lives
from undaunted.people.drafting import DraftChange, keep, keep_change, kept
from undaunted.people.models import Draft, Person
from undaunted.people.refusals import AlreadyDifferent

pytestmark = pytest.mark.django_db
LONG = "No one word is cut. " * 1_170  # 23,400 characters
WORDY = ("textarea", "text")


# Words that are looked for, and what was pasted to be judged: none of it is kept.
NOTHING_KEPT = ("/journal/", "/library/", "/library/found/")


@dataclass
class SentForm:
    """A form that is sent: its draft, whether it has a sign, its fields with words, the hidden."""

    draft: str = ""
    sign: bool = False
    words: list[str] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)


class Forms(HTMLParser):
    """The forms of a page that are sent."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[SentForm] = []
        self.open: SentForm | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            sends = (given.get("method") or "get").lower() == "post"
            self.open = SentForm(given.get("data-draft") or "") if sends else None
            if self.open is not None and given.get("action") not in NOTHING_KEPT:
                self.found.append(self.open)
        if self.open is None:
            return
        kind = "textarea" if tag == "textarea" else given.get("type", "text")
        if (tag, kind) == ("input", "hidden"):
            self.open.hidden[given["name"] or ""] = given.get("value") or ""
        elif tag in ("textarea", "input") and kind in WORDY and given.get("inputmode") != "decimal":
            self.open.words.append(given["name"] or "")
        if "data-draft-sign" in given:
            self.open.sign = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None


def pages_of(person: Person, client: Client) -> Iterator[tuple[str, str]]:
    for path, status in addresses(person).items():
        answer = client.get(path)
        if status == PAGE and answer.headers["Content-Type"].startswith("text/html"):
            yield path, answer.content.decode()


def forms_with_words(person: Person, client: Client) -> Iterator[tuple[str, SentForm]]:
    for path, html in pages_of(person, client):
        for form in Forms(html).found:
            if form.words:
                yield path, form


def test_every_form_with_words_has_a_draft_and_a_sign(ana: Person, browser_of_ana: Client) -> None:
    lives(ana)
    found = list(forms_with_words(ana, browser_of_ana))

    assert len(found) > 15
    assert [path for path, form in found if not (form.draft and form.sign)] == []


def test_what_was_typed_into_any_form_stands_there_again(
    ana: Person, browser_of_ana: Client
) -> None:
    lives(ana)
    lost = []
    for path, form in list(forms_with_words(ana, browser_of_ana)):
        typed = {name: f"Kept {number}" for number, name in enumerate(form.words)}
        saved = browser_of_ana.post(form.draft, {**form.hidden, **typed})
        assert saved.json()["kept"], path
        html = browser_of_ana.get(path).content.decode()
        lost += [(path, name) for name, said in typed.items() if said not in html]
        Draft.objects.all().delete()
    assert lost == []


def test_drafts_of_different_forms_have_different_names(
    ana: Person, browser_of_ana: Client
) -> None:
    lives(ana)
    by_name: dict[str, set[tuple[str, ...]]] = {}
    for _path, form in forms_with_words(ana, browser_of_ana):
        by_name.setdefault(form.draft, set()).add(tuple(form.words))
    assert [name for name, kinds in by_name.items() if len(kinds) > 1] == []


def test_twenty_three_thousand_letters_are_all_there(ana: Person, browser_of_ana: Client) -> None:
    assert len(LONG) == 23_400
    answer = browser_of_ana.post("/draft/page:/", {"words": LONG})

    assert answer.json()["kept"]
    assert kept(ana, "page:")["words"] == [LONG]
    assert LONG.strip() in browser_of_ana.get("/journal/page/").content.decode()


def test_only_what_changed_is_sent_of_a_long_one(ana: Person, browser_of_ana: Client) -> None:
    base = browser_of_ana.post("/draft/page:/", {"words": LONG, "prompt": "free"}).json()["kept"]
    change = {"draft-base": base, "draft-name": "words", "draft-start": 3, "draft-cut": 4}
    answer = browser_of_ana.post("/draft/page:/", {**change, "draft-put": "ein🌊 "})

    assert answer.json()["kept"] != base
    assert kept(ana, "page:") == {"words": [f"{LONG[:3]}ein🌊 {LONG[7:]}"], "prompt": ["free"]}


def test_a_change_of_another_draft_than_the_kept_one_is_refused(
    ana: Person, browser_of_ana: Client
) -> None:
    keep(ana, "page:", {"words": ["one"]}, NOON)
    for change in (
        DraftChange("another", "words", 0, 0, "x"),
        DraftChange(NOON.isoformat(), "title", 0, 0, "x"),
    ):
        with pytest.raises(AlreadyDifferent):
            keep_change(ana, "page:", change, NOON)
    said = {"draft-base": "another", "draft-name": "words", "draft-start": 0, "draft-cut": 0}
    assert browser_of_ana.post("/draft/page:/", said).status_code == 409
    for odd in ({**said, "draft-start": "-1"}, {**said, "draft-cut": "many"}):
        assert browser_of_ana.post("/draft/page:/", odd).status_code == 400
    assert kept(ana, "page:") == {"words": ["one"]}


def test_what_is_too_long_to_be_kept_is_not_said_to_be(ana: Person) -> None:
    answer = Client().post("/draft/page:/", {"words": "w" * 17_000_000})

    assert answer.status_code == 400
    assert not Draft.objects.exists()


def test_without_the_token_of_the_page_nothing_is_kept(ana: Person) -> None:
    assert Client(enforce_csrf_checks=True).post("/draft/page:/", {"words": "x"}).status_code == 403
    assert not Draft.objects.exists()


def test_a_draft_goes_when_its_form_was_sent(ana: Person, browser_of_ana: Client) -> None:
    browser_of_ana.post("/draft/page:/", {"words": "Begun"})
    html = browser_of_ana.get("/journal/page/").content.decode()
    fact = re.search(r'name="fact" value="([^"]+)"', html)
    assert fact is not None
    browser_of_ana.post("/journal/page/", {"fact": uuid.UUID(fact.group(1)), "words": "Begun."})

    assert not Draft.objects.exists()
    assert "Begun" not in browser_of_ana.get("/journal/page/").content.decode()
