"""Content credentials (C2PA) in a file: whether their signature holds, and what they say of its making."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from rejoinder.adapters.work.sandbox import run_sandboxed
from rejoinder.document.broken_file import FileIsBroken

WORDS_LIMIT = 120
_OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
"""Nobody is asked for credentials that lie elsewhere, nor whether a certificate was called back."""
_SOURCES = {
    "digitalCapture": "camera",
    "trainedAlgorithmicMedia": "generated",
    "compositeWithTrainedAlgorithmicMedia": "partly-generated",
}


def credential_traces(content: bytes, media_type: str) -> dict[str, str]:
    """`credentials`: `hold`, `broken`, or `unread` where nobody here can read them; empty where the file carries none.

    Where they hold or are broken: `credentials_by` whom the signature names, `credentials_at` the day of the signature,
    `credentials_with` the program, `credentials_source` how the picture came about, each where it is said.
    """
    can = media_type.startswith("image/") or media_type == "application/pdf"
    if not can or b"jumb" not in content or b"c2pa" not in content:
        return {}
    if find_spec("c2pa") is None:
        return {"credentials": "unread"}
    import c2pa  # noqa: F401  loaded once, before the work is done apart

    try:
        return dict(run_sandboxed(lambda data: _traces(data, media_type), content))
    except FileIsBroken:
        return {"credentials": "unread"}


def _traces(content: bytes, media_type: str) -> dict[str, str]:
    import c2pa

    with (
        c2pa.Context(c2pa.Settings.from_dict(_OFFLINE)) as context,
        c2pa.Reader(media_type, io.BytesIO(content), context=context) as reader,
    ):
        store = json.loads(reader.json())
    active = store.get("manifests", {}).get(store.get("active_manifest"), {})
    holds = store.get("validation_state") in ("Valid", "Trusted")
    fields = {name: _plain(value) for name, value in _active_fields(active)}
    return {"credentials": "hold" if holds else "broken", **{name: value for name, value in fields.items() if value}}


def _active_fields(active: dict[str, Any]) -> Iterator[tuple[str, object]]:
    signature = active.get("signature_info") or {}
    yield "credentials_by", signature.get("common_name") or signature.get("issuer")
    yield "credentials_at", str(signature.get("time") or "")[:10]
    programs = active.get("claim_generator_info") or [{}]
    yield "credentials_with", programs[0].get("name") or active.get("claim_generator")
    kinds = [str(action.get("digitalSourceType") or "").rpartition("/")[2] for action in _actions(active)]
    yield "credentials_source", next((_SOURCES[kind] for kind in kinds if kind in _SOURCES), "")


def _actions(active: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for assertion in active.get("assertions") or ():
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            yield from assertion.get("data", {}).get("actions") or ()


def _plain(value: object) -> str:
    """On one line, and within a limit: its author is not trusted."""
    return " ".join(str(value or "").split())[:WORDS_LIMIT]
