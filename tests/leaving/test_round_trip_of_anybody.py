import io
import uuid
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.leaving.conftest import NOW
from tests.leaving.zips import opened
from undaunted.leaving.deleting import delete_everything
from undaunted.leaving.exporting import export_zip
from undaunted.leaving.importing import import_zip
from undaunted.people.models import Person
from undaunted.record import recording
from undaunted.record.models import Answer, Suggestion
from undaunted.record.recording import AskRef, ForecastGiven

chances = st.floats(0, 1)
hundred = st.integers(0, 100)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
moments = st.datetimes(datetime(1970, 1, 2), datetime(2199, 12, 30), timezones=st.just(UTC))
forecasts = st.builds(
    ForecastGiven,
    fear=hundred,
    chance_yes=chances,
    feared_text=words,
    feared_chance=st.none() | chances,
    hope=words,
    no_cost=st.none() | hundred,
    leave_out=st.lists(st.sampled_from(["alcohol", "companion"]), unique=True).map(tuple),
)
choices = st.dictionaries(
    words,
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=3,
)
asks = st.lists(
    st.tuples(forecasts, choices, st.sampled_from(["yes", "no", "waiting"]), words, moments),
    max_size=4,
)


@settings(max_examples=60)
@given(asks=asks)
def test_whatever_anybody_wrote_comes_back_as_it_was(
    person: Person, asks: list[tuple[ForecastGiven, dict[str, object], str, str, datetime]]
) -> None:
    ana = Person.objects.create(label=f"ana-{uuid.uuid4()}")
    for expected, choice, outcome, said, at in asks:
        offered = recording.suggestion(
            Suggestion(
                person=ana,
                received_at=at,
                made_at=at,
                day=at.date(),
                choice=choice,
                policy_version="1",
                library_version="1",
            )
        )
        ask = AskRef("just-the-lid", 1)
        tried = recording.commit(ana, uuid.uuid4(), ask, expected, at, suggestion_id=offered.pk)
        recording.answer(
            Answer(
                person=ana,
                attempt=tried,
                received_at=at,
                asked_at=at,
                logged_at=at,
                outcome=outcome,
                words=said,
            )
        )
    before = export_zip(ana, NOW)

    delete_everything(ana)
    import_zip(person, io.BytesIO(before))
    after = export_zip(person, NOW)
    delete_everything(person)
    person.save(force_insert=True)

    assert opened(after)["tables"] == opened(before)["tables"]
