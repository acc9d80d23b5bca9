"""The small kinds of field every file of the library is made of.

Nothing is coerced: the text "3" is no number and the number 1 is no yes.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=3, max_length=600)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Whole = Annotated[int, Field(strict=True)]
Truth = Annotated[bool, Field(strict=True)]
Share = Annotated[float, Field(ge=0.0, le=1.0, strict=True)]


class Frozen(BaseModel):
    """A model that never changes and refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
