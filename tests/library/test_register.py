from datetime import date, timedelta

import pytest

from undaunted.library.kinds.lesson import read_lessons
from undaunted.library.kinds.register import GOOD_FOR, Claim, HelpLine
from undaunted.library.reading import FOLDER, open_library

SEEN = date(2026, 11, 23)


def a_line(**changes: object) -> HelpLine:
    fields: dict[str, object] = {
        "country": "Ireland",
        "name": "Samaritans",
        "number": "116 123",
        "source": "samaritans.org",
        "seen_on": SEEN,
        "valid_until": SEEN + GOOD_FOR,
        "verified": True,
    }
    return HelpLine.model_validate(fields | changes)


def test_a_line_says_where_and_when_it_was_seen() -> None:
    assert a_line().seen_on == SEEN


def test_a_line_nobody_saw_is_not_verified() -> None:
    assert not a_line(seen_on=None, verified=False).verified
    with pytest.raises(ValueError, match="seen_on does not say"):
        a_line(seen_on=None)


@pytest.mark.parametrize("days", [0, -1, 181])
def test_a_line_is_good_for_half_a_year_at_most(days: int) -> None:
    with pytest.raises(ValueError, match="180 days"):
        a_line(valid_until=SEEN + timedelta(days=days))


def test_a_number_is_text_so_that_no_nought_is_lost() -> None:
    with pytest.raises(ValueError, match="number"):
        a_line(number=999)


def test_emergency_numbers_are_those_of_their_country() -> None:
    lines = [line for line in open_library().help_lines if line.name.startswith("Emergency")]
    numbers = {line.country: line.number for line in lines}
    assert numbers["United States"] == numbers["Canada"] == "911"
    assert numbers["United Kingdom"] == "999"
    assert numbers["European Union"] == numbers["India"] == "112"
    assert (numbers["Australia"], numbers["New Zealand"]) == ("000", "111")
    assert numbers["Japan"].startswith("119")


def test_there_is_a_line_for_a_country_that_is_not_listed() -> None:
    elsewhere = [one.number for one in open_library().help_lines if one.country == "Elsewhere"]
    assert "findahelpline.com" in elsewhere
    assert open_library().help_lines[-1].country == "Elsewhere"


def test_no_line_stands_twice() -> None:
    lines = [(line.country, line.number) for line in open_library().help_lines]
    assert len(set(lines)) == len(lines)


def test_claims_have_ids_of_their_own() -> None:
    claims = open_library().evidence
    assert len({claim.id for claim in claims}) == len(claims) >= 45


def a_claim(**changes: object) -> Claim:
    fields: dict[str, object] = {
        "id": "a-claim",
        "claim": "People are kind.",
        "source": "A book",
        "found": "Ten of ten were.",
        "strength": "experiments",
        "verified": "no",
    }
    return Claim.model_validate(fields | changes)


def test_what_the_article_has_wrong_is_put_right() -> None:
    assert a_claim(verified="wrong_in_source_article", right="Nine of ten.").right
    with pytest.raises(ValueError, match="what is right instead"):
        a_claim(verified="wrong_in_source_article")


@pytest.mark.parametrize("verified", ["yes", "no"])
def test_only_what_the_article_has_wrong_is_put_right(verified: str) -> None:
    with pytest.raises(ValueError, match="wrong_in_source_article only"):
        a_claim(verified=verified, right="Nine of ten.")


def test_every_claim_is_used_or_puts_the_article_right() -> None:
    library = open_library()
    used = {each for ask in library.asks.values() for each in ask.evidence}
    used |= {each for lesson in read_lessons(FOLDER)[0].values() for each in lesson.claims}
    idle = {
        claim.id
        for claim in library.evidence
        if claim.id not in used and claim.verified != "wrong_in_source_article"
    }
    assert not idle


WRONGLY_CITED = [
    "Kouchaki",
    "Zadro",
    "Jamieson",
    "Cross",
    "King and McSpedon",
    "D. Brooks",
    "Young-Hoon",
    "Heine",
    "Compton",
    "McGuire",
    "Craske",
    "Winch",
    "Jiang",
]


@pytest.mark.parametrize("name", WRONGLY_CITED)
def test_each_wrong_reference_of_the_article_is_named(name: str) -> None:
    wrong = [c for c in open_library().evidence if c.verified == "wrong_in_source_article"]
    assert [claim for claim in wrong if name in f"{claim.source} {claim.note}"]


def test_what_waits_for_a_second_reader_is_not_called_verified() -> None:
    for claim in open_library().evidence:
        if "second reader is wanted" in claim.note or claim.note.startswith(
            ("From memory", "Known from memory")
        ):
            assert claim.verified != "yes", claim.id


def test_a_judgement_of_ours_is_never_called_verified_by_numbers_of_others() -> None:
    with pytest.raises(ValueError, match="verified"):
        Claim.model_validate(
            {
                "id": "made-up",
                "claim": "Made up.",
                "source": "Nowhere",
                "found": "Nothing.",
                "strength": "judgement",
                "verified": True,
            }
        )


def test_the_whole_is_said_to_be_untested() -> None:
    claims = {claim.id: claim for claim in open_library().evidence}
    assert "untested as a whole" in claims["untested-as-a-whole"].claim
    assert claims["not-the-same-brain-areas"].verified == "wrong_in_source_article"
