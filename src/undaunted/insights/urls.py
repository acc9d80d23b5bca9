from django.urls import path

from undaunted.insights.screens import insights

urlpatterns = [
    path("insights/", insights.insights, name="insights"),
]
