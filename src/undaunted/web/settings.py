"""Django's settings for one person on one computer; what may differ is told by the environment.

`UNDAUNTED_DATA` is the one folder with all state; `DATABASE_URL` chooses PostgreSQL instead of
the SQLite file in it.
"""

import os
from pathlib import Path

import platformdirs
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from undaunted.web.places import computer_zone, database_from, minors_allowed, read_secret

DATA_FOLDER = Path(
    os.environ.get("UNDAUNTED_DATA") or platformdirs.user_data_dir("undaunted", appauthor=False)
).expanduser()
DEMO = (DATA_FOLDER / "DEMO").exists()
MINORS_ALLOWED = minors_allowed(os.environ)

SECRET_KEY = read_secret(DATA_FOLDER)
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "undaunted.web.urls"
AUTH_USER_MODEL = "people.Person"
DATABASES = {"default": database_from(os.environ.get("DATABASE_URL", ""), DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "undaunted.vault",
    "undaunted.frame",
    "undaunted.people",
    "undaunted.record",
    "undaunted.asks",
    "undaunted.learning",
    "undaunted.wellbeing",
    "undaunted.insights",
    "undaunted.exercises",
    "undaunted.programmes",
    "undaunted.practice",
    "undaunted.journal",
    "undaunted.shelf",
    "undaunted.printing",
    "undaunted.me",
    "undaunted.leaving",
    "undaunted.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "undaunted.web.middleware.private_pages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "undaunted.web.middleware.token_on_every_page",
    "undaunted.web.middleware.LocalPerson",
    "undaunted.web.noticing.notice_words",
    "undaunted.web.minors.AdultsOnly",
    "undaunted.web.middleware.PlainErrors",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "undaunted.web.navigation.navigation",
            ],
            "builtins": ["undaunted.frame.templatetags.frame_tags"],
        },
    }
]

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "undaunted.web.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # a page of a million letters of any script
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
USE_TZ = True
TIME_ZONE = computer_zone()
STATIC_URL = "static/"
STATIC_ROOT = DATA_FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": os.environ.get("UNDAUNTED_STATIC", "undaunted.web.static_files.HashedStatic")
    },
}
WHITENOISE_MAX_AGE = 3600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "undaunted.web.logs.WithoutWords",
            "format": "%(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
