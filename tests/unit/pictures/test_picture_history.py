"""How a file came about: an earlier saving and content credentials are seen, and nothing is made of nothing."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rejoinder.adapters.pictures.picture_history import history
from rejoinder.pictures.precedence_sign import FileHistory

TAKEN = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"


def photograph(seed: int = 5, side: int = 480) -> Image.Image:
    """Soft noise over a slope, with detail of every size as a photograph has it."""
    random = np.random.default_rng(seed)
    layers = [
        np.asarray(Image.fromarray(random.normal(0, 1, (n, n)).astype(np.float32)).resize((side, side), 3))
        * 60
        / n**0.5
        for n in (6, 20, 60, 160, 300)
    ]
    grey = 128 + 1.4 * sum(layers) + np.linspace(-20, 20, side)[:, None]
    return Image.fromarray(np.clip(grey, 12, 243).astype(np.uint8)).convert("RGB")


def saved(picture: Image.Image, quality: int | None) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG") if quality is None else picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def again(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.mark.parametrize(("first", "second"), [(50, 90), (60, 92), (75, 95), (60, None), (75, None)])
def test_an_earlier_coarser_saving_is_seen_with_its_quality(first: int, second: int | None) -> None:
    found = history(saved(again(saved(photograph(), first)), second))
    assert found.earlier is not None
    assert abs(found.earlier.quality - first) <= 3


@pytest.mark.parametrize("quality", [50, 75, 90, 95, None])
@pytest.mark.parametrize("seed", [5, 6, 7])
def test_a_picture_saved_once_shows_no_earlier_saving(quality: int | None, seed: int) -> None:
    assert history(saved(photograph(seed), quality)) == FileHistory(earlier=None, looked=True)


def test_an_earlier_saving_that_was_finer_leaves_no_trace_and_none_is_invented() -> None:
    assert history(saved(again(saved(photograph(), 95)), 60)).earlier is None


def test_a_picture_made_smaller_has_lost_the_traces() -> None:
    small = again(saved(photograph(), 60)).resize((333, 333))
    assert history(saved(small, 95)).earlier is None


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", saved(photograph(), 80)[:4000], saved(photograph(side=90), 80), saved(photograph(), 80)[:30]],
    ids=["nothing", "words", "cut off", "tiny", "head alone"],
)
def test_what_cannot_be_looked_at_tells_nothing(content: bytes) -> None:
    assert history(content) == FileHistory(looked=False)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A picture with content credentials, signed by an authority of our own."""
    c2pa = pytest.importorskip("c2pa")
    chain, key = certificates()
    out = io.BytesIO()
    told = {
        "title": "bottle",
        "assertions": [
            {"label": "c2pa.actions", "data": {"actions": [{"action": "c2pa.created", "digitalSourceType": TAKEN}]}}
        ],
    }
    info = c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None)
    with c2pa.Signer.from_info(info) as signer, c2pa.Builder(told) as builder:
        builder.sign(signer, "image/jpeg", io.BytesIO(saved(photograph(), 88)), out)
    return out.getvalue()


def certificates() -> tuple[bytes, bytes]:
    """A signer's certificate with that of its authority, and the signer's key, all in PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def name(words: str) -> x509.Name:
        return x509.Name(
            [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ping Lake"), x509.NameAttribute(NameOID.COMMON_NAME, words)]
        )

    now, keys = dt.datetime.now(dt.UTC), [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    made = []
    for words, key, authority in (("Ping Lake Root", keys[0], True), ("Ping Lake Studio", keys[1], False)):
        usage = {"digital_signature": not authority, "key_cert_sign": authority, "crl_sign": authority}
        nothing = dict.fromkeys(
            (
                "content_commitment",
                "key_encipherment",
                "data_encipherment",
                "key_agreement",
                "encipher_only",
                "decipher_only",
            ),
            False,
        )
        builder = (
            x509.CertificateBuilder()
            .subject_name(name(words))
            .issuer_name(name("Ping Lake Root"))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=300))
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**usage, **nothing), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[0].public_key()), critical=False)
        )
        if not authority:
            builder = builder.add_extension(
                x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
            )
        made.append(builder.sign(keys[0], hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    key_pem = keys[1].private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return made[1] + made[0], key_pem


def test_credentials_whose_signature_holds_name_who_signed(signed: bytes) -> None:
    found = history(signed)
    assert found.credentials is not None
    assert found.credentials.by == "Ping Lake Studio"


def test_credentials_of_a_picture_that_was_changed_name_nobody(signed: bytes) -> None:
    changed = bytearray(signed)
    changed[-40] ^= 0x55
    assert history(bytes(changed)).credentials is None


def test_a_picture_without_credentials_has_none(tmp_path: Path) -> None:
    assert history(saved(photograph(), 88)).credentials is None
