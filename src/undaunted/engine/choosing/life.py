"""Which life parts a person told of (a job, a landlord), and so which asks take nothing for granted.

What is not told is never presumed: an ask that presumes it is not suggested. A part is told by a
yes, by what somebody is here for, or by a programme they joined; a never stands above all three.
Not for what is left out for other reasons (`gates`, `fitting`).
"""

from collections.abc import Collection, Iterable, Mapping

from undaunted.engine.taxonomy import Domain, Presumes

# What somebody tells of their life who says that they are here for this part of it.
OPENED_BY: Mapping[Domain, tuple[Presumes, ...]] = {
    Domain.FRIENDSHIP: (Presumes.FRIENDS, Presumes.ACQUAINTANCES),
    Domain.DATING: (Presumes.DATING, Presumes.ACQUAINTANCES),
    Domain.FAMILY: (Presumes.RELATIVES,),
    Domain.WORK: (Presumes.JOB,),
    Domain.JOB_SEARCH: (Presumes.JOB_SEARCH,),
    Domain.SALES: (Presumes.BUSINESS, Presumes.CUSTOMERS),
    Domain.LEADERSHIP: (Presumes.JOB, Presumes.TEAM),
    Domain.FOUNDING: (Presumes.BUSINESS,),
    Domain.STUDY: (Presumes.COURSE,),
    Domain.CREATIVE: (Presumes.CREATIVE_WORK,),
    Domain.NEIGHBOURHOOD: (Presumes.NEIGHBOURS,),
    Domain.ONLINE: (Presumes.ONLINE,),
    Domain.HEALTH_SERVICES: (Presumes.HEALTH_CARE,),
    Domain.MONEY: (Presumes.CONTRACT, Presumes.PAPERWORK),
    Domain.SAYING_NO: (Presumes.ACQUAINTANCES,),
}


def told_life(
    yes: Iterable[str],
    never: Iterable[str],
    here_for: Iterable[str],
    joined: Iterable[str] = (),
) -> frozenset[str]:
    """The life parts that may be presumed; `here_for` are words of `Domain`."""
    implied = (part for name in here_for for part in OPENED_BY.get(Domain(name), ()))
    return frozenset(map(str, (*yes, *implied, *joined))) - frozenset(never)


def may_be_presumed(presumes: Collection[str], life: Collection[str]) -> bool:
    """Whether an ask takes nothing for granted that was not told."""
    return frozenset(presumes) <= frozenset(life)
