"""What the log may say of a request: which page, never the secrets that stand in an address."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import traceback

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What could end a line of the log and begin another that nobody wrote."""


class Discreet(logging.Filter):
    """Names the pattern of an address instead of the address: feeds, invitations and new passwords have keys there.

    Control characters that came from elsewhere are written as `?`. A request that is refused for what it is, such as
    one under a wrong host name, gets its line and no traceback.
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
        message = record.getMessage()
        if not message.isprintable():
            record.msg, record.args = CONTROL.sub("?", message), None
        return True


class JsonLines(logging.Formatter):
    """One JSON object a line: hour, level, who speaks, what, and of an exception its kind and where it arose.

    The text of an exception is left out: it can hold names, addresses or words of a case.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        at = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        fields: dict[str, object] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": record.getMessage(),
        }
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None:
            frames = traceback.extract_tb(error.__traceback__)[-6:]
            fields |= {"error": type(error).__name__, "where": [f"{f.filename}:{f.lineno} {f.name}" for f in frames]}
        return json.dumps(fields, ensure_ascii=False)
