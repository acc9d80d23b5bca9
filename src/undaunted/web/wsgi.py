"""The door for a web server."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from undaunted.library.reading import getting_ready, open_library
from undaunted.web.idling import Attentive, between_pages

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "undaunted.web.settings")
application = Attentive(get_wsgi_application())
Thread(
    target=lambda: between_pages(application, getting_ready(open_library())),
    name="get-ready",
    daemon=True,
).start()
