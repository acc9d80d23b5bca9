"""A no because of who somebody is: only where the writer says so, never inferred."""

import pytest

from undaunted.engine.words.because_of_who import (
    KINDS,
    BecauseOfWhoHit,
    BecauseOfWhoRules,
    find_because_of_who,
)
from undaunted.engine.words.phrases import LanguageRules, PhraseRule
from undaunted.library.reading import open_library

BLACK = PhraseRule("race", "race", ("because im black",), hearsay=True)
RULES = BecauseOfWhoRules("t-1", (LanguageRules("en", (BLACK,), negations=("not",)),))
SHIPPED = open_library().because_of_who


def kinds(text: str) -> set[str]:
    return {hit.kind for hit in find_because_of_who(text, SHIPPED)}


def test_a_hit_says_the_kind_and_where_once_for_each_rule() -> None:
    text = "No. Because I'm black. Because I'm black!"
    assert find_because_of_who(text, RULES) == (BecauseOfWhoHit("race", "race", 4, 21),)


def test_a_negation_lifts_it() -> None:
    assert find_because_of_who("It was not because I'm black.", RULES) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They said no because I am black", "race"),
        ("because im a girl they wouldnt let me play", "gender"),
        ("He turned me down because of my wheelchair", "disability"),
        ("He took one look at my headscarf and the room was suddenly gone", "faith"),
        ("The landlord doesn't want 'people like us'", "class"),
        ("As soon as they read my surname the flat was gone", "origin"),
        ("We were refused because we're two women, she said no to a lesbian couple", "sexuality"),
        ("They told me I'm too old for the course", "age"),
        ("Me dijeron que no por ser gitana", "race"),
        ("No me alquilan porque soy extranjero", "origin"),
        ("Me rechazaron por mi edad", "age"),
        ("Nos echaron por ser dos mujeres, maricones no, dijo", "sexuality"),
    ],
)
def test_what_the_writer_names_is_seen_with_its_kind(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "because I am late",
        "They said no because I was late",
        "I asked for a black coffee and they said no",
        "Because I am a woman of my word I went back",
        "My wheelchair has a new tyre",
        "I said no because I am tired",
        "I asked the vicar for a chair",
        "An old friend said no",
        "Porque llegué tarde",
        "Dije que no porque estoy cansada",
        "Pedí un café negro y no había",
        "I am a Black woman, I live in Leeds and I like bread.",
    ],
)
def test_other_noes_and_what_somebody_is_stay_quiet(text: str) -> None:
    assert not kinds(text)


def test_every_kind_has_rules_in_every_language() -> None:
    for language in SHIPPED.languages:
        assert {rule.kind for rule in language.rules} == set(KINDS)
    assert len(SHIPPED.version) <= 40
