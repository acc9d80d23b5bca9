from django.urls import path

from undaunted.wellbeing.screens import help_now

urlpatterns = [path("help/", help_now.help_now, name="help-now")]
