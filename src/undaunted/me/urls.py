from django.urls import path
from django.views.generic import RedirectView

from undaunted.me.screens import enough, goals, life, me, names, pace, working, zone

urlpatterns = [
    path("more/", RedirectView.as_view(pattern_name="me", permanent=False), name="more"),
    path("me/", me.me, name="me"),
    path("me/zone/", zone.zone, name="zone"),
    path("me/life-part/", life.part, name="life-part"),
    path("me/here-for/", life.here_for, name="here-for"),
    path("me/names/", names.names, name="names"),
    path("goals/", goals.goals, name="goals"),
    path("goals/left-open/", goals.left_open, name="left-open"),
    path("enough/", enough.enough, name="enough"),
    path("pace/under-18/", pace.pace_page, {"state": "under-18"}, name="pace-under-18"),
    path("pace/care-first/", pace.pace_page, {"state": "care-first"}, name="pace-care-first"),
    path("pace/supported/", pace.pace_page, {"state": "supported"}, name="pace-supported"),
    path("working/", working.working, name="working"),
]
