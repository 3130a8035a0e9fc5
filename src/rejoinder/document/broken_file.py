"""The error of every parser, whichever format it parses."""

from __future__ import annotations


class FileIsBroken(Exception):
    """The bytes are not what they claim to be; the paper stays in the case, unread."""
