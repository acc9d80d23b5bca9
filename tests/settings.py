"""The product's settings on a data folder of its own, made before they are read."""

import os
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="undaunted-tests-"))
os.environ["UNDAUNTED_DATA"] = str(FOLDER)
os.environ["UNDAUNTED_STATIC"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
os.environ["TZ"] = "UTC"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
(FOLDER / "static").mkdir()

from undaunted.web.places import prepare_folder  # noqa: E402  # the folder comes first

prepare_folder(FOLDER)

from undaunted.web.settings import *  # noqa: E402, F403  # these are the settings

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
if "sqlite" in DATABASES["default"]["ENGINE"]:  # noqa: F405  # from the settings above
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}  # noqa: F405
