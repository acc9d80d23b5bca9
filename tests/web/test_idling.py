"""Work for idle moments waits while somebody waits for a page, and goes on afterwards."""

from collections.abc import Iterator
from threading import Event, Thread

import pytest

from undaunted.web.idling import Attentive, between_pages


def test_nothing_is_computed_while_a_page_is_made() -> None:
    page_begun, page_may_end, all_done = Event(), Event(), Event()
    done: list[int] = []

    def slow_page(_environ: object, _start: object) -> list[bytes]:
        page_begun.set()
        assert page_may_end.wait(30)
        return [b"here"]

    def steps() -> Iterator[None]:
        done.append(pages.waiting)
        yield
        done.append(pages.waiting)
        all_done.set()

    pages = Attentive(slow_page)
    visit = Thread(target=lambda: pages({}, lambda *_: None))
    visit.start()
    assert page_begun.wait(30)
    work = Thread(target=lambda: between_pages(pages, steps()))
    work.start()
    assert not all_done.wait(0.3)
    page_may_end.set()
    assert all_done.wait(30)
    assert done == [0, 0]
    for thread in (visit, work):
        thread.join(30)


def test_a_page_that_fails_is_no_longer_waited_for() -> None:
    def broken(_environ: object, _start: object) -> list[bytes]:
        raise RuntimeError

    pages = Attentive(broken)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            pages({}, lambda *_: None)
    assert pages.waiting == 0
