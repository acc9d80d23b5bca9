"""What the steps of an exercise may be: something said, a field, a stretch of time, a rehearsal.

Not for the exercise they stand in: that is `exercises`.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from undaunted.library.kinds.fields import Frozen, Text, Truth, Whole

_Scale = Literal["scale_0_100", "scale_0_10"]
_Choosing = Literal["choice", "multi"]
_Type = Literal[
    "text_short", "text", "page", "scale_0_100", "scale_0_10", "choice", "multi", "yes_no", "list"
]

SCALES: tuple[str, ...] = get_args(_Scale)
CHOOSING: tuple[str, ...] = get_args(_Choosing)
MOST_CHARACTERS = {"text_short": 140, "text": 1000}
PAGE = "page"  # a page of one's own, of any length
MOST_ROWS = 5

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=40)]
_Label = Annotated[str, Field(min_length=2, max_length=140)]
Line = Annotated[str, Field(max_length=300)]
_End = Annotated[str, Field(max_length=60)]
Said = tuple[tuple[str, str], ...]


class ChoiceOption(Frozen):
    """One answer of a choice. `cues` are words that move it up among those offered first.

    `always`: offered first whatever was written, such as "none of these".
    """

    value: Key
    label: _Label
    means: Line = ""
    example: Line = ""
    cues: tuple[_Label, ...] = ()
    always: Truth = False


class Cell(Frozen):
    """A sub-field of a list. `exactly_one`: one row says yes, no more and no fewer."""

    key: Key
    type: Literal["text_short", "scale_0_100", "yes_no"]
    label: _Label
    low_end: _End = ""
    high_end: _End = ""
    exactly_one: Truth = False


class Say(Frozen):
    """A few sentences. `pause`: what follows is filled in later, after the ask or another day."""

    kind: Literal["say"]
    text: Text
    pause: Truth = False

    def texts(self) -> Said:
        return (("text", self.text),)


class Question(Frozen):
    """A field to fill in. `repeats` asks an earlier one again: same options, ends and rows.

    A repeated list shows the words of its rows and asks only their scales again. `offer` is how
    many options are shown at first. `private`: never analysed, but for the risk floor. What is
    written into a `page` is kept as a page of one's own, tied to the exercise.
    """

    kind: Literal["field"]
    key: Key
    type: _Type
    label: _Label
    help: Line = ""
    options: tuple[ChoiceOption, ...] = Field(default=(), max_length=16)
    rows: tuple[Cell, ...] = Field(default=(), max_length=4)
    required: Truth = False
    low_end: _End = ""
    high_end: _End = ""
    repeats: Key | None = None
    offer: Annotated[Whole, Field(ge=1, le=5)] | None = None
    private: Truth = False

    @model_validator(mode="after")
    def parts_fit(self) -> "Question":
        first = self.repeats is None
        parts = (
            ("options", bool(self.options), first and self.type in CHOOSING),
            ("rows", bool(self.rows), first and self.type == "list"),
            ("low_end", bool(self.low_end), first and self.type in SCALES),
            ("high_end", bool(self.high_end), first and self.type in SCALES),
        )
        for name, there, wanted in parts:
            if there != wanted:
                raise ValueError(f"{name} {'must' if wanted else 'must not'} stand in '{self.key}'")
        if self.offer and self.type not in CHOOSING:
            raise ValueError(f"'{self.key}' has nothing to offer")
        return self

    def texts(self) -> Said:
        said = [("label", self.label), ("help", self.help)]
        for each in self.options:
            said += [("options", text) for text in (each.label, each.means, each.example)]
        said += [("rows", text) for c in self.rows for text in (c.label, c.low_end, c.high_end)]
        return (*said, ("low_end", self.low_end), ("high_end", self.high_end))


class Timer(Frozen):
    """A stretch of time. `text` says what to do and `then` that it is over.

    There is no sound unless the person turns it on, and nothing that only a moving picture tells.
    """

    kind: Literal["timer"]
    seconds: Whole = Field(ge=5)
    text: Text
    then: Line

    def texts(self) -> Said:
        return (("text", self.text), ("then", self.then))


class Reply(Frozen):
    """What one could say to a refusal, what they do then, and one sentence on it."""

    key: Key
    say: Line
    then: Line = ""
    feedback: Line
    graceful: Truth = False


class RefusalStep(Frozen):
    """A refusal to rehearse; `awkward` 1-10 is our judgement."""

    key: Key
    asked: Line
    refusal: Line
    awkward: Annotated[Whole, Field(ge=1, le=10)]
    replies: tuple[Reply, ...] = Field(min_length=2, max_length=3)


class Branching(Frozen):
    """Refusals heard one after the other; the person picks a reply to each."""

    kind: Literal["choice_of_branch"]
    refusals: tuple[RefusalStep, ...] = Field(min_length=1, max_length=10)

    def texts(self) -> Said:
        said: list[tuple[str, str]] = []
        for each in self.refusals:
            said += [(each.key, each.asked), (each.key, each.refusal)]
            for reply in each.replies:
                name = f"{each.key}.{reply.key}"
                said += [(name, reply.say), (name, reply.then), (name, reply.feedback)]
        return tuple(said)


Step = Annotated[Say | Question | Timer | Branching, Field(discriminator="kind")]
