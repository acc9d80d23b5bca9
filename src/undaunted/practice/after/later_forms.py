"""The forms of what is asked when it is over: how much was managed, a day and a week later."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from undaunted.engine.taxonomy import AskKind, Cost, Skill
from undaunted.people.ranges import TENTHS, longest
from undaunted.record.forms import (
    ChanceField,
    FactForm,
    FearField,
    Label,
    OneOf,
    SomeOf,
    WordsField,
)
from undaunted.record.labels import choices, label
from undaunted.record.models import FollowUp


class ManagedForm(FactForm):
    """How much of it one managed, by one's own measure."""

    managed = OneOf(
        label=_("How much of it did I manage? 0 to 10"),
        choices=tuple((str(n), str(n)) for n in range(TENTHS.least, TENTHS.most + 1)),
    )


class SkillsUsedForm(FactForm):
    """Which of the skills of an ask were used; `kept` is what was answered before, () for none.

    Chips can all be on at once, so where none and a skill were sent, what is new counts.
    """

    NONE = "none"
    skills = SomeOf(label=_("Which of these did you use?"), required=False)

    def __init__(
        self, *args: Any, of: Iterable[Skill], kept: Sequence[Skill] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.kept = tuple(of), kept
        field = cast(SomeOf, self.fields["skills"])
        named = [(skill.value, label(skill)) for skill in self.offered]
        field.choices = [*named, (self.NONE, _("None needed"))]
        if kept is not None:
            self.initial["skills"] = [skill.value for skill in kept] or [self.NONE]

    def clean_skills(self) -> list[Skill]:
        said = self.cleaned_data["skills"]
        used = [skill for skill in self.offered if skill.value in said]
        was_none = self.kept is not None and not self.kept
        return used if self.NONE not in said or was_none else []


class FollowUpForm(FactForm):
    """`kind` of what was done, or a round: what again means hangs on it."""

    AGAIN = (
        ("no", _("Not yet")),
        ("asked", _("Asked again, somebody else")),
        ("improved", _("Asked again, in a better way")),
    )
    SAID_AGAIN = (
        ("no", _("Not yet")),
        ("asked", _("Yes, to somebody else")),
        ("improved", _("Yes, in a better way")),
    )
    DONE_AGAIN = (("no", _("Not yet")), ("asked", _("Yes")))
    fear_now = FearField(label=_("Thinking of it now, how much fear is left?"))
    belief_now = ChanceField(
        label=_("What you feared: how much do you believe it now?"),
        low_end=_("not at all"),
        high_end=_("completely"),
        required=False,
    )
    stays = WordsField(label=_("What stays with you?"), max_length=longest(FollowUp, "stays"))
    again = OneOf(label=_("Have you asked again since?"), choices=AGAIN, required=False)

    def __init__(
        self,
        *args: Any,
        kind: str = AskKind.ASKING,
        of_round: bool = False,
        unasked: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if unasked:
            del self.fields["again"]
        elif of_round:
            self.fields["fear_now"].label = _("Thinking of that round now, how much fear is left?")
            self._again(_("Have you made another round since?"), self.DONE_AGAIN)
        elif kind == AskKind.SAYING_NO:
            self._again(_("Have you said no again since?"), self.SAID_AGAIN)
        elif kind == AskKind.APPROACHING:
            self._again(_("Have you done it again since?"), self.DONE_AGAIN)

    def _again(self, question: Label, answers: tuple[tuple[str, Label], ...]) -> None:
        self.fields["again"].label = question
        cast(OneOf, self.fields["again"]).choices = answers


class WeekLaterForm(FollowUpForm):
    """A week later one may know what it cost."""

    cost = SomeOf(
        label=_("Did it cost you or them anything? Tick what fits."),
        choices=choices(Cost),
        required=False,
    )

    def clean_cost(self) -> list[str]:
        """Nothing is told alone: with anything else ticked, what was lost counts."""
        ticked: list[str] = self.cleaned_data["cost"]
        lost = [word for word in ticked if word != Cost.NOTHING]
        return lost or ticked
