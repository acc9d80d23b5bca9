"""A claim of the evidence register as a person reads it, with its strength in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from undaunted.library.kinds.lesson import Lesson, lessons_by_claim
from undaunted.library.kinds.register import Claim, Strength, Verified
from undaunted.library.reading import open_library

STRENGTH: Mapping[Strength, Promise] = {
    "trial": _("Tested in a trial"),
    "review": _("A review of studies"),
    "experiments": _("Experiments"),
    "laboratory": _("Laboratory work"),
    "clinical_records": _("Records of treatment"),
    "measured": _("Measured, nothing varied"),
    "judgement": _("A judgement"),
}

STRENGTH_MEANS: Mapping[Strength, Promise] = {
    "trial": _(
        "One group got it, another did not or got something else, and the two were compared."
    ),
    "review": _("Somebody read many studies or theories and put them together."),
    "experiments": _("People were put in situations that differed in one thing, and compared."),
    "laboratory": _("Careful work with simple tasks, some way from daily life."),
    "clinical_records": _("Notes from people in treatment, looked through afterwards."),
    "measured": _("Asked, counted or watched. It shows what goes together, not why."),
    "judgement": _("Reasoning, a search, or a rule. No study stands behind it."),
}

VERIFIED: Mapping[Verified, Promise] = {
    "yes": _("Source seen by us"),
    "no": _("Not yet checked"),
    "wrong_in_source_article": _("Told wrongly in the article"),
}

VERIFIED_MEANS: Mapping[Verified, Promise] = {
    "yes": _("We saw the source, most often its short summary and not the whole paper."),
    "no": _("Not yet checked by us: from memory, or read by one of us only."),
    "wrong_in_source_article": _(
        "The popular article that this practice began with tells it wrongly, or names a source "
        "that says something else."
    ),
}
_OURS_ALONE = _("It is our own, and nobody else has checked it.")


@dataclass(frozen=True, slots=True)
class ShownClaim:
    claim: Claim
    strength: Promise
    strength_means: Promise
    verified: Promise
    verified_means: Promise
    lessons: tuple[Lesson, ...]


def shown_claims() -> dict[str, ShownClaim]:
    """The whole register by id, in its own order."""
    library = open_library()
    used = lessons_by_claim(library.lessons.values())
    return {
        claim.id: ShownClaim(
            claim=claim,
            strength=STRENGTH[claim.strength],
            strength_means=STRENGTH_MEANS[claim.strength],
            verified=VERIFIED[claim.verified],
            verified_means=_verified_means(claim),
            lessons=used.get(claim.id, ()),
        )
        for claim in library.evidence
    }


def _verified_means(claim: Claim) -> Promise:
    ours_alone = claim.ours and claim.verified == "no"
    return _OURS_ALONE if ours_alone else VERIFIED_MEANS[claim.verified]
