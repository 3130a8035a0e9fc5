"""The application for a WSGI server."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rejoinder.server.settings")

from django.core.wsgi import get_wsgi_application

from rejoinder.adapters.storage.build_cache import attach

attach()
application = get_wsgi_application()
