from datetime import date, timedelta

import pytest

from undaunted.library.reading import open_library
from undaunted.library.register import GOOD_FOR, Claim, HelpLine

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


def test_emergency_numbers_are_not_called_verified() -> None:
    lines = [line for line in open_library().help_lines if line.name.startswith("Emergency")]
    numbers = {line.country: line.number for line in lines}
    assert not any(line.verified for line in lines)
    assert numbers["United States"] == numbers["Canada"] == "911"
    assert numbers["United Kingdom"] == "999"
    assert numbers["European Union"] == numbers["India"] == "112"
    assert (numbers["Australia"], numbers["New Zealand"]) == ("000", "111")
    assert numbers["Japan"].startswith("119")


def test_there_is_a_line_for_a_country_that_is_not_listed() -> None:
    last = open_library().help_lines[-1]
    assert (last.country, last.number) == ("Elsewhere", "findahelpline.com")


def test_no_line_stands_twice() -> None:
    lines = [(line.country, line.number) for line in open_library().help_lines]
    assert len(set(lines)) == len(lines)


def test_claims_have_ids_of_their_own() -> None:
    claims = open_library().evidence
    assert len({claim.id for claim in claims}) == len(claims) >= 20


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
