"""Every address of the product; each app lists its own screens."""

from django.urls import include, path

from undaunted.web import offline

urlpatterns = [
    path("", include("undaunted.practice.urls")),
    path("", include("undaunted.insights.urls")),
    path("", include("undaunted.wellbeing.urls")),
    path("", include("undaunted.leaving.urls")),
    path("worker.js", offline.worker, name="worker"),
    path("offline/", offline.offline, name="offline"),
]

handler400 = "undaunted.web.errors.bad_request"
handler404 = "undaunted.web.errors.not_found"
handler500 = "undaunted.web.errors.server_error"
