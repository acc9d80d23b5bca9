from django.urls import path

from undaunted.programmes.screens import (
    programme,
    programme_finished,
    programme_telling,
    programme_wall,
    programmes,
)

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug:key>/", programme.programme, name="programme"),
    path("programmes/<slug:key>/step/", programme.programme_step, name="programme-step"),
    path("programmes/<slug:key>/wall/", programme_wall.programme_wall, name="programme-wall"),
    path(
        "programmes/<slug:key>/telling/",
        programme_telling.programme_telling,
        name="programme-telling",
    ),
    path(
        "programmes/<slug:key>/finished/",
        programme_finished.programme_finished,
        name="programme-finished",
    ),
]
