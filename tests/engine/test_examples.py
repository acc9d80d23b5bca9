"""Every example in a docstring of the engine runs and says what it says."""

import doctest
import importlib
import pkgutil

import pytest

from undaunted import engine

MODULES = [one.name for one in pkgutil.walk_packages(engine.__path__, "undaunted.engine.")]
WITH_EXAMPLES = {
    "undaunted.engine",
    "undaunted.engine.answers.rates",
    "undaunted.engine.answers.scoring",
    "undaunted.engine.answers.logistic_filter",
    "undaunted.engine.population.fear_fit",
    "undaunted.engine.population.answer_fit",
}


@pytest.mark.parametrize("name", ["undaunted.engine", *MODULES])
def test_the_examples_of_a_module_run(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0
    assert found.attempted > 0 or name not in WITH_EXAMPLES
