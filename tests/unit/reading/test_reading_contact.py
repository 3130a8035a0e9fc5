"""Where an answer goes: the address that the letter asks for, else the mail's own, else the one it prints."""

from __future__ import annotations

import pytest
from reading_cast import reading_of

BODY = (
    "Dear Sir or Madam,\n\nWe, Orrin Felt Works Ltd, are the owner of the copyright in our felt patterns. The page "
    "https://shop.example/felt-4 copies them. We have a good faith belief that this use is not authorised.\n\n"
)


def mail_of(sender: str, said: str, reply_to: str | None = None) -> str | None:
    heads = [("From", sender), *([("Reply-To", reply_to)] if reply_to else [])]
    head = "".join(f"{name}: {value}\n" for name, value in heads)
    text = f"{head}Subject: Copyright infringement\n\n{BODY}{said}\n\nYours faithfully,\nOrrin Felt Works Ltd\n"
    reading = reading_of(text, headers=tuple(heads))
    return next((party.email for party in reading.parties if party.email), None)


@pytest.mark.parametrize(
    ("sender", "said", "goes_to"),
    [
        ("ada@orrinfelt.example", "By email : legal@orrinfelt.example", "ada@orrinfelt.example"),
        ("ada@orrinfelt.example", "Email: legal@orrinfelt.example", "ada@orrinfelt.example"),
        ("ada@orrinfelt.example", "You can reach us at legal@orrinfelt.example.", "legal@orrinfelt.example"),
        ("no-reply@orrinfelt.example", "Email: legal@orrinfelt.example", "legal@orrinfelt.example"),
        ("scan@watchers.example", "Email: legal@orrinfelt.example", "legal@orrinfelt.example"),
        ("ada@orrinfelt.example", "The host told us to write to abuse@cloud.example.", "ada@orrinfelt.example"),
    ],
)
def test_an_answer_goes_to(sender: str, said: str, goes_to: str) -> None:
    assert mail_of(sender, said) == goes_to


def test_an_abuse_desk_that_passes_mails_on_is_not_the_writer() -> None:
    said = "We look forward to your answer."
    assert mail_of("via Abuse <abuse@host.example>", said, "felt@watchers.example") == "felt@watchers.example"
