from django.urls import path

from undaunted.exercises.screens import exercise, exercises

urlpatterns = [
    path("exercises/", exercises.exercise_list, name="exercise-list"),
    path("exercises/<slug:key>/", exercise.exercise, name="exercise"),
    path("exercises/done/<uuid:pk>/", exercises.done, name="exercise-done"),
]
