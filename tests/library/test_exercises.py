"""The shipped exercises are in order, and every rule that keeps a wrong one out can go red."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import ValidationError

from undaunted.engine.taxonomy import Facet, HowTheyWere, Pace, SafetyBehaviour
from undaunted.library.checking.exercises import exercise_problems, exercises_problems
from undaunted.library.files import read_file
from undaunted.library.kinds.exercise import SITUATIONS, Exercise, NotFor, offered, read_exercises
from undaunted.library.kinds.register import EvidenceRegister
from undaunted.library.reading import FOLDER

SHIPPED, PROBLEMS = read_exercises(FOLDER)
REGISTER = read_file(FOLDER / "evidence.yaml", EvidenceRegister, FOLDER)
EVIDENCE = frozenset(claim.id for claim in REGISTER.claims)

Raw = dict[str, Any]


def an_exercise() -> Raw:
    """A small exercise that is in order, as it stands in its file."""
    ends = {"low_end": "not at all", "high_end": "completely"}
    raw: Raw = {
        "id": "small-look",
        "version": 1,
        "title": "A small look",
        "summary": "Look at one thought for a minute.",
        "minutes": 2,
        "when": "any",
        "why": {"text": "A look may help. It is short.", "claims": ["brooding-keeps-fear"]},
        "not_for": ["care_first"],
        "cautions": ["Stop when you want to."],
        "steps": [
            {"kind": "say", "text": "Take your time."},
            {"kind": "field", "key": "thought", "type": "text_short", "label": "Which thought?"},
            {"kind": "field", "key": "sure", "type": "scale_0_100", "label": "How sure?", **ends},
            {"kind": "timer", "seconds": 60, "text": "Look at it.", "then": "It is over."},
            branching(),
            again("sure_now", "sure"),
        ],
        "pairs": [{"measure": "belief", "before_key": "sure", "after_key": "sure_now"}],
        "stop_rule": "Once is enough.",
        "done_sentence": "That was it.",
        "leads_to": {"where": "reminder", "key": "thought"},
        "proposes_after": list(SITUATIONS),
        "proposal": "Shall we look at it?",
        "source": "Our own.",
        "licence": "CC-BY-4.0",
    }
    return raw


def again(key: str, repeats: str, type: str = "scale_0_100") -> Raw:
    return {"kind": "field", "key": key, "type": type, "label": "And now?", "repeats": repeats}


def branching() -> Raw:
    def refusal(key: str, awkward: int) -> Raw:
        replies = [
            {"key": "thanks", "say": "Thanks.", "feedback": "Short and warm.", "graceful": True},
            {"key": "why", "say": "Why?", "then": "They sigh.", "feedback": "It asks for more."},
        ]
        words = {"asked": "You ask the way.", "refusal": "No."}
        return {"key": key, "awkward": awkward, **words, "replies": replies}

    return {"kind": "choice_of_branch", "refusals": [refusal("no_1", 1), refusal("no_2", 2)]}


def problems_with(change: Callable[[Raw], object]) -> set[tuple[str, str]]:
    raw = an_exercise()
    change(raw)
    return set(exercise_problems(Exercise.model_validate(raw), EVIDENCE))


def test_the_shipped_exercises_can_be_read() -> None:
    assert PROBLEMS == ()
    assert set(SHIPPED) == {
        *("four-questions", "behavioural-experiment", "thought-record", "distortions"),
        *("evidence-sheet", "friend-letter", "breathing-space", "self-compassion-break"),
        *("values-willingness", "defusion", "expressive-writing", "if-then-plan"),
        *("imagined-rehearsal", "hearing-ten-noes", "receiving-feedback", "saying-no-kindly"),
        *("cue-card", "park-it", "weekly-review"),
    }


def test_the_shipped_exercises_are_good_enough_to_hand_out() -> None:
    assert list(exercises_problems(SHIPPED, EVIDENCE)) == []


def test_the_wrong_lesson_is_answered_by_evidence_or_by_kindness() -> None:
    answers = {each.id for each in SHIPPED.values() if "wrong_lesson" in each.proposes_after}
    assert {"evidence-sheet", "self-compassion-break"} <= answers


def test_writing_freely_is_never_proposed_and_ends_when_it_upsets_twice() -> None:
    writing = SHIPPED["expressive-writing"]
    assert writing.proposes_after == ()
    assert set(writing.not_for) == set(get_args(NotFor))
    assert writing.pairs[0].stop is not None
    assert (writing.pairs[0].stop.by, writing.pairs[0].stop.times) == (30, 2)
    assert [each.key for each in writing.questions if each.private] == ["text"]


def test_the_breathing_space_comes_before_every_second_ask_at_most() -> None:
    assert SHIPPED["breathing-space"].limit == "every_second_ask"


def test_ten_noes_are_heard_and_fear_is_asked_after_the_first_fifth_and_tenth() -> None:
    heard = 0
    asked_at: dict[str, int] = {}
    for step in SHIPPED["hearing-ten-noes"].steps:
        if step.kind == "choice_of_branch":
            heard += len(step.refusals)
        elif step.kind == "field" and step.type == "scale_0_100":
            asked_at[step.key] = heard
    assert heard == 10
    assert asked_at == {"fear_after_1": 1, "fear_after_5": 5, "fear_after_10": 10}


def test_habits_fears_and_manners_are_named_as_the_taxonomy_names_them() -> None:
    def values(id: str, key: str) -> set[str]:
        question = SHIPPED[id].question(key)
        assert question is not None
        return {option.value for option in question.options}

    habits = {str(each) for each in SafetyBehaviour} | {"none_this_time"}
    assert values("behavioural-experiment", "safety_behaviour_to_drop") == habits
    assert values("weekly-review", "habit_less") == habits
    assert values("cue-card", "for_which_fear") == {str(each) for each in Facet}
    assert values("saying-no-kindly", "they_seemed") == {*map(str, HowTheyWere), "not_seen"}
    assert {"supported", "care_first"} <= {str(each) for each in Pace}


@pytest.mark.parametrize(
    ("thought", "trap"),
    [
        ("I'm a loser", "labelling"),
        ("I’m such an idiot", "labelling"),
        ("They only said yes out of pity", "discounting_yes"),
        ("I was a nuisance", "burden_belief"),
        ("She thinks I am odd", "mind_reading"),
        ("I couldn't stand it", "catastrophic_cost"),
    ],
)
def test_three_traps_are_offered_first_and_none_of_these_with_them(thought: str, trap: str) -> None:
    question = SHIPPED["distortions"].question("trap")
    assert question is not None
    first = [option.value for option in offered(question, thought)]
    assert len(first) == 4
    assert first[0] == trap
    assert first[-1] == "none_of_these"


def test_every_trap_is_defined_and_has_an_example() -> None:
    question = SHIPPED["distortions"].question("trap")
    assert question is not None
    assert len(question.options) == 11
    assert all(option.means and option.example for option in question.options)


def test_a_choice_without_an_offer_shows_all_its_options() -> None:
    question = SHIPPED["defusion"].question("variant")
    assert question is not None
    assert offered(question, "anything") == question.options


def test_a_question_asked_again_has_the_ends_of_the_first() -> None:
    sheet = SHIPPED["evidence-sheet"]
    now = sheet.question("conviction_now")
    assert now is not None
    assert now.low_end == ""
    assert sheet.asked_like(now).low_end == "not at all"


def test_a_sound_exercise_has_no_problems() -> None:
    assert problems_with(lambda raw: None) == set()


LONG = "word " * 26 + "."
HARD = "Psychotherapeutic interventions necessitate considerable deliberation."

BROKEN: list[tuple[str, str, Callable[[Raw], object]]] = [
    ("steps", "'thought' stands twice", lambda x: x["steps"][2].update(key="thought")),
    ("sure_now", "does not stand before it", lambda x: x["steps"].reverse()),
    ("sure_now", "what it repeats is", lambda x: x["steps"][-1].update(type="scale_0_10")),
    ("third", "a repeat itself", lambda x: x["steps"].append(again("third", "sure_now"))),
    ("pairs", "no field 'gone'", lambda x: x["pairs"][0].update(after_key="gone")),
    ("pairs", "a text_short and", lambda x: x["pairs"][0].update(before_key="thought")),
    ("pairs", "does not repeat", lambda x: x["pairs"][0].update(after_key="sure")),
    ("pairs", "stands in no pair", lambda x: x.update(pairs=[])),
    ("why.claims", "not in evidence.yaml", lambda x: x["why"].update(claims=["we-just-know"])),
    ("why", "two or three", lambda x: x["why"].update(text="Just one.")),
    ("cautions", "there must be a caution", lambda x: x.update(cautions=[])),
    ("proposal", "exactly where", lambda x: x.update(proposes_after=[])),
    ("proposal", "exactly where", lambda x: x.update(proposal="")),
    ("proposal", "one sentence", lambda x: x.update(proposal="Shall we? Let us.")),
    ("proposes_after", "twice", lambda x: x.update(proposes_after=["evening", "evening"])),
    ("leads_to", "no field with words", lambda x: x["leads_to"].update(key="sure")),
    ("steps.0.text", "26 words", lambda x: x["steps"][0].update(text=LONG)),
    ("stop_rule", "shouts", lambda x: x.update(stop_rule="Stop now!")),
    ("title", "begins with a capital", lambda x: x.update(title="a small look")),
    ("steps", "reads at grade", lambda x: x["steps"][0].update(text=" ".join([HARD] * 8))),
    ("steps.3.seconds", "600 at most", lambda x: x["steps"][3].update(seconds=601)),
    ("minutes", "it takes", lambda x: x.update(minutes=1)),
    ("minutes", "it takes", lambda x: x.update(minutes=20)),
    ("no_1", "one graceful", lambda x: replies(x)[0].update(graceful=False)),
    ("no_1", "one graceful", lambda x: replies(x)[1].update(graceful=True)),
    ("no_1", "'thanks' stands twice", lambda x: replies(x)[1].update(key="thanks")),
    ("no_1.why", "one sentence", lambda x: replies(x)[1].update(feedback="One. Two.")),
    ("no_2", "less awkward", lambda x: x["steps"][4]["refusals"][0].update(awkward=3)),
    ("pick.options", "'a' stands twice", lambda x: x["steps"].append(a_choice("a", "a"))),
    ("pick.options", "no choice", lambda x: x["steps"].append(a_choice("a"))),
    ("rows.rows", "both ends", lambda x: x["steps"].append(a_list("one"))),
    ("rows.rows", "'one' stands twice", lambda x: x["steps"].append(a_list("one", "one"))),
]


def replies(raw: Raw) -> list[Raw]:
    found: list[Raw] = raw["steps"][4]["refusals"][0]["replies"]
    return found


def a_choice(*values: str) -> Raw:
    options = [{"value": value, "label": "An answer"} for value in values]
    return {"kind": "field", "key": "pick", "type": "choice", "label": "Pick", "options": options}


def a_list(*keys: str) -> Raw:
    rows = [{"key": key, "type": "scale_0_100", "label": "How much?"} for key in keys]
    return {"kind": "field", "key": "rows", "type": "list", "label": "Rows", "rows": rows}


@pytest.mark.parametrize(("field", "reason", "change"), BROKEN)
def test_a_broken_exercise_does_not_ship(
    field: str, reason: str, change: Callable[[Raw], object]
) -> None:
    found = problems_with(change)
    assert [each for each in found if each[0] == field and reason in each[1]], found


def test_a_situation_without_an_exercise_is_a_problem() -> None:
    raw = an_exercise() | {"proposes_after": ["evening"]}
    found = exercises_problems({"small-look": Exercise.model_validate(raw)}, EVIDENCE)
    assert {reason.split("'")[1] for _, _, reason in found} == set(SITUATIONS) - {"evening"}


REFUSED: list[tuple[str, Callable[[Raw], object]]] = [
    ("extra_forbidden", lambda x: x.update(colour="red")),
    ("missing", lambda x: x.pop("stop_rule")),
    ("literal_error", lambda x: x.update(proposes_after=["bad_weather"])),
    ("literal_error", lambda x: x.update(not_for=["mondays"])),
    ("int_type", lambda x: x.update(minutes="2")),
    ("union_tag_invalid", lambda x: x["steps"][0].update(kind="film")),
    ("too_short", lambda x: replies(x).pop()),
    ("value_error", lambda x: x["steps"][2].update(low_end="")),
    ("value_error", lambda x: x["steps"][-1].update(low_end="calm", high_end="afraid")),
    ("value_error", lambda x: x["steps"][1].update(type="choice")),
    ("value_error", lambda x: x["steps"][1].update(type="list")),
    ("value_error", lambda x: x["steps"][1].update(offer=3)),
]


@pytest.mark.parametrize(("kind", "change"), REFUSED)
def test_the_schema_refuses(kind: str, change: Callable[[Raw], object]) -> None:
    raw = an_exercise()
    change(raw)
    with pytest.raises(ValidationError) as refusal:
        Exercise.model_validate(raw)
    assert kind in {error["type"] for error in refusal.value.errors()}


def written(path: Path, raw: Raw) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")


def test_reading_names_every_file_that_is_wrong_or_in_the_wrong_place(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    written(folder / "small-look.yaml", an_exercise())
    written(folder / "deeper" / "small-look.yaml", an_exercise())
    written(folder / "other.yaml", an_exercise() | {"id": "one-more"})
    written(folder / "wrong.yaml", an_exercise() | {"minutes": 0})
    found, problems = read_exercises(tmp_path)
    assert set(found) == {"small-look", "one-more"}
    assert {(each.file, each.field) for each in problems} == {
        ("exercises/deeper/small-look.yaml", "id"),
        ("exercises/small-look.yaml", "id"),
        ("exercises/other.yaml", "id"),
        ("exercises/wrong.yaml", "minutes"),
    }


def test_no_exercises_at_all_is_a_problem(tmp_path: Path) -> None:
    assert [each.reason for each in read_exercises(tmp_path)[1]] == ["there are no exercises"]
