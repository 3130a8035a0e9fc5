"""Bytes that are answered to be saved, and never act in a browser."""

from __future__ import annotations

from typing import Any, BinaryIO

from django.http import FileResponse

SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"


def file_response(content: BinaryIO, name: str, media_type: str = "application/octet-stream") -> FileResponse:
    """The bytes under a name."""
    response = FileResponse(content, as_attachment=True, filename=name, content_type=media_type)
    response["Content-Security-Policy"], response["X-Content-Type-Options"] = SANDBOX, "nosniff"
    return response


def file_description(media_type: str = "application/octet-stream") -> dict[str, Any]:
    """The same for the description of a call."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {"responses": {200: {"description": "OK", "content": content}}}
