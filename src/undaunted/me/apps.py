from django.apps import AppConfig


class MeConfig(AppConfig):
    name = "undaunted.me"
    label = "me"
    default_auto_field = "django.db.models.BigAutoField"
