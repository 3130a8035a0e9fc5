"""Numbers of listings on marketplaces with one and with two sites."""

from __future__ import annotations

import pytest

from rejoinder.domain.listing import as_on_com


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3256806123456789", "1005006309771541"),
        ("2255799937142037", "4000123456789"),
        ("1005006123456789", "1005006123456789"),
        ("1729384756102938475", "1729384756102938475"),
        ("601099512345678", "601099512345678"),
        ("MLM123456789", "MLM123456789"),
    ],
    ids=["the American site", "an old number there", "the first site", "TikTok Shop", "Temu", "Mercado Libre"],
)
def test_only_a_number_of_the_american_site_is_another_on_the_first(written: str, meant: str) -> None:
    assert as_on_com(written) == meant
