"""Every address of the product; each app lists its own screens."""

from django.urls import include, path

from undaunted.web import demo, drafts, neutral, offline

urlpatterns = [
    path("", include("undaunted.practice.urls")),
    path("", include("undaunted.journal.urls")),
    path("", include("undaunted.shelf.urls")),
    path("", include("undaunted.printing.urls")),
    path("", include("undaunted.programmes.urls")),
    path("", include("undaunted.exercises.urls")),
    path("", include("undaunted.insights.urls")),
    path("", include("undaunted.wellbeing.urls")),
    path("", include("undaunted.me.urls")),
    path("", include("undaunted.leaving.urls")),
    path("demo/", demo.demo, name="demo"),
    path("draft/<str:form>/", drafts.draft, name="draft"),
    path("worker.js", offline.worker, name="worker"),
    path("notes/", neutral.notes, name="notes"),
    path("offline/", offline.offline, name="offline"),
]

handler400 = "undaunted.web.errors.bad_request"
handler404 = "undaunted.web.errors.not_found"
handler500 = "undaunted.web.errors.server_error"
