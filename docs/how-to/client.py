"""Open a case, wait until it was judged, print what to do by when, and fetch the statement. Standard library only.

REJOINDER_URL=http://127.0.0.1:8080 REJOINDER_TOKEN=rjn_… python client.py complaint.eml invoice.pdf licence.pdf
"""

from __future__ import annotations

import json
import mimetypes
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

SERVER = os.environ.get("REJOINDER_URL", "http://127.0.0.1:8080").rstrip("/")
LONGEST_WAIT_SECONDS = 300


class Rejoinder:
    """The calls that this script needs; each further one looks the same."""

    def __init__(self, server: str, token: str, language: str = "en", call=urllib.request.urlopen) -> None:
        self.server, self.call = server, call
        self.headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}

    def get(self, path: str) -> bytes:
        """What lies at an address of the API."""
        return self._answered(urllib.request.Request(f"{self.server}/api/v1/{path}", headers=self.headers))

    def post(self, path: str, body: bytes, media_type: str) -> bytes:
        """Have something done. With its key the same call can be made again and is done once."""
        headers = {**self.headers, "Content-Type": media_type, "Idempotency-Key": str(uuid.uuid4())}
        return self._answered(urllib.request.Request(f"{self.server}/api/v1/{path}", body, headers))

    def _answered(self, request: urllib.request.Request) -> bytes:
        for _ in range(5):
            try:
                with self.call(request, timeout=60) as answer:
                    return answer.read()
            except urllib.error.HTTPError as error:
                if error.code not in (429, 503):
                    problem = json.load(error)
                    sys.exit(f"{problem['title']} {problem['remedy']} ({problem['code']})")
                time.sleep(int(error.headers.get("Retry-After", "30")))
        sys.exit("The server is busy; try again later.")


def form(files: list[tuple[str, Path]]) -> tuple[bytes, str]:
    """A form with files, and its media type."""
    border = uuid.uuid4().hex
    parts = []
    for field, path in files:
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        head = f'--{border}\r\nContent-Disposition: form-data; name="{field}"; filename="{path.name}"\r\n'
        parts.append(f"{head}Content-Type: {kind}\r\n\r\n".encode() + path.read_bytes() + b"\r\n")
    return b"".join(parts) + f"--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"


def judged(api: Rejoinder, case: str) -> dict:
    """The case once it was judged."""
    end = time.monotonic() + LONGEST_WAIT_SECONDS
    while time.monotonic() < end:
        found = json.loads(api.get(f"cases/{case}"))
        if found["judgement"]["state"] == "done":
            return found
        if found["judgement"]["state"] == "failed":
            sys.exit(found["judgement"]["trouble"])
        time.sleep(2)
    sys.exit("The case is still being judged; look at it later.")


def answered(api: Rejoinder, complaint: str, *papers: str) -> None:
    """Do what the head of this file says."""
    files = [("complaint", Path(complaint)), *(("evidence", Path(paper)) for paper in papers)]
    case = json.loads(api.post("cases", *form(files)))["id"]
    found = judged(api, case)
    print(f"{found['title']}: {found['best_route'] or 'no route is open'}, safe by {found['safe_by']}")
    answer = json.loads(api.get(f"cases/{case}/answer"))
    for finding in answer["findings"]:
        print(f"- {finding['says']}")
    for document in json.loads(api.get(f"cases/{case}/documents"))["documents"]:
        if document["kind"] == "statement" and document["path"].endswith(".txt"):
            Path(document["path"]).write_bytes(api.get(f"cases/{case}/files/{document['sha256']}"))
            print(f"{document['path']} is {'ready' if document['ready'] else 'a draft with gaps'}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Give the complaint, then the papers.")
    answered(Rejoinder(SERVER, os.environ["REJOINDER_TOKEN"]), *sys.argv[1:])
