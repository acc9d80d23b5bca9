from django.urls import path

from undaunted.me.screens import life, me, more

urlpatterns = [
    path("more/", more.more, name="more"),
    path("me/", me.me, name="me"),
    path("me/life-part/", life.part, name="life-part"),
    path("me/here-for/", life.here_for, name="here-for"),
]
