"""The server's settings, with a folder of their own and passwords that cost nothing."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("REJOINDER_DATA", tempfile.mkdtemp(prefix="rejoinder-tests-"))

from rejoinder.server.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}  # noqa: F405
WHITENOISE_AUTOREFRESH = True
"""Files are looked for when they are asked for, instead of all of them once for each browser that a test opens."""
