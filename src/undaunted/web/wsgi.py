"""The door for a web server."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from undaunted.library.reading import get_ready, open_library

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "undaunted.web.settings")
application = get_wsgi_application()
# The first page does not wait for the patterns of the words that are looked for.
Thread(target=lambda: get_ready(open_library()), name="get-ready", daemon=True).start()
