"""A time authority of one's own: openssl behind a small HTTP server on the loopback."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CONFIG = """[tsa]
default_tsa = t
[t]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
{more}
"""
KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


def _openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


class LocalAuthority:
    """Its certificates, and answers to questions.

    Args:
        with_chain: also send the certificate above the signer's, which openssl does in the wrong order.
    """

    def __init__(self, folder: Path, *, name: str = "Local Time", with_chain: bool = False) -> None:
        folder.mkdir()
        self.folder, self.certificates, self.url = folder, folder / "ca.pem", ""
        ca, tsa = folder / "ca.key", folder / "tsa.key"
        subject = f"/O=Rejoinder tests/CN={name}"
        _openssl("req", "-x509", *KEY, "-keyout", ca, "-out", self.certificates, "-days", 9, "-subj", f"{subject} CA")
        _openssl("req", *KEY, "-keyout", tsa, "-out", folder / "tsa.csr", "-subj", subject)
        (folder / "ext").write_text("extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n")
        (folder / "serial").write_text("01\n")
        signed = ("-CA", self.certificates, "-CAkey", ca, "-CAcreateserial", "-days", 9, "-extfile", folder / "ext")
        _openssl("x509", "-req", "-in", folder / "tsa.csr", *signed, "-out", folder / "tsa.pem")
        more = f"certs = {self.certificates}" if with_chain else ""
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder, more=more))

    def answer(self, question: bytes) -> bytes:
        asked, given = self.folder / "q.tsq", self.folder / "r.tsr"
        asked.write_bytes(question)
        _openssl("ts", "-reply", "-config", self.folder / "tsa.cnf", "-queryfile", asked, "-out", given)
        return given.read_bytes()


@contextlib.contextmanager
def served(authority: LocalAuthority) -> Iterator[str]:
    """The address at which an authority answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            given = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(given)))
            self.end_headers()
            self.wfile.write(given)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
