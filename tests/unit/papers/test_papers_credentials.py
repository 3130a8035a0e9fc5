"""Content credentials in papers: whether their signature holds, what they say, and that nothing is guessed without."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping

import pytest
from PIL import Image, ImageDraw

from rejoinder.adapters.documents.paper import Papers
from rejoinder.adapters.formats import trace_credentials
from rejoinder.adapters.formats.trace_credentials import credential_traces
from rejoinder.domain.evidence import Paper, Place
from rejoinder.proof.inspection import inspect
from rejoinder.proof.paper.ocr_caveat import ocr_findings

AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def certificates() -> tuple[bytes, bytes]:
    """A signer's chain and key in PEM; the authority is our own, and nobody trusts it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    now, keys = dt.datetime.now(dt.UTC), [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    root, own = (
        x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Tern"), x509.NameAttribute(NameOID.COMMON_NAME, cn)])
        for cn in ("Tern Root", "Tern Studio")
    )
    chain = b""
    for subject, key, authority in ((own, keys[1], False), (root, keys[0], True)):
        rights = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
        usage = dict.fromkeys((*rights, "encipher_only", "decipher_only"), False)
        usage |= {"digital_signature": not authority, "key_cert_sign": authority, "crl_sign": authority}
        made = (
            x509.CertificateBuilder(root, subject, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=300))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**usage), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[0].public_key()), critical=False)
        )
        if not authority:
            made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        chain += made.sign(keys[0], hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    plain = serialization.NoEncryption()
    return chain, keys[1].private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)


@pytest.fixture(scope="module")
def signed() -> bytes:
    c2pa = pytest.importorskip("c2pa")
    chain, key = certificates()
    picture, out = Image.new("RGB", (400, 300), "white"), io.BytesIO()
    ImageDraw.Draw(picture).ellipse((60, 40, 300, 240), fill="navy")
    picture.save(bare := io.BytesIO(), "JPEG", quality=88)
    told = {
        "claim_generator_info": [{"name": "Tern Paint", "version": "2"}],
        "assertions": [
            {"label": "c2pa.actions", "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": AI}]}}
        ],
    }
    info = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None)
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(told) as builder:
        builder.sign(signer, "image/jpeg", io.BytesIO(bare.getvalue()), out)
    return out.getvalue()


def opened(content: bytes) -> Paper:
    return Papers().from_bytes(content, relative="evidence/scan.jpg", place=Place.EVIDENCE)


def notes(paper: Paper) -> dict[str, list[str]]:
    found = ocr_findings(inspect(paper))
    return {
        finding.says.id: [leg.says.id for leg in finding.because] for finding in found if "credentials" in finding.id
    }


def test_credentials_that_hold_say_by_whom_with_what_and_how(signed: bytes) -> None:
    told = credential_traces(signed, "image/jpeg")
    assert (told["credentials"], told["credentials_by"]) == ("hold", "Tern Studio")
    assert (told["credentials_with"], told["credentials_source"]) == ("Tern Paint", "generated")
    legs = notes(opened(signed))["paper.sight-credentials-hold"]
    assert {"paper.credentials-by", "paper.credentials-with", "paper.credentials-generated"} <= set(legs)


def test_credentials_of_a_file_that_was_changed_are_broken(signed: bytes) -> None:
    changed = bytearray(signed)
    changed[-40] ^= 0x55
    assert credential_traces(bytes(changed), "image/jpeg")["credentials"] == "broken"
    assert list(notes(opened(bytes(changed)))) == ["paper.sight-credentials-broken"]


def test_credentials_that_nobody_here_reads_are_only_named(signed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace_credentials, "find_spec", lambda name: None)
    assert credential_traces(signed, "image/jpeg") == {"credentials": "unread"}
    assert list(notes(opened(signed))) == ["paper.sight-credentials"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", {}),
        (b"\xff\xd8\xff no credentials", {}),
        (b"\xff\xd8\xff jumb c2pa" + b"\0" * 900, {"credentials": "unread"}),
    ],
    ids=["nothing", "none", "ruins"],
)
def test_files_without_credentials_or_with_ruins_of_them(content: bytes, expected: Mapping[str, str]) -> None:
    pytest.importorskip("c2pa")
    assert credential_traces(content, "image/jpeg") == expected
