"""The hazard log is whole: every control names code and a test that are there, and the page is up to date."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from tools.hazards import (
    FOLDER,
    PAGE,
    TESTED_BY_NOBODY,
    Control,
    Hazard,
    HazardLog,
    Risk,
    document,
    missing,
    read_log,
)

LOG = read_log()
MOST_UNTESTED = 0  # controls that nothing shows yet; may only go down


def with_control(control: Control) -> HazardLog:
    hazard = LOG.hazards[0].model_copy(update={"controls": (control,)})
    return LOG.model_copy(update={"hazards": (hazard,)})


def test_every_control_names_code_and_a_test_that_are_there() -> None:
    assert list(missing(LOG)) == []


def test_a_test_that_was_removed_turns_the_log_red() -> None:
    sound = LOG.hazards[0].controls[0]
    gone = sound.model_copy(update={"test": f"{sound.test}_that_nobody_wrote"})
    assert list(missing(with_control(gone))) == [
        f"H01: {gone.test}".replace("::", ":") + " is not there"
    ]
    elsewhere = sound.model_copy(update={"test": "tests/house/test_gone.py::test_anything"})
    assert len(list(missing(with_control(elsewhere)))) == 1


def test_code_that_was_renamed_turns_the_log_red() -> None:
    sound = LOG.hazards[0].controls[0]
    renamed = sound.model_copy(update={"code": sound.code + "_under_another_name"})
    assert list(missing(with_control(renamed))) == [f"H01: {renamed.code} is not there"]


def test_functions_classes_methods_and_constants_are_found(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text(
        "LIMIT = 3\nMOST: int = 4\nclass Box:\n    def open(self) -> None: ...\n\n"
        "def one() -> None:\n    def inside() -> None: ...\n"
    )
    for name in ("LIMIT", "MOST", "Box", "Box.open", "one"):
        control = Control(what="found", code=f"src/a.py:{name}", test=None)
        assert list(missing(with_control(control), tmp_path)) == [], name
    for name in ("open", "inside", "Box.close"):
        control = Control(what="not found", code=f"src/a.py:{name}", test=None)
        assert list(missing(with_control(control), tmp_path)) != [], name


def test_there_are_enough_hazards_and_each_that_arises_has_controls() -> None:
    arising = [hazard for hazard in LOG.hazards if hazard.arises]
    assert len(arising) >= 24
    assert all(len(hazard.controls) >= 2 for hazard in arising)


def test_controls_without_a_test_are_few_and_said() -> None:
    untested = [c.what for hazard in LOG.hazards for c in hazard.controls if c.test is None]
    assert len(untested) <= MOST_UNTESTED, untested
    assert document(LOG).count(TESTED_BY_NOBODY) == len(untested)


def test_a_hazard_without_controls_must_say_that_it_does_not_arise() -> None:
    low = Risk(severity="minor", likelihood="low")
    said = {"id": "H99", "hazard": "Any", "cause": "Any", "effect": "Any", "note": "Any"}
    with pytest.raises(ValidationError, match="needs controls"):
        Hazard.model_validate({**said, "initial": low})
    with pytest.raises(ValidationError, match="no controls and no residual"):
        Hazard.model_validate({**said, "initial": low, "residual": low, "arises": False})


def test_the_page_is_what_the_tool_writes() -> None:
    assert (FOLDER / PAGE).read_text() == document(LOG)
