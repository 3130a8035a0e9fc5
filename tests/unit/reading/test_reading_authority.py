"""An authority that a complaint itself denies is none, and its words are shown."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

DENIED = {
    "no power of attorney": "Authority of the agent: no power of attorney was submitted",
    "a label that says none": "Authorisation of the agent: none on file",
    "not enclosed": "The agent's power of attorney has not been enclosed.",
    "not authorised": "The agency was not authorised to act for the owner; a letter of authority is missing.",
    "chinese": "代理权限：未提交授权委托书",
    "chinese without": "投诉方未提供授权书。",
    "russian": "Представитель действует без доверенности.",
    "russian not enclosed": "Доверенность представителя не приложена.",
}
GIVEN = {
    "english": "We are authorised to act on behalf of the owner; the power of attorney is enclosed.",
    "agent": "I am the authorized agent. The use is not authorized by the copyright owner or the law.",
    "chinese": "我司受权利人委托，并有权提交本投诉。",
    "russian": "Представитель уполномочен правообладателем на основании доверенности № 5.",
    "infringement": "The seller uses our brand without authorization. We are authorised to act on behalf of the owner.",
}


@pytest.mark.parametrize("said", DENIED.values(), ids=DENIED.keys())
def test_a_denied_authority_is_none(said: str) -> None:
    reading = reading_of(f"A complaint was filed.\nComplaint number: QT-1\n{said}\n")
    assert not reading.statements.authority
    signal = next(one for one in reading.signals if one.id == "authority-not-shown")
    assert signal.span is not None
    assert reading.text[slice(*signal.span)] in said + "\n"


@pytest.mark.parametrize("said", GIVEN.values(), ids=GIVEN.keys())
def test_a_stated_authority_counts(said: str) -> None:
    reading = reading_of(f"A complaint was filed.\nComplaint number: QT-1\n{said}\n")
    assert reading.statements.authority
    assert "authority-not-shown" not in [one.id for one in reading.signals]
