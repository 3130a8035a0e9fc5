"""Strangers fill no disk: they may send little, and all large bodies together have a bound."""

from __future__ import annotations

import gc

import pytest
from waitress.adjustments import Adjustments

from rejoinder.server.request_parser import TOGETHER_BYTES, UNKNOWN_LIMIT_BYTES, BodyBudget, RequestParser

pytestmark = pytest.mark.enable_socket  # the settings of the library look their host up
LARGE = 400_000_000
SESSION, TOKEN = "Cookie: sessionid=abc", "Authorization: Bearer rjn_x"


def parsed(*headers: str, budget: BodyBudget | None = None) -> RequestParser:
    parser = RequestParser(Adjustments(max_request_body_size=430_000_000))
    parser.budget = budget or BodyBudget()
    parser.received("\r\n".join(["POST /accounts/login/ HTTP/1.1", "Host: x", *headers, "", ""]).encode())
    return parser


@pytest.mark.parametrize(
    ("size", "header", "is_taken"),
    [
        (LARGE, "X: y", False),
        (LARGE, "Cookie: theme=dark", False),
        (UNKNOWN_LIMIT_BYTES - 1, "X: y", True),
        (LARGE, SESSION, True),
        (LARGE, TOKEN, True),
        (LARGE * 2, SESSION, False),
    ],
)
def test_who_bears_no_key_may_send_little(size: int, header: str, is_taken: bool) -> None:
    assert (parsed(f"Content-Length: {size}", header).error is None) is is_taken


def test_a_body_of_unknown_length_has_the_same_bound() -> None:
    parser = parsed("Transfer-Encoding: chunked")
    parser.received(b"%x\r\n" % (2 * UNKNOWN_LIMIT_BYTES) + b"x" * (UNKNOWN_LIMIT_BYTES + 1))
    assert parser.error is not None
    parser.close()


def test_large_bodies_together_have_a_bound_until_they_are_gone() -> None:
    budget = BodyBudget(TOGETHER_BYTES)
    held = [parsed(f"Content-Length: {LARGE}", SESSION, budget=budget) for _ in range(3)]
    assert [parser.error is None for parser in held] == [True, True, False]
    held.clear()
    gc.collect()
    assert parsed(f"Content-Length: {LARGE}", SESSION, budget=budget).error is None


def test_small_bodies_take_none_of_it() -> None:
    budget = BodyBudget(0)
    assert parsed("Content-Length: 900000", SESSION, budget=budget).error is None
