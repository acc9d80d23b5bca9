from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "undaunted.frame"
    label = "frame"
    default_auto_field = "django.db.models.BigAutoField"
