"""How often each skill was used, by what was told after asks. A count and no mark."""

from dataclasses import dataclass

from undaunted.engine.taxonomy import Skill
from undaunted.people.models import Person
from undaunted.record.labels import label
from undaunted.record.practising import skills_counted


@dataclass(frozen=True, slots=True)
class SkillLine:
    name: str
    asks: int


def skill_lines(person: Person) -> tuple[SkillLine, ...]:
    """Skills that were used, in the order of the list; none before the first was told."""
    counted = skills_counted(person)
    return tuple(SkillLine(str(label(one)), counted[one]) for one in Skill if counted[one])
