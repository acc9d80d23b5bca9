import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.leaving.conftest import NOW
from tests.leaving.everything import practise
from tests.leaving.zips import opened, packed
from undaunted.leaving.deleting import delete_everything
from undaunted.leaving.exporting import export_zip
from undaunted.leaving.inventory import personal_models
from undaunted.leaving.unpacking import facts_in
from undaunted.people.models import Person


def upload(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("undaunted.zip", content, "application/zip")}


def rows() -> int:
    return sum(model._default_manager.count() for model in personal_models())


def test_a_person_takes_everything_along(client: Client, person: Person) -> None:
    practise(person, NOW)

    answer = client.post("/me/export/")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="undaunted-export-')
    assert answer["Cache-Control"] == "no-store"
    assert facts_in(io.BytesIO(answer.content)).startswith(b"{")


def test_nothing_is_exported_or_imported_by_following_a_link(
    client: Client, person: Person
) -> None:
    assert client.get("/me/export/").status_code == 405
    assert client.get("/me/import/").headers["Location"] == "/me/"


def test_a_person_comes_back_with_what_they_took_along(client: Client, person: Person) -> None:
    practise(person, NOW)
    taken = client.post("/me/export/").content
    delete_everything(person)

    answer = client.post("/me/import/", upload(taken), follow=True)

    assert answer.redirect_chain == [("/me/", 302)]
    assert "Welcome back." in answer.content.decode()
    back = opened(export_zip(Person.objects.local(), NOW))
    assert back["tables"] == opened(taken)["tables"]
    assert back["person"] == opened(taken)["person"]


def test_what_is_here_already_is_said_plainly(client: Client, person: Person) -> None:
    practise(person, NOW)

    answer = client.post("/me/import/", upload(export_zip(person, NOW)), follow=True)

    assert "was here already" in answer.content.decode()


def test_a_wrong_file_is_refused_on_the_same_page_with_the_places_that_are_wrong(
    client: Client, person: Person
) -> None:
    practise(person, NOW)
    document = opened(export_zip(person, NOW))
    document["tables"]["forecast"][0]["fear"] = 400
    before = rows()

    answer = client.post("/me/import/", upload(packed(document).getvalue()))

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing was changed." in text
    assert "tables.forecast.0.fear" in text
    assert rows() == before


def test_no_file_and_an_empty_file_are_said_kindly(client: Client, person: Person) -> None:
    none = client.post("/me/import/")
    empty = client.post("/me/import/", upload(b""))

    assert (none.status_code, empty.status_code) == (422, 422)
    assert "Choose the zip first." in none.content.decode()
    assert "This file is empty." in empty.content.decode()


def test_looking_at_the_deletion_page_deletes_nothing(client: Client, person: Person) -> None:
    practise(person, NOW)
    before = rows()

    page = client.get("/me/delete/")

    assert page.status_code == 200
    assert "4 asks" in page.content.decode()
    assert rows() == before


def test_without_the_tick_nothing_is_deleted(client: Client, person: Person) -> None:
    practise(person, NOW)
    before = rows()

    answer = client.post("/me/delete/")

    assert answer.status_code == 422
    assert "Tick the box" in answer.content.decode()
    assert rows() == before


def test_with_the_tick_everything_goes_here_and_in_the_browser(
    client: Client, person: Person
) -> None:
    practise(person, NOW)

    answer = client.post("/me/delete/", {"sure": "on"})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/me/deleted/")
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert rows() == 0
    assert not Person.objects.exists()


def test_after_deleting_a_new_beginning_is_there(client: Client, person: Person) -> None:
    practise(person, NOW)
    client.post("/me/delete/", {"sure": "on"})

    page = client.get("/me/deleted/")
    again = client.post("/me/delete/", {"sure": "on"})

    assert "Everything is deleted" in page.content.decode()
    assert "files of your own" in page.content.decode()
    assert again.status_code == 302
    assert rows() == 0


def test_when_the_file_was_busy_the_page_says_what_to_do(client: Client, person: Person) -> None:
    page = client.get("/me/deleted/", {"traces": "1"}).content.decode()

    assert "Close the other windows" in page
    assert 'href="/me/delete/"' in page
