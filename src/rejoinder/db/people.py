"""People: who belongs to which house, and who may let others in."""

from __future__ import annotations

from rejoinder.db.token import Bearer as Bearer
from rejoinder.db.token import token_for as token_for
