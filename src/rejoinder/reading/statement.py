"""The formal statements that a notice must carry."""

from __future__ import annotations

import re

from rejoinder.domain.reading import Statements
from rejoinder.reading.label import Concept
from rejoinder.reading.sheet import Sheet

_SIGNATURE = re.compile(
    r"/s/|\bsigned\b|signature|electronically sign|digitally sign|"
    r"(?:sincerely|regards|yours faithfully|yours truly|respectfully)[^\n]{0,30}\n\s*\S|签名|签字|盖章|此致|"
    r"подпись|с уважением"
)
_GOOD_FAITH = re.compile(
    r"good[- ]?faith[^.]{0,20}belie|believes? in good[- ]?faith|good[- ]?faith basis|in good[- ]?faith that|善意|"
    r"добросовестн"
)
_ACCURACY = re.compile(
    r"(?:information|statement|notification|notice|report|foregoing|above)[^.]{0,90}(?:accurate|true and correct|"
    r"true and accurate)|(?:accurate|correct) to the best|"
    r"真实(?:、|，|且|和|与)?(?:准确|有效|合法|完整)|信息(?:均|都)?(?:真实|准确|属实)|достоверн"
)
_PERJURY = re.compile(r"penal\w{1,3} of perjury|under perjury|伪证|лжесвидетельств|под страхом")
_AUTHORITY = re.compile(
    r"authori[sz]ed to (?:act|submit|make|represent|enforce|raise)|authori[sz]ed (?:\w+ ){0,2}(?:agent|"
    r"representative)|authority to act|behalf of the (?:copyright |trademark |ip )?(?:owner|holder)|"
    r"i am the (?:copyright |trademark |rightful )?(?:owner|holder|author)|授权(?:代表|代理|委托)|有权|委托|"
    r"уполномочен|на основании доверенности|правомоч"
)


def statements(sheet: Sheet) -> Statements:
    """Which formal statements the text makes; one that stands there as a form's question counts as made."""
    folded = sheet.folded
    has_signer = any(
        field.label.endswith(("signature", "signed", "签名", "签字", "подпись")) for field in sheet.of(Concept.PERSON)
    )
    return Statements(
        signature=has_signer or _SIGNATURE.search(folded) is not None,
        good_faith=_GOOD_FAITH.search(folded) is not None,
        accuracy=_ACCURACY.search(folded) is not None,
        perjury=_PERJURY.search(folded) is not None,
        authority=_AUTHORITY.search(folded) is not None,
    )
