"""The library: found forgivingly, filtered, kept for later, set aside, and shown as a card."""

import re
import uuid
from collections.abc import Collection
from functools import partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import is_well, practises
from tests.counting import calls
from undaunted.asks.fitted import NOTHING
from undaunted.engine.taxonomy import Pace
from undaunted.library.checking.spoken import is_seen
from undaunted.library.finding import distance, find, index_of
from undaunted.library.reading import open_library
from undaunted.people.models import Person
from undaunted.people.refusals import NotFound
from undaunted.practice.choosing.passing import pass_on
from undaunted.practice.models import Pass
from undaunted.shelf.browsing import Wanted, browse, fear_band, needs
from undaunted.shelf.models import Saved
from undaunted.shelf.saving import AskMarks, save_ask, saved_of, unsave_ask
from undaunted.shelf.seeking import sealed_words, words_of
from undaunted.wellbeing.pacing import choose_pace

pytestmark = pytest.mark.django_db
NO_MARKS = AskMarks((), frozenset(), frozenset())
MOST_QUERIES = 28  # at night: what holds now, and what in the morning
MOST_CALLS = 72 * len(open_library().asks)  # to show all of the library costs half of it
PLANT, TABLE = "name-of-that-plant", "share-a-table"
SHELF = {
    "tea": ((8.0, "Ask a neighbour for tea"), (2.0, "They may lend a ladder, too")),
    "cafe": ((8.0, "Share a table in a café"), (2.0, "Ask the waiter by e-mail")),
    "raise": ((8.0, "Negotiate a raise with your boss"), (2.0, "Ask once")),
}


class AllOpen:
    """A listing in which nothing is shut."""

    def is_listed(self, key: str) -> bool:
        return True

    def fits(self, key: str) -> bool:
        return True


def browsed(**wanted: object) -> tuple[str, ...]:
    found = browse(Wanted(**wanted), NO_MARKS, AllOpen(), NOTHING)  # type: ignore[arg-type]
    return tuple(ask.id for ask in found.every)


def address_of(client: Client, path: str) -> str:
    """Where an address with words in it leads: to one with sealed words."""
    answer = client.get(path)
    return str(answer.get("Location", path))


def keys_on(client: Client, query: str = "") -> set[str]:
    body = client.get(f"/library/?{query}", follow=True).content.decode()
    return set(re.findall(r'id="ask-([a-z0-9-]+)"', body))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("neighbour", "tea"),
        ("NEIGHBOURS", "tea"),
        ("neighbor", "tea"),
        ("niehgbour", "tea"),
        ("ladder neighbour", "tea"),
        ("neighbour lader", "tea"),
        ("cafe", "cafe"),
        ("café table", "cafe"),
        ("table cafe", "cafe"),
        ("email waiter", "cafe"),
        ("e-mail", "cafe"),
        ("tabel", "cafe"),
        ("negotiatoin rasie", "raise"),
        ("negot", "raise"),
        ("bosses", "raise"),
        ("the boss's raise", "raise"),
    ],
)
def test_words_are_found_with_slips_accents_endings_and_in_any_order(
    words: str, first: str
) -> None:
    found = find(index_of(SHELF), words)
    assert (*found.keys, *found.close)[0] == first


def test_nothing_has_all_the_words_so_the_nearest_are_shown_and_said_to_be() -> None:
    found = find(index_of(SHELF), "xylophone ladder")
    assert found.nearest
    assert (found.keys, found.close) == ((), ("tea",))
    assert find(index_of(SHELF), "xylophone").keys == ()
    assert not find(index_of(SHELF), "ladder").nearest


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("boss", "boss", 0),
        ("boss", "bos", 1),
        ("boss", "bsos", 1),
        ("boss", "loss", 1),
        ("", "ab", 2),
    ],
)
def test_the_distance_of_words_counts_slips(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == distance(other, one) == apart


def test_short_words_are_not_bent_into_others() -> None:
    assert find(index_of(SHELF), "sea").keys == ()


@pytest.mark.parametrize("words", ["gardning plant", "PLANT garden", "plánt", "what is that plnat"])
def test_the_shipped_library_is_found_forgivingly(words: str) -> None:
    assert PLANT in browsed(words=words)[:3]


@pytest.mark.parametrize(
    "words", ["plnat gardn", "pa", "xylophone negotiatoin apologise neighbor", ""]
)
def test_a_search_looks_only_where_the_words_may_stand(words: str) -> None:
    assert calls(lambda: browsed(words=words)) < MOST_CALLS


def test_every_filter_keeps_what_it_says() -> None:
    asks = open_library().asks
    cases: list[tuple[dict[str, object], Collection[str]]] = [
        ({"domain": "work"}, {k for k, a in asks.items() if a.domain == "work"}),
        ({"channel": "phone"}, {k for k, a in asks.items() if a.channel == "phone"}),
        ({"stakes": 2}, {k for k, a in asks.items() if a.stakes <= 2}),
        ({"minutes": 5}, {k for k, a in asks.items() if a.minutes <= 5}),
        ({"kind": "saying_no"}, {k for k, a in asks.items() if a.kind == "saying_no"}),
        ({"from_home": True}, {k for k, a in asks.items() if a.from_home}),
        ({"fear": "hard"}, {k for k, a in asks.items() if fear_band(a) == "hard"}),
        (
            {"without": frozenset({"speech", "sight"})},
            {k for k, a in asks.items() if not {"speech", "sight"} & needs(a)},
        ),
    ]
    for wanted, kept in cases:
        assert set(browsed(**wanted)) == set(kept), wanted
        assert 0 < len(kept) < len(asks), wanted


def test_the_three_bands_of_fear_share_the_library_and_show_no_number(
    browser_of_ana: Client,
) -> None:
    bands = [set(browsed(fear=band)) for band in ("easy", "middling", "hard")]
    assert set.union(*bands) == set(open_library().asks)
    assert sum(map(len, bands)) == len(open_library().asks)
    for path in ("/library/", "/library/?fear=hard", f"/library/{TABLE}/"):
        body = browser_of_ana.get(path).content.decode()
        ask = open_library().asks[TABLE]
        assert "fear" not in body.split("<main")[1].replace('name="fear"', "").replace(
            'id_fear"', ""
        ).replace("fear=", ""), path
        assert f"{ask.yes.mean:.0%}" not in body


def test_what_can_not_be_read_narrows_nothing(browser_of_ana: Client) -> None:
    plain = keys_on(browser_of_ana)
    for query in ("stakes=many", "domain=moon", "without=legs", "show=all", "page=x", "minutes=-1"):
        assert keys_on(browser_of_ana, query) == plain, query


def test_pages_hold_twelve_and_keep_the_filter(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    first, second = keys_on(browser_of_ana), keys_on(browser_of_ana, "page=2")
    assert len(first) == len(second) == 12
    assert not first & second
    body = browser_of_ana.get("/library/?channel=email&words=&page=1").content.decode()
    assert 'href="?channel=email&amp;page=2"' in body


def searched(client: Client, **typed: str) -> tuple[str, str]:
    """The address a search leads to, and the page there."""
    answer = client.post("/library/", typed)
    assert answer.status_code == 303
    return answer["Location"], client.get(answer["Location"]).content.decode()


def test_words_of_a_search_stand_in_no_address_and_pages_keep_them(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    to, page = searched(browser_of_ana, words="shop", channel="", page="7")
    assert "shop" not in to
    assert 'value="shop"' in page
    following = re.search(r'rel="next" href="([^"]+)"', page)
    assert following
    assert "shop" not in following.group(1)
    second = browser_of_ana.get(f"/library/{following.group(1).replace('&amp;', '&')}")
    assert 'value="shop"' in second.content.decode()
    on_it = set(re.findall(r'id="ask-([a-z0-9-]+)"', second.content.decode()))
    assert on_it.isdisjoint(keys_on(browser_of_ana, to.partition("?")[2]))
    old = browser_of_ana.get("/library/?words=shop&show=saved")
    assert old.status_code == 303
    assert "shop" not in old["Location"]
    assert "show=saved" in old["Location"]


def test_every_search_is_as_long_as_any_and_opens_for_its_person_only(
    ana: Person, cleo: Person
) -> None:
    sealed = sealed_words(ana, "pay rise")
    assert len(sealed) == len(sealed_words(ana, "x" * 80))
    assert words_of(ana, sealed) == "pay rise"
    assert words_of(cleo, sealed) == words_of(ana, "nonsense") == words_of(ana, "") == ""


def test_one_search_finds_exercises_programmes_and_lessons_too(browser_of_ana: Client) -> None:
    _to, page = searched(browser_of_ana, words="breathing")
    assert reverse("exercise", args=["breathing-space"]) in page
    _to, page = searched(browser_of_ana, words="investors")
    assert reverse("programme", args=["founders"]) in page
    _to, page = searched(browser_of_ana, words="saying no")
    assert reverse("lesson", args=["saying-no-kindly"]) in page
    assert "Rests on" in page


def test_what_comes_close_stands_under_its_own_heading(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    _to, page = searched(browser_of_ana, words="xylophone plant")
    assert "No ask has all these words." in page
    assert page.index("These come close") < page.index(f'id="ask-{PLANT}"')


def test_nothing_found_says_what_would_help(ana: Person, browser_of_ana: Client) -> None:
    _to, page = searched(browser_of_ana, words="xylophone")
    assert "Try where it happens or who you would ask" in page
    _to, page = searched(browser_of_ana, words="xylophone", kind="saying_no")
    assert "Take one of your choices away" in page
    choose_pace(ana, uuid.uuid4(), Pace.REST, timezone.now())
    _to, page = searched(browser_of_ana, words="xylophone")
    assert "No ask is open just now" in page
    assert "fewer words" not in page


def test_asks_come_in_the_order_that_was_chosen_and_a_tile_says_how_it_looks(
    ana: Person, browser_of_ana: Client
) -> None:
    is_well(ana, timezone.now())
    minutes = [open_library().asks[key].minutes for key in browsed(order="quickest")]
    assert minutes == sorted(minutes)
    bands = [fear_band(open_library().asks[key]) for key in browsed(order="smallest")]
    assert bands == sorted(bands, key=("easy", "middling", "hard").index)
    page = browser_of_ana.get("/library/?order=smallest&kind=saying_no").content.decode()
    assert "looks easy" in page
    assert "2 chosen" in page


def test_the_first_page_mixes_the_parts_of_life(ana: Person, browser_of_ana: Client) -> None:
    is_well(ana, timezone.now())
    domains = {open_library().asks[key].domain for key in keys_on(browser_of_ana)}
    assert len(domains) == 12


def test_pages_ask_a_constant_number_of_questions(ana: Person, browser_of_ana: Client) -> None:
    paths = ("/library/", "/library/?words=plnat&show=saved", f"/library/{TABLE}/")
    counts = []
    for more in (1, 30):
        practises(ana, more)
        for key in list(open_library().asks)[: more * 2]:
            save_ask(ana, uuid.uuid4(), key, timezone.now())
        for path in map(partial(address_of, browser_of_ana), paths):
            browser_of_ana.get(path)
            with CaptureQueriesContext(connection) as asked:
                assert browser_of_ana.get(path).status_code == 200
            counts.append(len(asked))
    assert counts[:3] == counts[3:]
    assert max(counts) <= MOST_QUERIES, counts


def mark(client: Client, key: str, do: str, fact: uuid.UUID | None = None, **more: str) -> int:
    sent = {"do": do, "fact": str(fact or uuid.uuid4()), **more}
    return client.post(reverse("ask-mark", args=[key]), sent).status_code


def test_saved_asks_stand_once_come_newest_first_and_leave_again(
    ana: Person, browser_of_ana: Client
) -> None:
    fact = uuid.uuid4()
    assert mark(browser_of_ana, PLANT, "save", fact) == 302
    assert mark(browser_of_ana, PLANT, "save", fact) == 302
    assert mark(browser_of_ana, PLANT, "save") == 302
    assert mark(browser_of_ana, TABLE, "save") == 302
    assert [row.ask_key for row in saved_of(ana)] == [TABLE, PLANT]
    assert Saved.objects.count() == 2
    assert keys_on(browser_of_ana, "show=saved") == {TABLE, PLANT}
    for _ in range(2):
        assert mark(browser_of_ana, PLANT, "unsave") == 302
    assert keys_on(browser_of_ana, "show=saved") == {TABLE}
    assert mark(browser_of_ana, PLANT, "save") == 302
    assert Saved.objects.count() == 3


def test_a_mark_leads_back_to_where_it_was_made_and_never_away(browser_of_ana: Client) -> None:
    for told, led in (
        ("/library/?words=plant", "/library/?words=plant"),
        ("//evil.example/", "/"),
    ):
        sent = {"do": "save", "fact": str(uuid.uuid4()), "next": told}
        assert browser_of_ana.post(f"/library/{PLANT}/mark/", sent)["Location"] == led


def test_what_is_not_for_me_goes_from_the_library_and_comes_back(
    ana: Person, browser_of_ana: Client
) -> None:
    assert PLANT in keys_on(browser_of_ana, "words=plant")
    assert mark(browser_of_ana, PLANT, "not-for-me") == 302
    assert "Undo" in browser_of_ana.get("/library/").content.decode()
    assert PLANT not in keys_on(browser_of_ana, "words=plant")
    assert keys_on(browser_of_ana, "show=set-aside") == {PLANT}
    assert "Bring it back" in browser_of_ana.get(f"/library/{PLANT}/").content.decode()
    for _ in range(2):
        assert mark(browser_of_ana, PLANT, "bring-back") == 302
    assert PLANT in keys_on(browser_of_ana, "words=plant")


def test_wrong_marks_change_nothing(ana: Person, browser_of_ana: Client) -> None:
    assert mark(browser_of_ana, PLANT, "burn") == 422
    assert mark(browser_of_ana, "no-such-ask", "save") == 404
    assert browser_of_ana.post(f"/library/{PLANT}/mark/", {"do": "save"}).status_code == 422
    assert browser_of_ana.get(f"/library/{PLANT}/mark/").status_code == 405
    assert browser_of_ana.get("/library/no-such-ask/").status_code == 404
    assert not Saved.objects.exists()


def test_a_strangers_marks_are_neither_seen_nor_touched(
    ana: Person, cleo: Person, browser_of_ana: Client
) -> None:
    now = timezone.now()
    hers = save_ask(cleo, uuid.uuid4(), TABLE, now)
    pass_on(cleo, uuid.uuid4(), PLANT, Pass.Reason.NOT_FOR_ME, now)
    assert keys_on(browser_of_ana, "show=saved") == set()
    assert PLANT in keys_on(browser_of_ana, "words=plant")
    unsave_ask(ana, TABLE, now)
    mark(browser_of_ana, PLANT, "bring-back")
    with pytest.raises(NotFound):
        save_ask(ana, hers.pk, TABLE, now)
    assert mark(browser_of_ana, TABLE, "save", hers.pk) == 404
    assert saved_of(cleo).count() == 1
    assert Pass.objects.of(cleo).filter(lifted_at__isnull=True).count() == 1


@pytest.mark.parametrize("key", [TABLE, "just-the-lid"])
def test_the_card_says_all_that_the_ask_says(browser_of_ana: Client, key: str) -> None:
    ask = open_library().asks[key]
    body = browser_of_ana.get(f"/library/{key}/").content.decode().replace("&#x27;", "'")
    for field, text in ask.texts():
        # What one sees in a dialogue is set apart there, without its brackets.
        shown = text.strip("()") if is_seen(text) else text
        assert shown in body or field == "debrief", field
    assert ask.licence in body
    assert "Try this one" in body
    assert 'class="stamp emblem emblem-' in body


def test_the_card_leads_to_the_evidence_it_rests_on(browser_of_ana: Client) -> None:
    ask = next(ask for ask in open_library().asks.values() if ask.evidence)
    body = browser_of_ana.get(f"/library/{ask.id}/").content.decode()
    assert all(reverse("claim", args=[claim]) in body for claim in ask.evidence)


def test_an_ask_beyond_the_pace_can_be_read_and_not_begun(browser_of_ana: Client) -> None:
    big = next(ask for ask in open_library().asks.values() if ask.stakes >= 4)
    body = browser_of_ana.get(f"/library/{big.id}/").content.decode()
    assert "Try this one" not in body
    assert f'href="{reverse("ask", args=[big.id])}"' not in body
