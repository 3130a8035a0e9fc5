"""The whole answer for a platform of narrow limits, and for a seller whose papers must not be shown as they are."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import answer_cast as cast
import attrs

from rejoinder.adapters.output.renderer import Renderer
from rejoinder.assembly.print_document import Say
from rejoinder.assembly.redaction import Box, RedactedPaper, Secret
from rejoinder.domain.errors import Refused
from rejoinder.domain.evidence import Paper
from rejoinder.domain.rulebook import Rule, Rulebook, Rulebooks
from rejoinder.usecases.answer_context import AnswerMeans
from rejoinder.usecases.redact import PaperIsNotRead
from rejoinder.usecases.write_answer import write_answer
from rejoinder.vault.verify_packet import checked


class Unable:
    """Makes no copy of anything."""

    def copy(
        self,
        paper: Paper,
        content: bytes,
        *,
        secrets: Sequence[Secret],
        boxes: Sequence[Box] = (),
        say: Say,
        language: str,
    ) -> RedactedPaper | None:
        raise PaperIsNotRead(file=paper.name)

    def reopen(self, paper: Paper, content: bytes, *, removed: str, secrets: Sequence[Secret]) -> RedactedPaper:
        raise Refused


def rulebooks(platform: str, **limits: object) -> Rulebooks:
    rules = tuple(
        Rule(
            id=f"{platform}.limit.{field}",
            kind="limit",
            says={"en": field, "zh": field, "ru": field},
            source=(),
            body={"field": field, ("most" if isinstance(value, int) else "allowed"): value},
        )
        for field, value in limits.items()
    )
    return Rulebooks(books=(Rulebook(id=platform, title={}, version="1", sha256="", rules=rules),))


def files_of(staged: cast.Staged, *, redactions: Unable | None = None, **limits: object) -> Mapping[str, bytes]:
    platform = staged.advice.reading.platform or "shop"
    staged = attrs.evolve(
        staged, advice=attrs.evolve(staged.advice, reading=attrs.evolve(staged.advice.reading, platform=platform))
    )
    books = rulebooks(platform, **limits)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "answer"
        write_answer(
            staged.case,
            staged.advice,
            contents=staged,
            out=out,
            language="en",
            means=AnswerMeans(
                wording=cast.wording().with_rules(books.sentences),
                renderer=Renderer(),
                rulebooks=books,
                redactions=redactions,
            ),
        )
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@cache
def as_pictures() -> Mapping[str, bytes]:
    return files_of(cast.ready(), file_types=["jpg", "png"], files=4)


@cache
def kept_back() -> Mapping[str, bytes]:
    return files_of(cast.ready(sensitive=("unit_price", "supplier")), redactions=Unable())


def test_a_platform_that_takes_pictures_alone_gets_pictures_and_the_answer_says_so() -> None:
    made = as_pictures()
    uploads = sorted(name for name in made if name.startswith("upload/"))
    assert 1 <= len(uploads) <= 4
    assert all(made[name].startswith(b"\xff\xd8\xff") for name in uploads)
    record = json.loads(made["answer.json"])
    assert {one["path"] for one in record["documents"]} >= set(uploads)
    [said] = [one for one in record["findings"] if one["id"] == "upload-to-limits"]
    assert "JPG" in said["says"]
    assert said["gravity"] == "note"
    assert "upload" in made["answer.html"].decode()


def test_the_list_of_the_packet_says_what_the_uploads_were_made_from(tmp_path: Path) -> None:
    made = as_pictures()
    (tmp_path / "packet.zip").write_bytes(made["packet.zip"])
    with zipfile.ZipFile(io.BytesIO(made["packet.zip"])) as packet:
        listed = {one["path"]: one for one in json.loads(packet.read("manifest.json"))["files"]}
    uploads = {name: one for name, one in listed.items() if name.startswith("upload/")}
    digest = hashlib.sha256(made["dossier.pdf"]).hexdigest()
    assert uploads
    assert {one["copy_of_sha256"] for one in uploads.values()} == {digest}
    assert all("page" in one["changed"] for one in uploads.values())
    assert not checked([tmp_path / "packet.zip"]).problems


def test_a_paper_without_a_safe_copy_is_in_no_file_that_goes_out() -> None:
    staged, made = cast.ready(sensitive=("unit_price", "supplier")), kept_back()
    record = json.loads(made["answer.json"])
    kept = [one for one in record["findings"] if one["id"].startswith("kept-back:")]
    assert kept
    assert all("--area" in one["says"] and "as_is" in one["says"] for one in kept)
    digests = {leg["evidence"] for one in kept for leg in one["because"]}
    with zipfile.ZipFile(io.BytesIO(made["packet.zip"])) as packet:
        sent = {hashlib.sha256(packet.read(name)).hexdigest() for name in packet.namelist()}
    assert digests
    assert not digests & sent
    assert {paper.sha256 for paper in staged.case.papers} >= digests


def test_an_answer_whose_paper_is_kept_back_is_not_ready_and_names_the_copy_that_is_wanted() -> None:
    record = json.loads(kept_back()["answer.json"])
    statements = [one for one in record["documents"] if one["kind"] in ("statement", "dossier", "packet")]
    assert not any(one["ready"] for one in statements)
    assert all(any("redacted copy" in lack for lack in one["missing"]) for one in statements)
