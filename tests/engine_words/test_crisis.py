"""Words that may speak of danger are seen with their kind; figures of speech are left alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import calls, may_run_away
from undaunted.engine.words.crisis import (
    BY_GRAVITY,
    CATEGORIES,
    Category,
    CrisisHit,
    CrisisRules,
    find_crisis,
    gravest,
)
from undaunted.engine.words.phrases import LanguageRules, PhraseRule
from undaunted.library.reading import open_library

DIE = PhraseRule("die", "suicide", ("i want to die",))
OTHER = PhraseRule("other", "other_at_risk", (r"my \w+ wants to die",), hearsay=True, cue="die")
RULES = CrisisRules("t-1", (LanguageRules("en", (DIE, OTHER), distances=("mum said",)),))
SHIPPED = open_library().crisis
LONGER = 2.3  # times the looking that twice the text may cost; 2 is each letter once


def kinds(text: str, rules: CrisisRules = SHIPPED) -> set[str]:
    return {hit.category for hit in find_crisis(text, rules)}


def test_a_hit_says_the_kind_the_rule_and_where() -> None:
    text = "Well. I want to DIE"
    (hit,) = find_crisis(text, RULES)
    assert (hit.category, hit.code, text[hit.start : hit.end]) == (
        "suicide",
        "die",
        "I want to DIE",
    )


def test_each_rule_hits_once_in_the_order_of_the_text() -> None:
    text = "My brother wants to die. I want to die. I want to die."
    assert [hit.code for hit in find_crisis(text, RULES)] == ["other", "die"]


def hit(category: Category, start: int) -> CrisisHit:
    return CrisisHit(category, f"code_{start}", start, start + 1)


def test_the_gravest_comes_first_and_the_earliest_among_equals() -> None:
    assert set(BY_GRAVITY) == set(CATEGORIES)
    assert gravest([hit("other_at_risk", 0), hit("suicide", 9), hit("suicide", 5)]) == hit(
        "suicide", 5
    )
    assert gravest([hit("self_harm", 0), hit("harmed_by_other", 9)]) == hit("harmed_by_other", 9)
    assert gravest([]) is None


def test_hearsay_holds_for_others_and_not_for_oneself() -> None:
    assert kinds("mum said I want to die", RULES) == set()
    assert kinds("mum said my brother wants to die", RULES) == {"other_at_risk"}
    assert kinds('"my brother wants to die"', RULES) == {"other_at_risk"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I want to die", "suicide"),
        ("wanna die", "suicide"),
        ("kms", "suicide"),
        ("I want to unalive myself", "suicide"),
        ("quiero morirme", "suicide"),
        ("QUIERO MORIRME", "suicide"),
        ("I cut myself on purpose last night", "self_harm"),
        ("me corté los brazos otra vez", "self_harm"),
        ("he hit me again last night", "harmed_by_other"),
        ("I'm afraid of my partner", "harmed_by_other"),
        ("mi marido me pega", "harmed_by_other"),
        ("I'm going to stab my boss", "harm_to_other"),
        ("quiero matarlo", "harm_to_other"),
        ("my brother wants to die", "other_at_risk"),
        ("mi hermano quiere morirse", "other_at_risk"),
    ],
)
def test_every_kind_is_seen(text: str, kind: str) -> None:
    assert kind in kinds(text)
    assert kind in CATEGORIES


@pytest.mark.parametrize(
    "text",
    [
        "I'm dying to know",
        "I could kill for a coffee",
        "this joke killed me",
        "I'm dead tired",
        "me muero de risa",
        "me muero de hambre",
        "me quiero morir de vergüenza",
        "I don't want to die",
        "I want to die of embarrassment",
        "it hit me that she was nervous too",
        "he beat me at chess",
        "we watched a film about suicide prevention",
    ],
)
def test_figures_of_speech_and_negations_are_left_alone(text: str) -> None:
    assert kinds(text) == set()


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_places_lie_inside_it(text: str) -> None:
    for hit in find_crisis(text, SHIPPED):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.category in CATEGORIES


NEUTRAL = st.sampled_from(
    ["It rained today.", "The shop was open.", "We ate soup!", "Hacía sol.", "Is it late?", ""]
)


@given(NEUTRAL, NEUTRAL, st.sampled_from(["I want to die.", "He hit me again.", "Me corto."]))
def test_neutral_sentences_around_it_hide_nothing(before: str, after: str, said: str) -> None:
    alone = {hit.code for hit in find_crisis(said, SHIPPED)}
    around = {hit.code for hit in find_crisis(f"{before} {said} {after}", SHIPPED)}
    assert alone
    assert alone <= around


def without_cues(rules: CrisisRules) -> CrisisRules:
    return CrisisRules(
        rules.version,
        tuple(
            replace(each, rules=tuple(replace(rule, cue="") for rule in each.rules))
            for each in rules.languages
        ),
    )


@given(
    st.lists(
        st.sampled_from(
            [
                "my",
                "brother",
                "she",
                "wants",
                "to",
                "die",
                "hit",
                "him",
                "hurt",
                "kids",
                ".",
                "said",
            ]
        )
    )
)
def test_a_cue_only_saves_time(words: list[str]) -> None:
    text = " ".join(words)
    assert find_crisis(text, SHIPPED) == find_crisis(text, without_cues(SHIPPED))


@pytest.mark.parametrize(
    "text",
    [
        "I asked the woman at the till whether I could have the last one, and she laughed. " * 12,
        "a" * 4_500,
        "i am " * 450,
        "so " * 450,
        "my friend no " * 200,
        "'" * 2_500,
    ],
)
def test_twice_the_text_is_at_most_about_twice_the_looking(text: str) -> None:
    once, twice = (calls(lambda n=n: find_crisis(text * n, SHIPPED)) for n in (1, 2))  # type: ignore[misc]
    assert twice <= LONGER * once


def test_no_pattern_can_run_away() -> None:
    assert may_run_away(r"(a+)+")
    assert may_run_away(r"so (?:very |really )*(?:\w* )*sad")
    assert not may_run_away(r"my \w+ wants (?:to )?die")
    said = [pattern for language in SHIPPED.languages for pattern in every_pattern(language)]
    assert len(said) > 500
    assert [pattern for pattern in said if may_run_away(pattern)] == []


def every_pattern(language: LanguageRules) -> list[str]:
    of_rules = [one for rule in language.rules for one in (*rule.patterns, rule.cue)]
    lifting = (language.negations, language.distances, language.figures, language.afterwards)
    around = (*lifting, language.owns, language.admits, language.hedges)
    return [*of_rules, *(one for several in around for one in several)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I googled how many paracetamol it takes", "suicide"),
        ("My stepdad touches me at night", "harmed_by_other"),
        ("My best friend said she's going to take all her pills tonight", "other_at_risk"),
        ("been thinkin bout toppin meself", "suicide"),
        ("me kiero suicidar", "suicide"),
        ("busqué en google cuántas pastillas hacen falta", "suicide"),
        ("mi mejor amiga dice que esta noche se toma todas las pastillas", "other_at_risk"),
        ("no pienso estar en enero, ya no", "suicide"),
        ("me doy latigazos por la noche, por odio a mí", "self_harm"),
        ("me esconde las llaves para que no salga", "harmed_by_other"),
        ("lo espero a la salida y lo pico", "harm_to_other"),
        ("temo que Juan se ahorque", "other_at_risk"),
    ],
)
def test_whose_danger_it_is(text: str, kind: str) -> None:
    assert kinds(text) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "They hit me with a parking fine",
        "My friend counts out her gran's pills on Sundays",
        "My therapist asked if I have thoughts of harming myself. I said no.",
        "I asked the pharmacist how many paracetamol I can take a day with a cold",
        "The horse threw me",
        "adiós mundo cruel de las apps",
        "me tocó exponer la primera",
        "mi gata me mordió el dedo jugando",
    ],
)
def test_look_alikes_stay_quiet(text: str) -> None:
    assert not kinds(text)
