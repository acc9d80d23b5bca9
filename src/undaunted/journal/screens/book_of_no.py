"""The Book of No, newest page first."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from undaunted.insights.book_of_no import Book, BookPage, book_of, page_of
from undaunted.people.asking import Asking
from undaunted.record.questions import AttemptRecord

_A_PAGE = 24


@dataclass(frozen=True, slots=True)
class BookOpen:
    """The book, the leaf it is open at, and the pages on it."""

    book: Book
    leaf: Page[tuple[str, AttemptRecord]]
    pages: tuple[BookPage, ...]


@require_safe
def book_of_no(request: Asking) -> HttpResponse:
    book = book_of(request.person)
    newest_first = Paginator(book.entries[::-1], _A_PAGE)
    leaf = newest_first.get_page(request.GET.get("page"))
    pages = tuple(page_of(request.person, name, record) for name, record in leaf)
    return render(request, "journal/book_of_no.html", {"page": BookOpen(book, leaf, pages)})
