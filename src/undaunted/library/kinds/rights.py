"""Where to complain of having been refused for who one is, by country: bodies that help for nothing.

Not for lawyers, nor for what the law says in a case: a body knows that, and it changes.
"""

import re
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator

from undaunted.library.kinds.fields import Frozen, Text, Truth

FILE = "rights.yaml"

_Short = Annotated[str, Field(min_length=2, max_length=90)]
_Number = Annotated[str, Field(pattern=r"^(\+?\d[\d ()-]{0,22}\d)?$")]
_WebAddress = Annotated[str, Field(pattern=r"^https://[^\s<>\"]{3,190}$")]


class RightsBody(Frozen):
    """One body. `in_time` says how soon one should write to it or to a court, empty where not known.

    `verified`: name, number and page stood in a source that was looked at on `seen_on`.
    """

    country: _Short
    name: _Short
    helps_with: Annotated[str, Field(min_length=10, max_length=200)]
    number: _Number = ""
    web: _WebAddress
    in_time: Annotated[str, Field(max_length=200)] = ""
    source: Text
    seen_on: date | None
    valid_until: date
    verified: Truth

    @property
    def dial(self) -> str:
        """The number as a phone dials it."""
        return re.sub(r"[^+\d]", "", self.number)

    @model_validator(mode="after")
    def seen_before_trusted(self) -> "RightsBody":
        if self.verified and self.seen_on is None:
            raise ValueError("verified, but seen_on does not say when it was seen")
        return self


class RightsFile(Frozen):
    bodies: tuple[RightsBody, ...] = Field(min_length=1)
