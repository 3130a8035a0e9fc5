"""A whole case apart from its installation: laid out as a case folder, to be proved unchanged or to be taken along."""

from __future__ import annotations

import contextlib
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rejoinder.db.case_checkout import CaseCheckout
from rejoinder.db.judge import DRAWINGS, FOR_PAGES
from rejoinder.db.ledger import files_of
from rejoinder.db.models import Case, Document
from rejoinder.db.services import Services
from rejoinder.vault.verification import VerificationOutcome

ANSWER = "answer"


def verify_case_archive(services: Services, case: Case) -> VerificationOutcome:
    """Whether ledger, papers and packets are what they were, fresh from the vault. Nothing is written.

    Raises: NothingToVerify, BlobIsMissing, BlobIsAltered.
    """
    with _checked_out(services, case) as folder:
        return services.verifier().verify(folder)


def archive(services: Services, case: Case, name: str) -> BinaryIO:
    """The case as a zip, to be read once: files, ledger, payloads and answer, in a folder of this name.

    What was destroyed is not in it, and its ledger says so; `rejoinder verify` accepts the folder.

    Raises: BlobIsMissing, BlobIsAltered.
    """
    aside = services.data / "poured"
    aside.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as undone:
        zipped = undone.enter_context(tempfile.TemporaryFile(dir=aside))
        with _checked_out(services, case) as folder:
            for path, content in files_of(folder):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            _zip(folder, zipped, name)
        zipped.seek(0)
        undone.pop_all()
    return zipped


@contextlib.contextmanager
def _checked_out(services: Services, case: Case) -> Iterator[Path]:
    """The case's folder with its newest answer, poured from the vault and from no copy that somebody could change."""
    with tempfile.TemporaryDirectory(prefix="whole-") as aside:
        folder = CaseCheckout(Path(aside), services.vault).folder(case.pk)
        answer = Document.objects.filter(case=case).exclude(path__in=FOR_PAGES).exclude(path__startswith=DRAWINGS)
        for path, sha256 in answer.values_list("path", "sha256"):
            target = folder / ANSWER / path
            target.parent.mkdir(parents=True, exist_ok=True)
            services.vault().pour(sha256, target)
        yield folder


def _zip(folder: Path, target: BinaryIO, name: str) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, f"{name}/{path.relative_to(folder).as_posix()}")
