from django.urls import path

from undaunted.me.screens import me, more

urlpatterns = [
    path("more/", more.more, name="more"),
    path("me/", me.me, name="me"),
]
