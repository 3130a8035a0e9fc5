"""What the log may say of a request: which page, never the secrets that stand in an address."""

from __future__ import annotations

import logging


class Discreet(logging.Filter):
    """Names the pattern of an address instead of the address: feeds, invitations and new passwords have keys there.

    A request that is refused for what it is, such as one under a wrong host name, gets its line and no traceback.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes, without its address and its request."""
        if record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
        request = record.__dict__.pop("request", None)
        if request is not None and isinstance(record.args, tuple):
            known = getattr(request, "resolver_match", None)
            shown = f"/{known.route}" if known is not None else "an unknown address"
            hidden = {request.path, request.get_full_path()}
            record.args = tuple(shown if word in hidden else word for word in record.args)
        return True
