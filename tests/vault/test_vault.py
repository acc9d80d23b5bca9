import os
import stat
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as django_settings
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import commits, logs, reflects
from undaunted.people.models import Person
from undaunted.record.models import Answer, Reflection
from undaunted.vault.fields import current_ring, forget_keyring
from undaunted.vault.keyring import (
    KeyringElsewhere,
    KeyringUnreadable,
    new_keyring,
    parse_keyring,
    write_keyring,
)
from undaunted.vault.rotation import rotate
from undaunted.vault.sealing import CannotOpen, SealedPlace, open_sealed, seal
from undaunted.vault.searching import has_all_words
from undaunted.web.places import CannotStart, prepare_folder
from undaunted.web.serving import require_nothing_sealed

HERE = SealedPlace("answer", "words", "1", "ana")
RING = new_keyring()


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert open_sealed(seal(text, HERE, RING), HERE, RING) == text


@given(st.binary(min_size=1, max_size=1), st.integers(0, 10_000))
@settings(max_examples=80)
def test_a_changed_byte_is_refused(other: bytes, place: int) -> None:
    sealed = bytearray(seal("A hard moment", HERE, RING))
    at = place % len(sealed)
    if sealed[at : at + 1] != other:
        sealed[at : at + 1] = other
        with pytest.raises(CannotOpen):
            open_sealed(bytes(sealed), HERE, RING)


@pytest.mark.parametrize("length", [0, 1, 5, 20, 30])
def test_a_cut_text_is_refused(length: int) -> None:
    with pytest.raises(CannotOpen):
        open_sealed(seal("A hard moment", HERE, RING)[:length], HERE, RING)


@pytest.mark.parametrize(
    "elsewhere",
    [
        SealedPlace("reflection", "words", "1", "ana"),
        SealedPlace("answer", "suggested", "1", "ana"),
        SealedPlace("answer", "words", "2", "ana"),
        SealedPlace("answer", "words", "1", "cleo"),
    ],
)
def test_a_text_moved_elsewhere_is_refused(elsewhere: SealedPlace) -> None:
    with pytest.raises(CannotOpen):
        open_sealed(seal("Mine", HERE, RING), elsewhere, RING)


@pytest.mark.django_db
def test_what_is_stored_cannot_be_read_without_the_key(ana: Person) -> None:
    attempt = commits(ana, feared="canary-feared")
    logs(attempt, words="canary-words")
    reflects(attempt, words="canary-thought")
    with connection.cursor() as cursor:
        stored = b""
        for table in ("record_forecast", "record_answer", "record_reflection"):
            cursor.execute(f"SELECT * FROM {table}")
            stored += b"".join(
                bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode()
                for row in cursor.fetchall()
                for v in row
            )
    assert len(stored) > 300
    assert b"canary" not in stored


@pytest.mark.django_db
def test_rotation_seals_everything_again_and_all_stays_readable(ana: Person) -> None:
    attempt = commits(ana)
    logs(attempt, words="Before the turn")
    reflects(attempt, words="Thought before")
    before = current_ring().current
    assert rotate(Path(django_settings.DATA_FOLDER)) >= 3
    assert current_ring().current != before
    assert Answer.objects.get().words == "Before the turn"
    assert Reflection.objects.get().assumption == "Thought before"
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM record_answer")
        assert current_ring().current.encode() in bytes(cursor.fetchone()[0])[:8]
    assert rotate(Path(django_settings.DATA_FOLDER)) >= 3


@pytest.mark.django_db
def test_a_missing_key_is_said_plainly_on_the_page(
    ana: Person, tmp_path: Path, settings: LazySettings
) -> None:
    from django.test import Client

    attempt = commits(ana, feared="x")
    logs(attempt, words="x")
    write_keyring(tmp_path, new_keyring())
    settings.DATA_FOLDER = tmp_path
    forget_keyring()
    answer = Client().get(f"/journal/{attempt.pk}/")
    forget_keyring()
    assert answer.status_code == 503
    assert "Nothing was changed." in answer.content.decode()


def test_the_keyring_is_for_its_owner_only(tmp_path: Path) -> None:
    prepare_folder(tmp_path)
    for name in ("keyring.json", "secret"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_folder_that_lost_its_keyring_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "undaunted.sqlite3").write_bytes(b"somebody's year")
    with pytest.raises(CannotStart, match="key to your words is missing"):
        prepare_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["undaunted.sqlite3"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CannotStart, match=tmp_path.name):
        prepare_folder(tmp_path / "data")


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(CannotStart, match="can't be written"):
        prepare_folder(tmp_path / "data")


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"version": 2}', '{"version":1,"current":"k1","keys":{"k1":"eA=="}}']
)
def test_a_damaged_keyring_is_said_to_be_damaged(text: str) -> None:
    with pytest.raises(KeyringUnreadable, match="damaged"):
        parse_keyring(text)


def test_search_finds_words_without_their_accents() -> None:
    assert has_all_words("cafe SCHON", ["Im Café war es schön"])
    assert not has_all_words("cafe tea", ["Im Café war es schön"])


@pytest.mark.django_db
def test_a_keyring_of_the_environment_is_not_rotated_from_here(
    ana: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_keyring(tmp_path, RING)
    monkeypatch.setenv("UNDAUNTED_KEYRING", new_keyring().to_json())
    with pytest.raises(KeyringElsewhere, match="Nothing was changed"):
        rotate(tmp_path)
    assert (tmp_path / "keyring.json").read_text() == RING.to_json()


@pytest.mark.django_db
def test_a_new_key_beside_sealed_words_is_taken_back(ana: Person, tmp_path: Path) -> None:
    commits(ana, feared="something")
    assert prepare_folder(tmp_path)
    with pytest.raises(CannotStart, match="sealed with it"):
        require_nothing_sealed(tmp_path)
    assert not (tmp_path / "keyring.json").exists()
