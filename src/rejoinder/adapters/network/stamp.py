"""Time authorities (RFC 3161): asked over HTTP in the order in which the user named them, and their answers judged."""

from __future__ import annotations

import binascii
import contextlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from rejoinder.adapters.network.no_redirect_http import no_redirect_opener
from rejoinder.adapters.network.stamp_token import parts_of, token_from
from rejoinder.domain.errors import Invalid, Unavailable
from rejoinder.vault.stamp import TOKEN_LIMIT_BYTES, CheckedStamp, Stamp, StampVerdict, stamp_of

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

PATIENCE_SECONDS = 15.0
GRANTED = b"\x30\x03\x02\x01\x00"
"""The status that stands before a token in an authority's answer."""
_SEQUENCE, _CERTIFICATES = 0x30, 0xA0


class NoTimeAuthority(Invalid):
    """Nobody was named who could be asked for the time."""


class TimeAuthoritiesAreSilent(Unavailable):
    """None of the authorities gave a stamp that holds."""


class CertificatesAreUnreadable(Invalid):
    """The file that should hold an authority's certificates holds none."""


class AddressIsNoHttp(Invalid):
    """The address of a time authority does not begin with http:// or https://."""


@attrs.frozen(kw_only=True)
class TimeAuthority:
    """One authority: its address, what to call it, and the certificates by which it is known."""

    url: str
    name: str
    certificates: Path | None = None


class _Refusal(Exception):
    """One authority gave nothing that holds; why."""


class TimeAuthorities:
    """Authorities asked in order until one gives a stamp that holds (port `TimeAuthorities`).

    Args:
        authorities: whom to ask. Nobody else is ever asked.
        trusted: further files of certificates that the user trusts.
    """

    def __init__(self, authorities: Sequence[TimeAuthority] = (), trusted: Sequence[Path] = ()) -> None:
        self._authorities = tuple(authorities)
        self._trusted = tuple(trusted)

    @property
    def is_configured(self) -> bool:
        """Whether there is anybody to ask."""
        return bool(self._authorities)

    def stamp(self, digest: str) -> Stamp:
        """A stamp over this SHA-256. Raises: NoTimeAuthority, TimeAuthoritiesAreSilent, AddressIsNoHttp."""
        if not self._authorities:
            raise NoTimeAuthority
        refusals = []
        for authority in self._authorities:
            try:
                return self._request_stamp(authority, digest)
            except _Refusal as refusal:
                refusals.append(f"{authority.name}: {refusal}")
        raise TimeAuthoritiesAreSilent(why="; ".join(refusals))

    def judge(self, stamp: Stamp, digest: str) -> CheckedStamp:
        """What a look at a stamp that should be over this digest comes to. Nobody is asked."""
        try:
            der = stamp.der
            token = token_from(der)
        except (ValueError, binascii.Error):
            return CheckedStamp(verdict=StampVerdict.UNREADABLE, authority=stamp.authority)
        checked = CheckedStamp(verdict=StampVerdict.FOREIGN, authority=stamp.authority, at=token.at, over=token.digest)
        if token.digest != digest:
            return checked
        return self._with_verdict(der, bytes.fromhex(digest), checked)

    def _with_verdict(self, der: bytes, digest: bytes, checked: CheckedStamp) -> CheckedStamp:
        own = self._own_roots
        verdict, name = _checked(der, digest, own or self._system_roots)
        if verdict is StampVerdict.WRONG_CERTIFICATE and not own:
            verdict = StampVerdict.UNKNOWN
        return attrs.evolve(checked, verdict=verdict, authority=name or checked.authority)

    def _request_stamp(self, authority: TimeAuthority, digest: str) -> Stamp:
        from rfc3161_client import VerificationError, VerifierBuilder

        question, nonce = _question(bytes.fromhex(digest))
        answer = _response(_posted(authority, question))
        der = answer.time_stamp_token()
        if answer.tst_info.nonce != nonce:
            raise _Refusal("the answer is to another question")
        roots = self._roots_for(authority)
        if roots:
            try:
                VerifierBuilder(roots=list(roots)).build().verify(answer, bytes.fromhex(digest))
            except (VerificationError, ValueError) as error:
                raise _Refusal("the signature is not that of the certificate named") from error
        if token_from(der).digest != digest:
            raise _Refusal("the answer is over another digest")
        return stamp_of(authority.name, der)

    def _roots_for(self, authority: TimeAuthority) -> Sequence[Certificate]:
        """The certificates by which an authority must be known; empty where nobody named any."""
        named = self._trusted if authority.certificates is None else (authority.certificates,)
        return [found for path in named for found in certificates_in(path)]

    @cached_property
    def _own_roots(self) -> tuple[Certificate, ...]:
        named = [authority.certificates for authority in self._authorities if authority.certificates is not None]
        return tuple(found for path in (*named, *self._trusted) for found in certificates_in(path))

    @cached_property
    def _system_roots(self) -> tuple[Certificate, ...]:
        import ssl
        import warnings

        from cryptography.x509 import load_der_x509_certificate

        found = []
        with warnings.catch_warnings():
            # Some certificates of the system are odd; what cannot be read is passed over, the others serve.
            warnings.simplefilter("ignore")
            for der in ssl.create_default_context().get_ca_certs(binary_form=True):
                with contextlib.suppress(ValueError):
                    found.append(load_der_x509_certificate(der))
        return tuple(found)


def name_of(url: str) -> str:
    """What to call an authority of which only the address is known."""
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2] or url


def certificates_in(path: Path) -> Sequence[Certificate]:
    """The certificates in a PEM file. Raises: CertificatesAreUnreadable."""
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CertificatesAreUnreadable(file=path.name) from error


def _checked(der: bytes, digest: bytes, roots: Sequence[Certificate]) -> tuple[StampVerdict, str | None]:
    """What these roots say of a token over this digest, and the name in the certificate where it is trusted."""
    from rfc3161_client import VerificationError, VerifierBuilder

    if not roots:
        return StampVerdict.WRONG_CERTIFICATE, None
    try:
        answer = _response(_sequence(GRANTED, der))
        VerifierBuilder(roots=list(dict.fromkeys(roots))).build().verify(answer, digest)
    except (_Refusal, ValueError):
        return StampVerdict.FORGED, None
    except VerificationError as error:
        return (
            StampVerdict.WRONG_CERTIFICATE if "certificate verify error" in str(error) else StampVerdict.FORGED
        ), None
    return StampVerdict.TRUSTED, _signer(answer)


def _signer(answer: Any) -> str | None:
    """The name in the certificate that signed."""
    from cryptography.x509 import NameOID, load_der_x509_certificate

    for der in answer.signed_data.certificates:
        found = load_der_x509_certificate(der)
        for signer in answer.signed_data.signer_infos:
            names = found.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
            if found.serial_number == signer.serial_number and names:
                return str(names[0].value)
    return None


def _question(digest: bytes) -> tuple[bytes, int]:
    """A request over a digest that is at hand, and its nonce; the library itself only takes what is to be digested."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    request = TimestampRequestBuilder().data(b"-").hash_algorithm(HashAlgorithm.SHA256).build()
    encoded = request.as_bytes()
    imprint = request.message_imprint.message
    if encoded.count(imprint) != 1 or request.nonce is None:
        raise _Refusal("the question cannot be put")
    return encoded.replace(imprint, digest), request.nonce


def _posted(authority: TimeAuthority, question: bytes) -> bytes:
    import urllib.error
    import urllib.request

    if not authority.url.lower().startswith(("http://", "https://")):
        raise AddressIsNoHttp(url=authority.url[:120])
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        request = urllib.request.Request(authority.url, data=question, headers=headers)
        with no_redirect_opener().open(request, timeout=PATIENCE_SECONDS) as reply:
            answer: bytes = reply.read(TOKEN_LIMIT_BYTES + 1)
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise _Refusal(" ".join(str(getattr(error, "reason", None) or error).split())[:120]) from error
    if len(answer) > TOKEN_LIMIT_BYTES:
        raise _Refusal("the answer is too long")
    return answer


def _response(content: bytes) -> Any:
    """The answer as the library reads it, its certificates first put into the order that DER asks of a set."""
    from rfc3161_client import decode_timestamp_response

    try:
        answer = decode_timestamp_response(_in_order(content))
        if answer.status != 0:
            raise _Refusal(" ".join(answer.status_string) or f"refused with status {answer.status}")
        return answer
    except (ValueError, IndexError) as error:
        raise _Refusal("the answer is no time stamp") from error


def _in_order(content: bytes) -> bytes:
    """The same answer, the set of certificates sorted. They stand outside of what is signed."""
    ((_, answer),) = parts_of(content)
    parts = parts_of(answer)
    if len(parts) < 2:
        return content
    (_, oid), (_, wrapped) = parts_of(parts[1][1])
    ((_, signed),) = parts_of(wrapped)
    rows = [
        (tag, b"".join(sorted(_part(*each) for each in parts_of(body))) if tag == _CERTIFICATES else body)
        for tag, body in parts_of(signed)
    ]
    inner = _part(_SEQUENCE, b"".join(_part(*row) for row in rows))
    token = _part(_SEQUENCE, _part(0x06, oid) + _part(_CERTIFICATES, inner))
    return _sequence(_part(*parts[0]), token)


def _sequence(*parts: bytes) -> bytes:
    return _part(_SEQUENCE, b"".join(parts))


def _part(tag: int, body: bytes) -> bytes:
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 128 + len(size)]) + size + body
