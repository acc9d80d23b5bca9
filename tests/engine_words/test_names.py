"""What somebody typed is compared in one way, wherever it is compared."""

import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undaunted.engine.words.names import name_key, near_name_key

SRC = Path("src/undaunted")
# Who may fold text by itself, and for what.
FOLDS = {
    "engine/words/names.py": "the one comparison of names",
    "engine/words/folding.py": "texts for phrase rules",
    "library/kinds/phrasebook.py": "patterns of phrase rules",
    "library/kinds/exercise.py": "whether a shipped text says a shipped word",
    "library/kinds/instrument_parts.py": "whether a shipped text says a shipped word",
    "library/checking/alike.py": "words of shipped asks",
    "library/checking/spelling.py": "words of shipped texts",
    "library/wording.py": "syllables of shipped words",
    "library/stemming.py": "words looked for in the library",
    "library/checking/prompts.py": "words of shipped prompts",
    "vault/searching.py": "words looked for in one's own texts",
    "web/errors.py": "the words of the database",
    "web/device.py": "names of zones and languages that a browser tells",
    "record/forms.py": "figures of other scripts in a number",
    "frame/dating.py": "names of languages",
    "lab/tables.py": "endings of files",
}
FOLDING = re.compile(r"\bcasefold\b|\.lower\(\)|unicodedata|__iexact|\bLower\(|\.strip\(\)\s*==")
TYPED = {
    "José": ("Jose\u0301", " José ", "JOSÉ", "josé,", "“José”", "Ｊｏｓé", "José.", "Jo\u00adsé"),
    "Maria Lopez": ("maria  lopez", "Maria\u00a0Lopez", "Maria\tLopez", "Maria\u3000Lopez"),
    "O'Brien": ("O’Brien", "O‘Brien", "o`brien", "O´Brien", "Oʼbrien"),
    "Anne-Marie": ("Anne–Marie", "Anne‐Marie", "anne - marie", "Anne‑Marie", "Anne—Marie"),
    "Strauß": ("STRAUSS", "strauss"),
    "Ali (work)": ("ali (work", "ALI (work)"),
    "Ask the boss": ("ask the boss.", "Ask the boss!", "Ask  the boss?"),
    "?": (" ? ",),
}  # fmt: skip
OTHERS = (
    "Jose",
    "Joseph",
    "Obrien",
    "Anne Marie",
    "Maria",
    "Ask the boss twice",
    "Ali",
    "!",
    "山田",
)


@pytest.mark.parametrize(("name", "typed"), [(n, t) for n, each in TYPED.items() for t in each])
def test_the_same_name_is_the_same_however_a_keyboard_wrote_it(name: str, typed: str) -> None:
    assert name_key(name) == name_key(typed)


def test_other_names_stay_other_names() -> None:
    names = (*TYPED, *OTHERS)
    alike = [(a, b) for a, b in product(names, names) if a < b and name_key(a) == name_key(b)]
    assert alike == []


def test_an_accent_or_a_mark_is_enough_to_ask_and_never_to_join() -> None:
    for one, other in (("José", "Jose"), ("O’Brien", "OBrien"), ("Anne-Marie", "Anne Marie")):
        assert name_key(one) != name_key(other)
        assert near_name_key(one) == near_name_key(other)
    assert near_name_key("José") != near_name_key("Josef")


@given(st.text(max_size=30))
def test_a_key_is_its_own_key_and_no_form_of_unicode_changes_it(text: str) -> None:
    key = name_key(text)
    assert name_key(key) == key
    assert name_key(f"  {text}\n") == key
    for form in ("NFC", "NFD"):
        assert name_key(unicodedata.normalize(form, text)) == key
    assert bool(near_name_key(text)) <= bool(key)


def test_nothing_that_was_typed_is_compared_in_a_way_of_its_own() -> None:
    own = {
        path.relative_to(SRC).as_posix()
        for path in SRC.rglob("*.py")
        if "migrations" not in path.parts and FOLDING.search(path.read_text("utf-8"))
    }
    assert own == set(FOLDS)
