"""What a page of one's own may begin with: a question or the beginning of a line.

Not for whether it is a good one: see `checking.prompts`.
"""

from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field

from undaunted.library.files import Problem, read_file
from undaunted.library.kinds.fields import Frozen, Name, Whole

PROMPTS = "prompts.yaml"

About = Literal["ask", "day", "mind", "kind"]
ABOUT: tuple[About, ...] = get_args(About)  # in the order they are listed


class Prompt(Frozen):
    """A prompt in one version. Its id never changes."""

    id: Name
    version: Annotated[Whole, Field(ge=1)]
    about: About
    text: Annotated[str, Field(min_length=8, max_length=120)]


class PromptFile(Frozen):
    prompts: tuple[Prompt, ...] = Field(min_length=1)


def read_prompts(folder: Path) -> tuple[dict[str, Prompt], tuple[Problem, ...]]:
    """Every prompt by id, in the order of the file; an id that stands twice is a problem."""
    prompts: dict[str, Prompt] = {}
    problems = []
    for prompt in read_file(folder / PROMPTS, PromptFile, folder).prompts:
        if prompt.id in prompts:
            problems.append(Problem(PROMPTS, "id", f"'{prompt.id}' stands twice"))
        prompts.setdefault(prompt.id, prompt)
    return prompts, tuple(problems)
