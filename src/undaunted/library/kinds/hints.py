"""Hints on the words of an own ask, as they stand in a file."""

from typing import Literal

from pydantic import Field, model_validator

from undaunted.engine.words.hints import HintRule, HintRules
from undaunted.library.kinds.fields import Frozen, Text
from undaunted.library.kinds.register import Code, Lines, RedLineFile


class HintInFile(Frozen):
    """One hint: of which text, said where a pattern is found or where all are missing."""

    code: Code
    of: Literal["title", "line", "both"]
    when: Literal["found", "missing"]
    message: Text
    patterns: Lines


class HintFile(Frozen):
    """All hints of one language; `words` are pieces of pattern, as in the red lines."""

    version: Text
    language: Literal["en"]
    source: Text
    words: dict[Code, str]
    rules: tuple[HintInFile, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def patterns_work(self) -> "HintFile":
        """Checked by the rules of the red lines: the same kind of pattern, with the same words."""
        lines = [one.model_dump(exclude={"of", "when"}) for one in self.rules]
        for each in lines:
            each["patterns"] = "\n".join(each["patterns"])
        head = self.model_dump(include={"version", "language", "source", "words"})
        RedLineFile.model_validate({**head, "negations": "not", "rules": lines})
        return self

    def hints(self) -> HintRules:
        file = RedLineFile.model_construct(words=self.words)
        return HintRules(
            self.version,
            tuple(
                HintRule(
                    one.code,
                    one.of,
                    one.when,
                    tuple(file.expand(pattern) for pattern in one.patterns),
                    one.message,
                )
                for one in self.rules
            ),
        )
