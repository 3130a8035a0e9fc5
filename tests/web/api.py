"""A program of each of the cast, calling with a token."""

from __future__ import annotations

import json
from typing import Any

import attrs
from django.test import Client

from rejoinder.db.models import Organisation, User
from rejoinder.db.token import make_token

ALL = ("read", "write", "file", "manage")


@attrs.define
class Program:
    """Calls the API; `token` is empty for a program that has none."""

    token: str
    client: Client = attrs.field(factory=Client)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{path}", headers=self._headers(headers))

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        content = json.dumps(body if body is not None else {})
        return self.client.post(
            f"/api/v1/{path}", content, content_type="application/json", headers=self._headers(headers)
        )

    def put(self, path: str, body: Any, **headers: str) -> Any:
        content = json.dumps(body)
        return self.client.put(
            f"/api/v1/{path}", content, content_type="application/json", headers=self._headers(headers)
        )

    def send(self, path: str, form: dict[str, Any], **headers: str) -> Any:
        """The same as a form, with files."""
        return self.client.post(f"/api/v1/{path}", form, headers=self._headers(headers))

    def delete(self, path: str, **headers: str) -> Any:
        return self.client.delete(f"/api/v1/{path}", headers=self._headers(headers))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.token}", **named} if self.token else named


def program_of(user: User, house: Organisation, scopes: tuple[str, ...] = ALL) -> Program:
    """A program that speaks for somebody."""
    return Program(make_token(user, house, name="program", scopes=scopes, days=30)[1])


def done(answered: Any, status: int = 201) -> Any:
    """What an answer says that has the status that was expected."""
    assert answered.status_code == status, answered.content
    return answered.json() if answered.content else None
