"""The request a screen gets: Django's, with the person who asks."""

from django.http import HttpRequest

from undaunted.people.models import Person


class Asking(HttpRequest):
    """A request with its person, put there by the frame."""

    person: Person
